// Facts of an inline piece of Python, and short forms of them to compare with.
import type { Facts, ImportFact } from '../../../server/src/facts/facts';
import { extractPython } from '../../../server/src/facts/python/extract';
import { lineAt } from '../../../server/src/text/line-index';
import type { Span } from '../../../server/src/text/span';

export function factsOf(source: string, path = 'app/module.py'): Facts {
  return extractPython(path, source);
}

export function textAt(source: string, { start, end }: Span): string {
  return source.slice(start, end);
}

/** `kind specifier: a, b as c` of each import. */
export function importsOf(source: string): string[] {
  return factsOf(source).imports.map(shortImport);
}

export function shortImport(fact: ImportFact): string {
  const kind = fact.typeOnly ? 'type' : fact.deferred ? 'deferred' : 'runtime';
  const names = fact.bindings.map(({ imported, local }) => (local === imported ? local : `${imported} as ${local}`));
  return `${kind} ${fact.specifier}: ${names.join(', ')}`;
}

/** One-based lines of the imports. */
export function importLines(source: string): number[] {
  const facts = factsOf(source);
  return facts.imports.map((each) => lineAt(facts.lineStarts, each.span.start) + 1);
}
