// Derived values are those that a computation from scratch gives, and are made again only where something they read changed.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  Derived,
  Input,
  Reads,
  unfollowed,
  untracked,
  weakFamily,
} from '../../../server/src/graph/incremental/derived';
import { linking } from '../../../server/src/graph/incremental/unlinked';
import { Random } from '../../support/random';

/** A number that can be set, and how to read it. */
class Cell {
  private readonly input = new Input();
  constructor(private value: number) {}

  get(): number {
    this.input.read();
    return this.value;
  }

  set(value: number, touched?: number): void {
    this.value = value;
    this.input.changed(touched);
  }
}

describe('a derived value', () => {
  test('is made when asked for, and again only when what it read has changed', () => {
    const [a, b] = [new Cell(1), new Cell(10)];
    let made = 0;
    const derived = new Derived(() => {
      made++;
      return a.get() > 1 ? a.get() + b.get() : a.get();
    });
    assert.equal(made, 0);
    assert.deepEqual([derived.get(), derived.get(), made], [1, 1, 1]);
    b.set(20);
    assert.deepEqual([derived.get(), made], [1, 1], 'it has not read b yet');
    a.set(2);
    assert.deepEqual([derived.get(), made], [22, 2]);
    b.set(30);
    assert.deepEqual([derived.get(), made], [32, 3]);
    a.set(1);
    b.set(40);
    assert.deepEqual([derived.get(), made], [1, 4]);
    b.set(50);
    assert.deepEqual([derived.get(), made], [1, 4], 'it reads b no longer');
  });

  test('stays where what it read came out the same', () => {
    const a = new Cell(3);
    const sign = new Derived(() => Math.sign(a.get()));
    let made = 0;
    const text = new Derived(() => {
      made++;
      return `${sign.get()}`;
    });
    text.get();
    a.set(5);
    assert.deepEqual([text.get(), made], ['1', 1]);
    a.set(-5);
    assert.deepEqual([text.get(), made], ['-1', 2]);
  });

  test('is concerned only by changes of what it says that it reads', () => {
    const a = new Cell(1);
    const derived = new Derived(() => a.get(), { reads: Reads.structure });
    derived.get();
    a.set(2, Reads.places);
    assert.equal(derived.get(), 1);
    a.set(3, Reads.structure | Reads.places);
    assert.equal(derived.get(), 3);
  });

  test('tells once that it is out of date', () => {
    const a = new Cell(1);
    let told = 0;
    const derived = new Derived(
      () => a.get(),
      {},
      undefined,
      () => told++,
    );
    derived.get();
    a.set(2);
    a.set(3);
    assert.equal(told, 1);
    derived.get();
    a.set(4);
    assert.equal(told, 2);
  });

  test('that fails fails again for whoever asks, until what it read has changed', () => {
    const a = new Cell(0);
    let made = 0;
    const derived = new Derived(() => {
      made++;
      if (a.get() === 0) throw new Error('none');
      return a.get();
    });
    const outer = new Derived(() => derived.get() + 1);
    assert.throws(() => outer.get(), /none/);
    assert.throws(() => outer.get(), /none/);
    assert.equal(made, 1);
    a.set(1);
    assert.equal(outer.get(), 2);
  });

  test('does not depend on what is read untracked', () => {
    const a = new Cell(1);
    const derived = new Derived(() => untracked(() => a.get()));
    derived.get();
    a.set(2);
    assert.equal(derived.get(), 1);
  });

  test('that is made unfollowed stays, and what is made afterwards follows again', () => {
    const a = new Cell(1);
    const [stays, after] = [new Derived(() => a.get()), new Derived(() => a.get())];
    const reader = new Derived(() => unfollowed(() => stays.get()) + after.get());
    assert.equal(reader.get(), 2);
    assert.throws(() =>
      unfollowed(() => {
        throw new Error('no');
      }),
    );
    a.set(2);
    assert.deepEqual([stays.get(), after.get(), reader.get()], [1, 2, 3]);
  });

  test('of a key is one for each key', () => {
    const [one, two] = [{ size: 1 }, { size: 2 }];
    let made = 0;
    const sizes = weakFamily((key: { size: number }) => {
      made++;
      return key.size;
    });
    assert.deepEqual([sizes(one), sizes(two), sizes(one), made], [1, 2, 1, 2]);
  });
});

test('random networks, some of whose readers choose what they read, after random changes', () => {
  let spared = 0;
  for (let seed = 0; seed < 400; seed++) {
    const random = new Random(seed);
    const cells = Array.from({ length: 5 }, () => new Cell(random.below(4)));
    const get: (() => number)[] = cells.map((cell) => () => cell.get());
    const scratch: (() => number)[] = cells.map((cell) => () => untracked(() => cell.get()));
    const made: number[] = [];
    for (let at = 5; at < 25; at++) {
      const [chosen, one, two] = [random.below(at), random.below(at), random.below(at)];
      const combine = (read: readonly (() => number)[]) =>
        (read[chosen]!() % 2 === 0 ? read[one]!() + 1 : read[two]!() * 3) % 5;
      made[at] = 0;
      const derived = new Derived(() => {
        made[at]!++;
        return combine(get);
      });
      get.push(() => derived.get());
      scratch.push(() => combine(scratch));
    }
    for (let step = 0; step < 30; step++) {
      for (let changes = random.below(3); changes >= 0; changes--) random.one(cells).set(random.below(4));
      const before = [...made];
      const asked = Array.from({ length: 6 }, () => random.below(25));
      for (const at of asked) assert.equal(get[at]!(), scratch[at]!(), `seed ${seed}, step ${step}, value ${at}`);
      for (let at = 5; at < 25; at++) {
        assert.ok(made[at]! - before[at]! <= 1, 'nothing is made twice for one change');
        if (made[at] === before[at]) spared++;
      }
      // Some time to link ahead, or none.
      const ahead = linking();
      for (let left = random.below(3); left > 0; left--) ahead.next();
    }
  }
  assert.ok(spared > 100_000, `${spared} were spared`);
});
