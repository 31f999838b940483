// Groups of what units contribute, after any changes, against groups made from scratch.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Derived, Input } from '../../../server/src/graph/incremental/derived';
import { type Contribution, Grouping } from '../../../server/src/graph/incremental/grouping';
import { fixedUnits, type Units } from '../../../server/src/graph/incremental/units';
import { Random } from '../../support/random';

class Unit {
  private readonly input = new Input();
  private own: readonly Contribution<number>[] = [];
  constructor(readonly index: number) {}

  get contributions(): readonly Contribution<number>[] {
    this.input.read();
    return this.own;
  }

  set(contributions: readonly Contribution<number>[]): void {
    this.own = contributions;
    this.input.changed();
  }
}

const keys = ['a', 'b', 'c', 'd', 'e'];

function fromScratch(units: readonly Unit[], key: string): number[] {
  return units.flatMap(({ contributions }) => contributions.filter(([own]) => own === key).map(([, item]) => item));
}

test('random units that contribute to random keys', () => {
  for (let seed = 0; seed < 300; seed++) {
    const random = new Random(seed);
    const units = Array.from({ length: 6 }, (_, index) => new Unit(index));
    const grouping = new Grouping(fixedUnits(units), {
      collect: (unit: Unit) => unit.contributions,
      compare: (a, b) => a.index - b.index,
      ...(seed % 2 === 0 ? { same: Object.is } : {}),
    });
    // One group more for each sum, made of the first: its units come and go.
    const sums = new Grouping(grouping, {
      collect: (key: string) => [[`${grouping.get(key).reduce((sum, each) => sum + each, 0)}`, key]],
      compare: (a, b) => (a < b ? -1 : 1),
    });
    const moved = new Set<string>();
    grouping.watch((key) => moved.add(key));
    let present = new Set<string>();
    const counts = new Map(keys.map((key) => [key, new Derived(() => grouping.get(key).length)]));
    for (let step = 0; step < 25; step++) {
      for (let changes = random.below(3); changes >= 0; changes--) {
        const items = Array.from({ length: random.below(4) }, () => [random.one(keys), random.below(3)] as const);
        random.one(units).set(items);
      }
      moved.clear();
      grouping.refresh();
      const now = new Set(keys.filter((key) => fromScratch(units, key).length > 0));
      for (const key of keys) {
        const wanted = fromScratch(units, key);
        assert.deepEqual(grouping.get(key), wanted, `seed ${seed}, step ${step}, ${key}`);
        assert.equal(counts.get(key)!.get(), wanted.length);
        assert.equal(grouping.has(key), now.has(key));
        if (now.has(key) !== present.has(key)) assert.ok(moved.has(key), `nobody was told of ${key}`);
      }
      assert.deepEqual([...grouping.all()].sort(), [...now].sort());
      present = now;
      const bySum = new Map<string, string[]>();
      for (const key of [...now].sort()) {
        const sum = `${fromScratch(units, key).reduce((all, each) => all + each, 0)}`;
        bySum.set(sum, [...(bySum.get(sum) ?? []), key]);
      }
      assert.deepEqual(new Map([...sums.all()].sort().map((sum) => [sum, sums.get(sum)])), new Map([...bySum].sort()));
    }
  }
});

test('a key whose items stay the same is left alone', () => {
  const [one, two] = [new Unit(0), new Unit(1)];
  one.set([
    ['a', 1],
    ['b', 2],
  ]);
  const units: Units<Unit> = fixedUnits([one, two]);
  const grouping = new Grouping(units, { collect: (unit) => unit.contributions, compare: () => 0, same: Object.is });
  let made = 0;
  const first = new Derived(() => {
    made++;
    return grouping.get('a').length;
  });
  first.get();
  one.set([
    ['a', 1],
    ['b', 3],
  ]);
  two.set([['c', 1]]);
  grouping.refresh();
  assert.deepEqual([first.get(), made], [1, 1]);
  two.set([['a', 1]]);
  grouping.refresh();
  assert.deepEqual([first.get(), made], [2, 2]);
});
