// Runs the rewrite-import fix on an inline workspace and gives the text that comes out.
import assert from 'node:assert/strict';
import { extract } from '../../server/src/facts/extract';
import type { Facts } from '../../server/src/facts/facts';
import { rewriteImport } from '../../server/src/fixes/rewrite-import';
import type { Module } from '../../server/src/graph/model';
import type { RewriteImport } from '../../server/src/rules/rule';
import type { Path } from '../../server/src/text/paths';
import { applyEdits } from '../../server/src/text/text-edit';
import { type Fixture, type FixtureOptions, fixture, moduleOf } from '../support/fixture';

/**
 * What to move, and where to: `A` a name wherever it is imported, `./x:A` from there only, `./x:` the import as a whole,
 * `"./x"` a string; to `path` or `path#name`. Each entry is a request of its own.
 */
export type Moves = Readonly<Record<string, string>>;

/** The text of the fixture's last file after the moves. Its local names must be the same as before. */
export function rewritten(source: string, moves: Moves, options?: FixtureOptions): string {
  const made = fixture(source, options);
  const file = [...made.texts.keys()].at(-1)!;
  const text = made.texts.get(file)!;
  const after = applied(made, requestsFor(made, file, moves)).get(file) ?? text;
  assert.deepEqual(localNames(extract(file, after)), localNames(extract(file, text)), after);
  return after;
}

/** New texts of the files that change. */
export function applied({ graph, texts }: Fixture, requests: readonly RewriteImport[]): Map<Path, string> {
  const edits = rewriteImport.edits(requests, { graph, text: (path) => texts.get(path) });
  return new Map([...edits].map(([path, list]) => [path, applyEdits(texts.get(path)!, list)]));
}

export function requestsFor(made: Fixture, file: Path, moves: Moves): RewriteImport[] {
  return Object.entries(moves).map(([what, where]) => {
    const [path, name] = where.split('#') as [string, string | undefined];
    const to = name === undefined ? { path } : { path, name };
    return { fix: 'rewrite-import', file, ...find(moduleOf(made, file), what, to) };
  });
}

function find(
  { facts }: Module,
  what: string,
  to: { path: string; name?: string },
): Omit<RewriteImport, 'fix' | 'file'> {
  if (what.startsWith('"')) {
    const index = facts.strings.findIndex(({ text }) => text === JSON.parse(what));
    assert.ok(index >= 0, `no string ${what}`);
    return { import: index, string: true, moves: [{ binding: -1, to }] };
  }
  const colon = what.lastIndexOf(':');
  const [specifier, imported] = [what.slice(0, Math.max(colon, 0)), what.slice(colon + 1)];
  for (const [index, fact] of facts.imports.entries()) {
    if (specifier !== '' && fact.specifier !== specifier) continue;
    if (imported === '') return { import: index, moves: [{ binding: -1, to }] };
    const binding = fact.bindings.findIndex((each) => each.imported === imported);
    if (binding >= 0) return { import: index, moves: [{ binding, to }] };
  }
  assert.fail(`no import of ${what}`);
}

function localNames({ imports }: Facts): string[] {
  return [...new Set(imports.flatMap(({ bindings }) => bindings.map(({ local }) => local)))].sort();
}
