// Generated workspaces: the same for the same seed, of the shape that was asked for, and read as planned.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { cyclicComponents } from '../../server/src/graph/components';
import { openWorkspace } from '../oracles/open-workspace';
import { chainOf, componentOf, importsOf, nameOf, type Plan } from './generate/plan';
import { pythonPath } from './generate/python';
import { typeScriptPath } from './generate/typescript';
import { writeWorkspace } from './generate/write';
import { truthOf, truthOfPlan } from './oracle';

const folder = mkdtempSync(join(tmpdir(), 'generate-'));
after(() => rmSync(folder, { recursive: true }));

const made = (language: 'typescript' | 'python', plan: Plan) => {
  const root = mkdtempSync(join(folder, `${language}-`));
  return { root, ...writeWorkspace(root, language, plan) };
};

describe('the same for the same seed', () => {
  for (const language of ['typescript', 'python'] as const) {
    test(language, () => {
      const [one, other, third] = [1, 1, 2].map((seed) => contents(made(language, { modules: 150, seed }).root));
      assert.deepEqual(other, one);
      assert.notDeepEqual(third, one);
    });
  }
});

describe('read as planned', () => {
  for (const language of ['typescript', 'python'] as const) {
    test(language, async () => {
      const plan = { modules: 80, seed: 10 };
      const { root, files } = made(language, plan);
      const { graph } = await openWorkspace(root);
      assert.equal(files, graph.modules.length + (language === 'python' ? 1 : 2));
      const pathOf = language === 'python' ? pythonPath : typeScriptPath;
      const runtime = cyclicComponents(graph).filter(({ kind }) => kind === 'runtime');
      const found = runtime.map(({ modules }) => modules.map(({ path }) => path).join(' ')).sort();
      assert.deepEqual(found, plannedComponents(plan, pathOf));
      assert.ok(found.length > 0);
      const truth = await truthOf(root, language);
      const planned = truthOfPlan(plan, language, { files: truth.files, bytes: truth.bytes });
      for (const level of ['runtime', 'deferred', 'type'] as const)
        assert.deepEqual([...truth.onCycles[level]].sort(), [...planned.onCycles[level]].sort(), level);
    });
  }
});

test('names are unique over many modules, imports lead to modules that are there and are heavy-tailed', () => {
  const plan = { modules: 20_000, seed: 1 };
  const names = new Set<string>();
  const importers = new Map<number, number>();
  let most = 0;
  let edges = 0;
  for (let module = 0; module < plan.modules; module++) {
    names.add(nameOf(module).toLowerCase());
    const imports = importsOf(plan, module);
    most = Math.max(most, imports.length);
    edges += imports.length;
    for (const { to } of imports) {
      assert.ok(to >= 0 && to < plan.modules && to !== module);
      importers.set(to, (importers.get(to) ?? 0) + 1);
    }
  }
  assert.equal(names.size, plan.modules);
  assert.ok(edges / plan.modules > 2 && edges / plan.modules < 8, `${edges / plan.modules} imports each`);
  assert.ok(most >= 30, `at most ${most} imports`);
  assert.ok(Math.max(...importers.values()) > 1000, 'there is a hub');
});

test('the chain of a large workspace is open, and one import from its first to its last would close it', () => {
  const plan = { modules: 5000, seed: 1 };
  const { first, last } = chainOf(plan)!;
  assert.equal(last - first + 1, 500);
  for (let module = first + 1; module <= last; module++)
    assert.ok(importsOf(plan, module).some(({ to, kind }) => to === module - 1 && kind === 'runtime'));
  assert.ok(importsOf(plan, first).every(({ to }) => to < first));
  assert.equal(chainOf({ modules: 1999, seed: 1 }), undefined);
});

function contents(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(root.length), readFileSync(path, 'utf8')]));
}

function plannedComponents(plan: Plan, pathOf: (module: number) => string): string[] {
  const found: string[] = [];
  for (let module = 0; module < plan.modules; module++) {
    const component = componentOf(plan, module);
    if (component?.first !== module) continue;
    const members = Array.from({ length: component.last - component.first + 1 }, (_, index) => pathOf(module + index));
    found.push(members.sort().join(' '));
  }
  return found.sort();
}
