// Decoded facts as plain objects, which can be compared with those that a reader made.
import { decodeFacts } from '../../../server/src/facts/codec/decode-facts';
import { FactsEncoder } from '../../../server/src/facts/codec/encode-facts';
import type { DefinitionFact, Facts } from '../../../server/src/facts/facts';
import { fieldsOf } from '../../../server/src/facts/late-fields';

/** As they are sent and kept. */
export function encodeFacts(batch: Iterable<Facts>, lines: boolean): Uint8Array {
  const encoder = new FactsEncoder(lines);
  for (const facts of batch) encoder.add(facts);
  return encoder.take();
}

/** The same facts after the way to another thread. */
export function decodedFacts(batch: readonly Facts[]): Facts[] {
  return decodeFacts(encodeFacts(batch, true)).map(plainFacts);
}

export function plainFacts(facts: Facts): Facts {
  const { load, lineStarts } = facts;
  const definitions = facts.definitions.map((each) => {
    const names = fieldsOf(each) as (keyof DefinitionFact)[];
    return Object.fromEntries(names.map((name) => [name, each[name]])) as unknown as DefinitionFact;
  });
  return { ...facts, definitions, load, lineStarts };
}
