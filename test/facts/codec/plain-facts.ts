// Decoded facts as plain objects, which can be compared with those that a reader made.
import { decodeFacts } from '../../../server/src/facts/codec/decode-facts';
import { encodeFacts } from '../../../server/src/facts/codec/encode-facts';
import type { Facts } from '../../../server/src/facts/facts';

/** The same facts after the way to another thread. */
export function decodedFacts(batch: readonly Facts[]): Facts[] {
  return decodeFacts(encodeFacts(batch, true)).map(plainFacts);
}

export function plainFacts(facts: Facts): Facts {
  const { load, lineStarts } = facts;
  const definitions = facts.definitions.map((each) => {
    const { members, parameters } = each;
    return { ...each, members, parameters };
  });
  return { ...facts, definitions, load, lineStarts };
}
