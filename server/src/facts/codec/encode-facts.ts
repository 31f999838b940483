// Facts of a batch of files as bytes: what crosses threads and lies in the cache. `decodeFacts` gives them back.
import type { LineStarts } from '../../text/line-index';
import type { Facts, Language } from '../facts';
import { writeBehaviour } from './behaviour';
import { ByteWriter, joined } from './byte-writer';
import { writeDefinition } from './definitions';
import { writeExports } from './exports';
import { FactsWriter } from './facts-writer';
import { writeImports } from './imports';
import { writeLoad } from './load';
import { writeAlias, writeMarkers, writeProblem, writeString, writeSuppression, writeWrapper } from './rare-parts';
import { writeStrings } from './string-table';
import type { Numbers } from './words';

/**
 * The number of files; the strings; for each file the lengths of the parts that are read late and the number of new strings in
 * them; the streams of what is read at once, each after its length; then the late parts, file by file. `lines`: whether line
 * indexes go with them.
 */
export class FactsEncoder {
  private readonly strings = new Map<string, number>();
  private readonly early = new FactsWriter(this.strings);
  private readonly late = new ByteWriter();
  private readonly index = new ByteWriter();
  private count = 0;

  constructor(private readonly lines: boolean) {}

  /** About how many bytes it is by now. */
  get length(): number {
    const names = this.strings.size * usualName;
    return this.early.streams.reduce((sum, { length }) => sum + length, this.late.length + names);
  }

  add(facts: Facts): void {
    const { strings, late, index } = this;
    this.count++;
    writeEarly(this.early, facts);
    const linesAt = late.length;
    if (this.lines) writeLineStarts(late, facts.lineStarts);
    const loadAt = late.length;
    const firstString = strings.size;
    if (!isEmptyLoad(facts)) writeLoad(new FactsWriter(strings, late), facts.load, facts);
    index.varint(loadAt - linesAt);
    index.varint(late.length - loadAt);
    index.varint(strings.size - firstString);
  }

  /** The bytes of the batch, in a row, until `clear`. */
  parts(): Uint8Array[] {
    const head = new ByteWriter();
    head.varint(this.count);
    writeStrings(head, this.strings.keys());
    const streams = this.early.streams.flatMap((stream) => {
      const length = new ByteWriter();
      length.varint(stream.length);
      return [length.bytes(), stream.bytes()];
    });
    return [head.bytes(), this.index.bytes(), ...streams, this.late.bytes()];
  }

  /** The bytes of the batch; the next one comes into the same memory. */
  take(): Uint8Array {
    const bytes = joined(this.parts());
    this.clear();
    return bytes;
  }

  /** Before the next batch. */
  clear(): void {
    this.count = 0;
    this.strings.clear();
    for (const writer of [...this.early.streams, this.late, this.index]) writer.clear();
  }
}

/** Bytes, with what comes with a new name. */
const usualName = 32;

export const languageNumbers: Numbers<Language> = { python: 0, typescript: 1, javascript: 2 };
export const Part = { dynamicExports: 4, jsx: 8, isModule: 16, assigns: 32, markers: 64, more: 128 } as const;
/** Of the second byte, which is there when one of these is so. */
export const More = {
  aliases: 1,
  wrappers: 2,
  forwards: 4,
  strings: 8,
  suppressions: 16,
  problems: 32,
  behaviour: 64,
} as const;

function writeEarly(writer: FactsWriter, facts: Facts): void {
  const { aliases, wrappers, attributeForwards, strings, suppressions, problems, markers, behaviour } = facts;
  const more =
    (aliases.length > 0 ? More.aliases : 0) |
    (wrappers.length > 0 ? More.wrappers : 0) |
    (attributeForwards.length > 0 ? More.forwards : 0) |
    (strings.length > 0 ? More.strings : 0) |
    (suppressions.length > 0 ? More.suppressions : 0) |
    (problems.length > 0 ? More.problems : 0) |
    (behaviour.functions.length > 0 || behaviour.states.length > 0 ? More.behaviour : 0);
  const isMarked = markers.deprecated !== undefined || markers.saysShim || markers.generated;
  writer.flags.byte(
    languageNumbers[facts.language] |
      (facts.dynamicExports ? Part.dynamicExports : 0) |
      (facts.jsx ? Part.jsx : 0) |
      (facts.isModule ? Part.isModule : 0) |
      (facts.assigns ? Part.assigns : 0) |
      (isMarked ? Part.markers : 0) |
      (more === 0 ? 0 : Part.more),
  );
  writer.last = 0;
  writeImports(writer, facts.imports);
  writer.last = 0;
  writer.list(facts.definitions, writeDefinition);
  writer.last = 0;
  writeExports(writer, facts.exports, facts.definitions);
  writer.counts.varint(facts.ownStatements);
  writer.last = 0;
  if (isMarked) writeMarkers(writer, markers);
  if (more !== 0) writer.flags.byte(more);
  if (more & More.aliases) writer.list(aliases, writeAlias);
  if (more & More.wrappers) writer.list(wrappers, writeWrapper);
  if (more & More.forwards) writer.texts(attributeForwards);
  if (more & More.strings) writer.list(strings, writeString);
  if (more & More.suppressions) writer.list(suppressions, writeSuppression);
  if (more & More.problems) writer.list(problems, writeProblem);
  writer.last = 0;
  if (more & More.behaviour) writeBehaviour(writer, behaviour);
}

/** Every index begins with 0; the lengths of the lines but the last. */
function writeLineStarts(writer: ByteWriter, lineStarts: LineStarts): void {
  writer.varint(lineStarts.length);
  writer.distances(lineStarts);
}

function isEmptyLoad({ load }: Facts): boolean {
  return load.steps.length === 0 && load.bodies.length === 0;
}
