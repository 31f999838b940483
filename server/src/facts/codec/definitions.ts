// The encoded form of definitions and their members.
import type { DefinitionFact, DefinitionKind, DefinitionMarkers, DeprecationMarker, MemberFact } from '../facts';
import { DecodedDefinition, type LateDefinitions, type LateParts, type Traits } from './decoded-definition';
import { type FactsReader, none, type Position } from './facts-reader';
import type { FactsWriter } from './facts-writer';
import { type Numbers, wordsOf } from './words';

const kindNumbers: Numbers<DefinitionKind> = {
  class: 0,
  interface: 1,
  function: 2,
  type: 3,
  enum: 4,
  variable: 5,
  namespace: 6,
};
const kinds = wordsOf(kindNumbers);

const Flag = { abstract: 8, declared: 16, overload: 32, members: 64, more: 128 } as const;
/** Of the second byte, which is there when one of these is so. */
const More = { owner: 1, bases: 2, interfaces: 4, decorators: 8, parameters: 16, condition: 32, markers: 64 } as const;

export function writeDefinition(writer: FactsWriter, fact: DefinitionFact): void {
  const { kind, name, owner, nameSpan, span, bases, interfaces, decorators, members, parameters, markers } = fact;
  const more =
    (owner === '' ? 0 : More.owner) |
    (bases.length > 0 ? More.bases : 0) |
    (interfaces.length > 0 ? More.interfaces : 0) |
    (decorators.length > 0 ? More.decorators : 0) |
    (parameters.length > 0 ? More.parameters : 0) |
    (fact.conditionGroup === -1 ? 0 : More.condition) |
    (markers.deprecated === undefined && !markers.canonical ? 0 : More.markers);
  writer.flags.byte(
    kindNumbers[kind] |
      (fact.abstract ? Flag.abstract : 0) |
      (fact.declared ? Flag.declared : 0) |
      (fact.overload ? Flag.overload : 0) |
      (members.length > 0 ? Flag.members : 0) |
      (more === 0 ? 0 : Flag.more),
  );
  if (more !== 0) writer.flags.byte(more);
  writer.text(name);
  if (more & More.owner) writer.text(owner);
  writer.place(span.start);
  writer.span(nameSpan, name.length);
  if (members.length > 0) writer.list(members, writeMember);
  writer.end(span.end);
  if (more & More.bases) writer.texts(bases);
  if (more & More.interfaces) writer.texts(interfaces);
  if (more & More.decorators) writer.texts(decorators);
  if (more & More.parameters) writer.texts(parameters);
  if (more & More.condition) writer.counts.difference(fact.conditionGroup, span.start);
  if (more & More.markers) {
    writer.flags.byte(markers.canonical ? 1 : 0);
    writeDeprecation(writer, markers.deprecated);
  }
  writer.counts.varint(fact.size);
}

/** The one at or after `next`, within a few, that has this name at `start`; -1 when there is none. */
export function definitionAt(
  definitions: readonly DefinitionFact[],
  next: number,
  name: string,
  start: number,
): number {
  const end = Math.min(definitions.length, next + 50);
  for (let at = next; at < end; at++) {
    const definition = definitions[at]!;
    if (definition.name === name && definition.nameSpan.start === start) return at;
  }
  return -1;
}

/** Reads the definitions of a file, but passes by what is late, which they read from the same bytes when they are asked. */
export function readDefinitions(reader: FactsReader): readonly DefinitionFact[] {
  const source = new Source(reader, reader.position());
  let number = 0;
  return reader.list(() => readDefinition(reader, source, number++));
}

/** What one file's definitions read late. Who asks one of them is likely to ask the next. */
class Source implements LateDefinitions {
  private static last: { readonly source: Source; readonly parts: readonly LateParts[] } | undefined;

  constructor(
    private readonly reader: FactsReader,
    private readonly start: Position,
  ) {}

  parts(number: number): LateParts {
    if (Source.last?.source !== this) {
      const reader = this.reader.from(this.start);
      Source.last = { source: this, parts: reader.list(() => readDefinition(reader, undefined, 0)).map(lateParts) };
    }
    return Source.last.parts[number]!;
  }
}

function lateParts({ members, parameters }: LateParts): LateParts {
  return { members, parameters };
}

const noParts: LateParts = { members: none, parameters: none };

