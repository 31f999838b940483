// Facts from the bytes that `FactsEncoder` made of them.
import type { LineStarts } from '../../text/line-index';
import type { BehaviourFacts } from '../behaviour-facts';
import type { ModuleMarkers } from '../facts';
import type { LoadFacts } from '../load-facts';
import { readBehaviour } from './behaviour';
import { ByteReader } from './byte-reader';
import { DecodedFacts, type EarlyFacts } from './decoded-facts';
import { readDefinitions } from './definitions';
import { languageNumbers, More, Part } from './encode-facts';
import { readExports } from './exports';
import { FactsReader, none } from './facts-reader';
import { readImports } from './imports';
import { KnownStrings } from './known-strings';
import { readLoad } from './load';
import { readAlias, readMarkers, readProblem, readString, readSuppression, readWrapper } from './rare-parts';
import { readStrings } from './string-table';
import { wordsOf } from './words';

/**
 * In the order of the batch. Throws on bytes that were cut off; on bytes that were not made by `FactsEncoder` of the same build
 * it may do anything, so who keeps them must know that they are whole. They must not change as long as the facts are used.
 * `known`: for batches that are decoded one after the other.
 */
export function decodeFacts(bytes: Uint8Array, known = new KnownStrings()): DecodedFacts[] {
  const whole = new ByteReader(bytes);
  const count = whole.varint();
  const strings = readStrings(whole, known);
  const index: number[] = [];
  for (let left = count * numbersPerFile; left > 0; left--) index.push(whole.varint());
  const [flags, names, places] = [stream(whole), stream(whole), stream(whole)];
  const reader = new FactsReader(strings, 0, flags, names, places, stream(whole), stream(whole));
  const batch: DecodedFacts[] = [];
  let end = whole.at;
  for (let entry = 0; entry < index.length; entry += numbersPerFile) {
    const linesAt = end;
    const loadAt = linesAt + index[entry]!;
    end = loadAt + index[entry + 1]!;
    const early = readEarly(reader);
    const firstString = reader.next;
    reader.next += index[entry + 2]!;
    const load =
      loadAt === end
        ? noLoad
        : () => readLoad(new FactsReader(strings, firstString, new ByteReader(bytes, loadAt)), early);
    const lines = loadAt === linesAt ? noLines : () => readLineStarts(new ByteReader(bytes, linesAt));
    batch.push(new DecodedFacts(early, load, lines));
  }
  if (end !== bytes.length) throw new RangeError('the encoded facts are cut off');
  return batch;
}

/** The lengths of lines and load, and the number of new strings in the load. */
const numbersPerFile = 3;
const languages = wordsOf(languageNumbers);
const noMarkers: ModuleMarkers = { deprecated: undefined, saysShim: false, generated: false };
const noBehaviour: BehaviourFacts = { functions: none, states: none };
const noLoad: LoadFacts = { steps: none, bodies: none };
const noLines: LineStarts = Uint32Array.of(0);

function stream(whole: ByteReader): ByteReader {
  return new ByteReader(whole.take(whole.varint()));
}

function readEarly(reader: FactsReader): EarlyFacts {
  const parts = reader.flags.byte();
  reader.last = 0;
  const imports = readImports(reader);
  reader.last = 0;
  const definitions = readDefinitions(reader);
  reader.last = 0;
  const exports = readExports(reader, definitions);
  const ownStatements = reader.counts.varint();
  reader.last = 0;
  const markers = parts & Part.markers ? readMarkers(reader) : noMarkers;
  const more = parts & Part.more ? reader.flags.byte() : 0;
  const aliases = more & More.aliases ? reader.list(readAlias) : none;
  const wrappers = more & More.wrappers ? reader.list(readWrapper) : none;
  const attributeForwards = more & More.forwards ? reader.texts() : none;
  const strings = more & More.strings ? reader.list(readString) : none;
  const suppressions = more & More.suppressions ? reader.list(readSuppression) : none;
  const problems = more & More.problems ? reader.list(readProblem) : none;
  reader.last = 0;
  return {
    language: languages[parts & 3]!,
    imports,
    exports,
    dynamicExports: (parts & Part.dynamicExports) !== 0,
    definitions,
    aliases,
    wrappers,
    attributeForwards,
    ownStatements,
    strings,
    markers,
    suppressions,
    jsx: (parts & Part.jsx) !== 0,
    isModule: (parts & Part.isModule) !== 0,
    assigns: (parts & Part.assigns) !== 0,
    behaviour: more & More.behaviour ? readBehaviour(reader) : noBehaviour,
    problems,
  };
}

function readLineStarts(reader: ByteReader): LineStarts {
  const lineStarts = new Uint32Array(reader.varint());
  for (let line = 1; line < lineStarts.length; line++) lineStarts[line] = lineStarts[line - 1]! + reader.varint();
  return lineStarts;
}
