// The encoded form of imports.
import type { BindingFact, ImportCondition, ImportFact, ImportForm } from '../facts';
import { type FactsReader, none } from './facts-reader';
import type { FactsWriter } from './facts-writer';
import { type Numbers, wordsOf } from './words';

const formNumbers: Numbers<ImportForm> = {
  import: 0,
  'side-effect': 1,
  're-export': 2,
  're-export-all': 3,
  'import-equals': 4,
  require: 5,
  dynamic: 6,
  'import-type': 7,
  from: 8,
};
const forms = wordsOf(formNumbers);
const branchNumbers: Numbers<ImportCondition['branch']> = { try: 0, except: 1, if: 2, else: 3, conditional: 4 };
const branches = wordsOf(branchNumbers);

const Flag = { typeOnly: 16, deferred: 32, condition: 64, sameStatement: 128 } as const;

export function writeImports(writer: FactsWriter, imports: readonly ImportFact[]): void {
  writer.counts.varint(imports.length);
  let before: ImportFact | undefined;
  for (const each of imports) {
    writeImport(writer, each, before);
    before = each;
  }
}

export function readImports(reader: FactsReader): readonly ImportFact[] {
  let before: ImportFact | undefined;
  return reader.list(() => {
    before = readImport(reader, before);
    return before;
  });
}

/** Places from the left to the right, as they stand in Python; in TypeScript what is bound stands before the specifier. */
function writeImport(writer: FactsWriter, fact: ImportFact, before: ImportFact | undefined): void {
  const { form, specifier, specifierSpan, span, bindings, condition } = fact;
  const sameStatement = before !== undefined && before.span === span;
  writer.flags.byte(
    formNumbers[form] |
      (fact.typeOnly ? Flag.typeOnly : 0) |
      (fact.deferred ? Flag.deferred : 0) |
      (condition === undefined ? 0 : Flag.condition) |
      (sameStatement ? Flag.sameStatement : 0),
  );
  writer.text(specifier);
  if (!sameStatement) writer.place(span.start);
  if (bindsFirst(form)) {
    writer.list(bindings, writeBinding);
    writer.span(specifierSpan, specifier.length);
  } else {
    writer.span(specifierSpan, specifier.length);
    writer.list(bindings, writeBinding);
  }
  if (!sameStatement) writer.end(span.end);
  if (condition === undefined) return;
  writer.flags.byte(branchNumbers[condition.branch]);
  writer.counts.difference(condition.group, span.start);
}

function readImport(reader: FactsReader, before: ImportFact | undefined): ImportFact {
  const flags = reader.flags.byte();
  const form = forms[flags & 15]!;
  const specifier = reader.text();
  const shared = (flags & Flag.sameStatement) === 0 ? undefined : before!.span;
  const start = shared === undefined ? reader.place() : 0;
  let bindings: readonly BindingFact[];
  let specifierSpan: ImportFact['specifierSpan'];
  if (bindsFirst(form)) {
    bindings = reader.list(readBinding);
    specifierSpan = reader.span(specifier.length);
  } else {
    specifierSpan = reader.span(specifier.length);
    bindings = reader.list(readBinding);
  }
  const span = shared ?? { start, end: reader.end() };
  return {
    form,
    specifier,
    specifierSpan,
    span,
    bindings,
    typeOnly: (flags & Flag.typeOnly) !== 0,
    deferred: (flags & Flag.deferred) !== 0,
    condition: (flags & Flag.condition) === 0 ? undefined : readCondition(reader, span.start),
  };
}

function readCondition(reader: FactsReader, from: number): ImportCondition {
  return { branch: branches[reader.flags.byte()]!, group: reader.counts.difference(from) };
}

function bindsFirst(form: ImportForm): boolean {
  return form !== 'from';
}

/** The lowest four bits are `use`. */
const allUses = 15;
const Bit = { typeOnly: 16, sameName: 32, samePlaces: 64, attributes: 128 } as const;

function writeBinding(writer: FactsWriter, fact: BindingFact): void {
  const { imported, local, span, importedSpan, use, attributes } = fact;
  const samePlaces = span.start === importedSpan.start && span.end === importedSpan.end;
  writer.flags.byte(
    use |
      (fact.typeOnly ? Bit.typeOnly : 0) |
      (local === imported ? Bit.sameName : 0) |
      (samePlaces ? Bit.samePlaces : 0) |
      (attributes.length > 0 ? Bit.attributes : 0),
  );
  writer.text(imported);
  if (local !== imported) writer.text(local);
  if (samePlaces) writer.span(span, likelyLength(imported, local));
  else {
    writer.place(span.start);
    writer.span(importedSpan, imported.length);
    writer.end(span.end);
  }
  writer.counts.varint(fact.uses);
  if (attributes.length > 0) writer.texts(attributes);
}

function readBinding(reader: FactsReader): BindingFact {
  const flags = reader.flags.byte();
  const imported = reader.text();
  const local = (flags & Bit.sameName) === 0 ? reader.text() : imported;
  let span: BindingFact['span'];
  let importedSpan: BindingFact['span'];
  if ((flags & Bit.samePlaces) !== 0) {
    span = reader.span(likelyLength(imported, local));
    importedSpan = { start: span.start, end: span.end };
  } else {
    const start = reader.place();
    importedSpan = reader.span(imported.length);
    span = { start, end: reader.end() };
  }
  return {
    imported,
    local,
    span,
    importedSpan,
    typeOnly: (flags & Bit.typeOnly) !== 0,
    use: flags & allUses,
    uses: reader.counts.varint(),
    attributes: (flags & Bit.attributes) === 0 ? none : reader.texts(),
  };
}

/** A default import stands as its local name. */
function likelyLength(imported: string, local: string): number {
  return imported === 'default' ? local.length : imported.length;
}