/** `source`: where to read late parts again; without they are read now. */
function readDefinition(reader: FactsReader, source: Source | undefined, number: number): DefinitionFact {
  const flags = reader.flags.byte();
  const more = (flags & Flag.more) === 0 ? 0 : reader.flags.byte();
  const name = reader.text();
  const owner = more & More.owner ? reader.text() : '';
  const start = reader.place();
  const nameSpan = reader.span(name.length);
  const members = (flags & Flag.members) === 0 ? none : source ? skipMembers(reader) : reader.list(readMember);
  const span = { start, end: reader.end() };
  const bases = more & More.bases ? reader.texts() : none;
  const interfaces = more & More.interfaces ? reader.texts() : none;
  const decorators = more & More.decorators ? reader.texts() : none;
  const parameters = (more & More.parameters) === 0 ? none : source ? skipTexts(reader) : reader.texts();
  const conditionGroup = more & More.condition ? reader.counts.difference(start) : -1;
  const markers = more & More.markers ? readMarkers(reader) : noMarkers;
  const size = reader.counts.varint();
  const traits =
    (more & ~More.parameters) === 0
      ? plainTraits[flags & traitFlags]!
      : { ...plainTraits[flags & traitFlags]!, owner, bases, interfaces, decorators, conditionGroup, markers };
  const hasLate = (flags & Flag.members) !== 0 || (more & More.parameters) !== 0;
  const late = source === undefined ? { members, parameters } : hasLate ? source : noParts;
  return new DecodedDefinition(name, size, traits, nameSpan, span, late, number);
}

const noMarkers: DefinitionMarkers = { deprecated: undefined, canonical: false };

const traitFlags = 7 | Flag.abstract | Flag.declared | Flag.overload;
/** By these flags: of definitions that nothing more is said of. */
const plainTraits = Array.from(
  { length: traitFlags + 1 },
  (_, flags): Traits => ({
    kind: kinds[flags & 7]!,
    owner: '',
    bases: none,
    interfaces: none,
    decorators: none,
    abstract: (flags & Flag.abstract) !== 0,
    declared: (flags & Flag.declared) !== 0,
    conditionGroup: -1,
    overload: (flags & Flag.overload) !== 0,
    markers: noMarkers,
  }),
);

function readMarkers(reader: FactsReader): DefinitionMarkers {
  const canonical = reader.flags.byte() === 1;
  return { deprecated: readDeprecation(reader), canonical };
}

export function writeDeprecation(writer: FactsWriter, deprecated: DeprecationMarker | undefined): void {
  writer.flags.byte(deprecated === undefined ? 0 : 1);
  if (deprecated !== undefined) writer.text(deprecated.replacement);
}

export function readDeprecation(reader: FactsReader): DeprecationMarker | undefined {
  return reader.flags.byte() === 0 ? undefined : { replacement: reader.text() };
}

const memberNumbers: Numbers<MemberFact['kind']> = { method: 0, property: 1, accessor: 2, constructor: 3 };
const memberKinds = wordsOf(memberNumbers);
const MemberFlag = { static: 4, abstract: 8, parameters: 16, type: 32, body: 64, size: 128 } as const;

function writeMember(writer: FactsWriter, fact: MemberFact): void {
  const { kind, name, nameSpan, parameters, type, size, body } = fact;
  writer.flags.byte(
    memberNumbers[kind] |
      (fact.static ? MemberFlag.static : 0) |
      (fact.abstract ? MemberFlag.abstract : 0) |
      (parameters.length > 0 ? MemberFlag.parameters : 0) |
      (type === '' ? 0 : MemberFlag.type) |
      (body === 0 ? 0 : MemberFlag.body) |
      (size === 0 ? 0 : MemberFlag.size),
  );
  writer.text(name);
  writer.span(nameSpan, name.length);
  if (parameters.length > 0) writer.texts(parameters);
  if (type !== '') writer.text(type);
  if (size !== 0) writer.counts.varint(size);
  if (body !== 0) writer.hashes.word(body);
}

function readMember(reader: FactsReader): MemberFact {
  const flags = reader.flags.byte();
  const name = reader.text();
  return {
    kind: memberKinds[flags & 3]!,
    name,
    nameSpan: reader.span(name.length),
    static: (flags & MemberFlag.static) !== 0,
    abstract: (flags & MemberFlag.abstract) !== 0,
    parameters: flags & MemberFlag.parameters ? reader.texts() : none,
    type: flags & MemberFlag.type ? reader.text() : '',
    size: flags & MemberFlag.size ? reader.counts.varint() : 0,
    body: flags & MemberFlag.body ? reader.hashes.word() : 0,
  };
}

/** As `readMember` reads them, but for places, from which those that follow are told. */
function skipMembers(reader: FactsReader): typeof none {
  for (let left = reader.counts.varint(); left > 0; left--) {
    const flags = reader.flags.byte();
    const length = reader.skipText();
    reader.place();
    reader.end(length);
    if (flags & MemberFlag.parameters) reader.skipTexts();
    if (flags & MemberFlag.type) reader.skipText();
    if (flags & MemberFlag.size) reader.counts.varint();
    if (flags & MemberFlag.body) reader.hashes.word();
  }
  return none;
}

function skipTexts(reader: FactsReader): typeof none {
  reader.skipTexts();
  return none;
}
