// Units of a rule are judged by themselves: one that fails costs its own findings, and only until what it read changes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Inspections } from '../../server/src/analysis/inspections';
import { extract } from '../../server/src/facts/extract';
import { finish } from '../../server/src/graph/incremental/steps';
import { fixedUnits } from '../../server/src/graph/incremental/units';
import type { Module } from '../../server/src/graph/model';
import { rules } from '../../server/src/rules/registry';
import { inspection, type Rule, resultOf } from '../../server/src/rules/rule';
import { fixture } from '../support/fixture';

/** Fails on modules that define `broken`, and finds something in all others. */
function fragile(judged: string[]): Rule {
  const { meta } = rules.find((each) => each.meta.id === 'import-cycle')!;
  const judge = ({ path: file, facts }: Module) => {
    judged.push(file);
    if (facts.definitions.some(({ name }) => name === 'broken')) throw new Error('no');
    const finding = {
      file,
      span: { start: 0, end: 1 },
      message: 'here',
      related: [],
      group: file,
      data: {},
      fixes: [],
    };
    return resultOf([{ finding: { ...finding, anchor: '' }, title: file }]);
  };
  return { meta, inspect: (graph) => [inspection(fixedUnits(graph.modules), judge)] };
}

test('a unit that fails is told, costs the others nothing, and is judged again when its text changes', () => {
  const { graph, settings } = fixture('#- /a.py\na = 1\n#- /b.py\nbroken = 1\n#- /c.py\nc = 1\n');
  const judged: string[] = [];
  const inspections = new Inspections(graph, [fragile(judged)], settings);
  const found = () =>
    finish(inspections.refreshing()).flatMap(({ result }) => result?.findings.map(({ file }) => file) ?? []);
  assert.deepEqual(found().sort(), ['a.py', 'c.py']);
  assert.match(inspections.failures()[0]!.reason, /^Error: no/);
  assert.equal(inspections.failures().length, 1);

  judged.length = 0;
  graph.set('b.py', extract('b.py', 'mended = 1\n'));
  graph.refresh();
  assert.deepEqual(found(), ['b.py']);
  assert.deepEqual(judged, ['b.py'], 'and no other is judged again');
  assert.deepEqual(inspections.failures(), []);
});

test('a rule that cannot even begin is told', () => {
  const { graph, settings } = fixture('#- /a.py\na = 1\n');
  const rule: Rule = {
    ...fragile([]),
    inspect: () => {
      throw new Error('not even this');
    },
  };
  const inspections = new Inspections(graph, [rule], settings);
  assert.deepEqual(finish(inspections.refreshing()), []);
  assert.match(inspections.failures()[0]!.reason, /not even this/);
});
