// The order of steps: whatever needs whatever, dependencies come first, and the order of the input does not matter.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrder } from '../../server/src/analysis/plan/order';
import type { PhaseId, Step } from '../../server/src/analysis/plan/plan';
import { type Task, taskOf } from '../../server/src/analysis/plan/task';
import { Random } from '../support/random';

const phases: readonly PhaseId[] = ['P0', 'P1', 'P2'];

function task(key: string, phase: PhaseId, rank = 0): Task {
  const actions = [{ text: `Do ${key}`, fix: null, places: [] }];
  const describe = () => ({ title: key, files: [`${key}.ts`], importers: 0, actions });
  return taskOf({ key, rule: 'import-cycle', phase, rank, groups: [key], describe });
}

function randomTasks(random: Random, circles: boolean): Task[] {
  const tasks = Array.from({ length: 2 + random.below(12) }, (_, at) =>
    task(`t${at}`, random.one(phases), random.below(3)),
  );
  for (const [at, each] of tasks.entries()) {
    for (const [other, needed] of tasks.entries()) {
      if (other !== at && (circles || other < at) && random.chance(0.15)) each.needs.add(needed);
    }
  }
  return tasks;
}

function check(tasks: readonly Task[], steps: readonly Step[]): void {
  const place = new Map(steps.flatMap(({ groups }, at) => groups.map((group) => [group, at] as const)));
  assert.equal(place.size, tasks.length, 'every task is in one step');
  for (const { key, needs } of tasks) {
    for (const needed of needs) assert.ok(place.get(needed.key)! <= place.get(key)!, `${key} before ${needed.key}`);
  }
  const seen = new Set<string>();
  for (const { id, dependsOn } of steps) {
    for (const each of dependsOn) assert.ok(seen.has(each), `${id} before ${each}`);
    seen.add(id);
  }
  const order = steps.map(({ id }) => id.slice(0, 2));
  assert.deepEqual(order, [...order].sort());
}

test('what is needed stands before; phases follow one another', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const tasks = randomTasks(new Random(seed), false);
    const steps = inOrder(tasks, () => true);
    check(tasks, steps);
    assert.equal(steps.length, tasks.length, 'without circles nothing is joined');
  }
});

test('steps that need each other become one, and only those', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const tasks = randomTasks(new Random(seed), true);
    const steps = inOrder(tasks, () => true);
    check(tasks, steps);
    const reach = new Map(tasks.map((each) => [each.key, reachable(each)]));
    for (const { groups } of steps) {
      for (const a of groups) {
        for (const b of groups)
          assert.ok(a === b || reach.get(a)!.has(b), `${a} does not need ${b}, yet they are joined`);
      }
    }
  }
});

test('the order of the input does not matter', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const forwards = inOrder(randomTasks(new Random(seed), true), () => true);
    const backwards = inOrder(randomTasks(new Random(seed), true).reverse(), () => true);
    assert.deepEqual(backwards, forwards);
  }
});

test('what an urgent step needs is urgent', () => {
  const [urgent, needed, later] = [task('urgent', 'P0'), task('needed', 'P2'), task('later', 'P1')];
  urgent.needs.add(needed);
  assert.deepEqual(
    inOrder([urgent, needed, later], () => true).map(({ id, title }) => `${id} ${title}`),
    ['P0.1 needed', 'P0.2 urgent', 'P1.1 later'],
  );
});

test('a step that is left out stays when a shown one needs it', () => {
  const [a, b, c] = [task('a', 'P0'), task('b', 'P1'), task('c', 'P2')];
  c.needs.add(a);
  assert.deepEqual(
    inOrder([a, b, c], ({ files }) => files.includes('c.ts')).map(({ id, dependsOn }) => [id, dependsOn]),
    [
      ['P0.1', []],
      ['P2.1', ['P0.1']],
    ],
  );
});

function reachable(from: Task): Set<string> {
  const found = new Set<string>();
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const each of at.needs) if (!found.has(each.key)) open.push(each);
    for (const each of at.needs) found.add(each.key);
  }
  return found;
}
