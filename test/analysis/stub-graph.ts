// A graph of texts for tests of the analysis: lines, suppressions and imports are as in the text, nothing else is there.
import type { Facts, SuppressionFact } from '../../server/src/facts/facts';
import type { Graph, Module } from '../../server/src/graph/model';
import { lineStartsOf } from '../../server/src/text/line-index';
import type { Span } from '../../server/src/text/span';

export function stubGraph(files: Readonly<Record<string, string>>): Graph {
  const modules = Object.keys(files)
    .sort()
    .map((path) => ({ path, facts: stubFacts(files[path]!) }) as Module);
  const byPath = new Map(modules.map((module) => [module.path, module]));
  return { modules, module: (path: string) => byPath.get(path) } as unknown as Graph;
}

/** The `number`th place of `part` in `text`. */
export function spanOf(text: string, part: string, number = 0): Span {
  let start = text.indexOf(part);
  for (let seen = 0; seen < number; seen++) start = text.indexOf(part, start + 1);
  if (start < 0) throw new Error(`${part} is not in the text`);
  return { start, end: start + part.length };
}

function stubFacts(text: string): Facts {
  const suppressions = [...text.matchAll(/# ssot-ignore-(next-line|file)[ ]*([\w-]*)(?::[ ]*(.*))?/g)].map(
    (match): SuppressionFact => ({
      scope: match[1] === 'file' ? 'file' : 'line',
      rule: match[2]!,
      reason: match[3] ?? '',
      span: { start: match.index, end: match.index + match[0].length },
    }),
  );
  const statements = [...text.matchAll(/^from \S+ import (?:\([^)]*\)|.*)/gm)].map((match) => ({
    span: { start: match.index, end: match.index + match[0].length },
  }));
  const classes = [...text.matchAll(/^(?:@.*\n)*class (\w+)/gm)].map((match) => ({
    span: { start: match.index, end: match.index + match[0].length },
    nameSpan: { start: match.index + match[0].length - match[1]!.length, end: match.index + match[0].length },
  }));
  return {
    lineStarts: lineStartsOf(text),
    suppressions,
    imports: statements,
    definitions: classes,
  } as unknown as Facts;
}
