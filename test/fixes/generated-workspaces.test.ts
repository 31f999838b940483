// What must hold of every rewrite, tried on random workspaces in both languages.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { extract } from '../../server/src/facts/extract';
import type { Facts } from '../../server/src/facts/facts';
import type { Module } from '../../server/src/graph/model';
import { bindingHome } from '../../server/src/graph/symbols';
import type { RewriteImport } from '../../server/src/rules/rule';
import { type Fixture, fixture, moduleOf } from '../support/fixture';
import { pythonWorkspace, random, typescriptWorkspace } from './generated-source';
import { applied } from './rewritten';

const rounds = 200;

test('TypeScript imports keep what they bind', () => {
  for (let seed = 1; seed <= rounds; seed++) rewriteAndCheck(typescriptWorkspace(random(seed)), 'app/user.ts', seed);
});

test('Python imports keep what they bind', (context) => {
  const texts: string[] = [];
  for (let seed = 1; seed <= rounds; seed++)
    texts.push(rewriteAndCheck(pythonWorkspace(random(seed)), 'pack/user.py', seed));
  const script = 'import ast, json, sys\nfor text in json.load(sys.stdin): ast.parse(text)';
  const run = spawnSync('python3', ['-c', script], { input: JSON.stringify(texts), encoding: 'utf8' });
  if (run.error !== undefined) context.diagnostic('no python3 to ask');
  else assert.equal(run.status, 0, run.stderr);
});

/** Moves a random choice of imported names to their homes, each request for itself or a statement's together. */
function rewriteAndCheck(source: string, file: string, seed: number): string {
  const made = fixture(source);
  const next = random(seed * 7919);
  const module = moduleOf(made, file);
  const requests: RewriteImport[] = [];
  const wanted = new Map<string, string>();
  for (const [index, { bindings }] of module.facts.imports.entries()) {
    const moves = bindings.flatMap(({ local, imported }, binding) => {
      const home = bindingHome(made.graph, module, index, binding);
      if (home === undefined || home.module === module.targets[index] || next(3) === 0) return [];
      wanted.set(local, home.module.path);
      return { binding, to: { path: home.module.path, ...(home.name === imported ? {} : { name: home.name }) } };
    });
    if (moves.length === 0) continue;
    const request = { fix: 'rewrite-import' as const, file, import: index };
    if (next(2) === 0) requests.push({ ...request, moves });
    else for (const move of moves) requests.push({ ...request, moves: [move] });
  }
  const before = made.texts.get(file)!;
  const old = module.facts;
  const homes = homesOf(made, module);
  const after = applied(made, requests).get(file) ?? before;
  const facts = extract(file, after);
  const told = `seed ${seed}\n${before}\n=>\n${after}`;
  assert.deepEqual(facts.problems, [], told);
  made.graph.set(file, facts);
  made.graph.refresh();
  const moved = moduleOf(made, file);
  assert.deepEqual(homesOf(made, moved), homes, told);
  for (const [local, path] of wanted) assert.equal(targetOf(moved, local), path, `${local}: ${told}`);
  assert.equal(withoutImports(after, facts), withoutImports(before, old), told);
  assert.deepEqual(commentsIn(after), commentsIn(before), told);
  assert.equal(/(?<!\r)\n/.test(after), /(?<!\r)\n/.test(before), told);
  return after;
}

/** By local name, where it is bound: each name once. */
function homesOf({ graph }: Fixture, module: Module): [string, string][] {
  const homes = module.facts.imports.flatMap(({ bindings, typeOnly, deferred, condition }, index) => {
    return bindings.map(({ local, typeOnly: inline }, binding): [string, string] => {
      const home = bindingHome(graph, module, index, binding);
      const place = `${typeOnly || inline} ${deferred} ${condition?.branch}`;
      return [local, `${home?.module.path}#${home?.name} ${place}`];
    });
  });
  return homes.sort(([a], [b]) => (a < b ? -1 : 1));
}

function targetOf({ facts, targets }: Module, local: string): string | undefined {
  const index = facts.imports.findIndex(({ bindings }) => bindings.some((each) => each.local === local));
  return targets[index]?.path;
}

function withoutImports(text: string, { imports }: Facts): string {
  let rest = '';
  let at = 0;
  for (const { span } of imports) {
    if (span.start >= at) rest += text.slice(at, span.start);
    at = Math.max(at, span.end);
  }
  return (rest + text.slice(at)).replace(/(\/\/|#).*/g, '').replace(/[\s;]+/g, ' ');
}

/** Each once: what silences a linter is said again for a new statement. */
function commentsIn(text: string): string[] {
  return [...new Set(text.match(/(\/\/|#) (above|behind|tail|Header|noqa)[^\r\n]*/g))].sort();
}
