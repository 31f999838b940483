// The encoded form of exports. Most are the names of definitions where those are declared.
import type { DefinitionFact, ExportFact } from '../facts';
import { definitionAt } from './definitions';
import type { FactsReader } from './facts-reader';
import type { FactsWriter } from './facts-writer';

const Flag = { typeOnly: 1, sameName: 2, from: 4, compatibility: 8, definition: 16 } as const;

export function writeExports(
  writer: FactsWriter,
  exports: readonly ExportFact[],
  definitions: readonly DefinitionFact[],
): void {
  writer.counts.varint(exports.length);
  let next = 0;
  for (const fact of exports) {
    const { name, local, from, span } = fact;
    const likely = from === undefined ? definitionAt(definitions, next, local, span.start) : -1;
    const definition = likely >= 0 && definitions[likely]!.nameSpan.end === span.end ? likely : -1;
    writer.flags.byte(
      (fact.typeOnly ? Flag.typeOnly : 0) |
        (local === name ? Flag.sameName : 0) |
        (from === undefined ? 0 : Flag.from) |
        (fact.compatibility ? Flag.compatibility : 0) |
        (definition < 0 ? 0 : Flag.definition),
    );
    if (from !== undefined) writer.counts.varint(from);
    if (definition < 0) {
      writer.text(local);
      writer.span(span, local.length);
    } else {
      writer.counts.varint(definition - next);
      next = definition + 1;
    }
    if (local !== name) writer.text(name);
  }
}

export function readExports(reader: FactsReader, definitions: readonly DefinitionFact[]): readonly ExportFact[] {
  let next = 0;
  return reader.list(() => {
    const flags = reader.flags.byte();
    const from = flags & Flag.from ? reader.counts.varint() : undefined;
    let local: string;
    let span: ExportFact['span'];
    if (flags & Flag.definition) {
      next += reader.counts.varint();
      const definition = definitions[next++]!;
      local = definition.name;
      const { start, end } = definition.nameSpan;
      span = { start, end };
    } else {
      local = reader.text();
      span = reader.span(local.length);
    }
    const name = flags & Flag.sameName ? local : reader.text();
    const fact = { name, local, from, typeOnly: (flags & Flag.typeOnly) !== 0, span };
    return flags & Flag.compatibility ? { ...fact, compatibility: true } : fact;
  });
}
