// When analysis runs, on a clock that the test turns.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnalysisSchedule, type Clock } from '../../server/src/lsp/analysis-schedule';

test('the first keystroke after a rest is analysed at once', async () => {
  const { clock, runs, schedule } = setUp();
  await clock.turn(1000);
  schedule.typed();
  await clock.turn(0);
  assert.deepEqual(runs, [1000]);
});

test('by the real clock changes that came in together are analysed once, though each is handled in a turn of its own', async () => {
  const runs: number[] = [];
  let handled = 0;
  const schedule = new AnalysisSchedule(async () => void runs.push(handled), 0);
  const handle = () => {
    schedule.typed();
    if (++handled < 5) setImmediate(handle);
  };
  handle();
  await schedule.settled();
  assert.deepEqual(runs, [5]);
});

test('keystrokes in a row are analysed once, after the pause that ends them', async () => {
  const { clock, runs, schedule } = setUp();
  schedule.typed();
  await clock.turn(0);
  for (let stroke = 0; stroke < 4; stroke++) {
    await clock.turn(50);
    schedule.typed();
  }
  await clock.turn(99);
  assert.deepEqual(runs, [0]);
  await clock.turn(1);
  assert.deepEqual(runs, [0, 300]);
});

test('typing without a pause is analysed all the same', async () => {
  const { clock, runs, schedule } = setUp();
  schedule.typed();
  await clock.turn(0);
  for (let stroke = 0; stroke < 40; stroke++) {
    await clock.turn(50);
    schedule.typed();
  }
  // The first waiting keystroke came at 50, and waits for six delays at the most.
  assert.deepEqual(runs.slice(0, 2), [0, 650]);
});

test('where passes take long, the keystroke after a rest waits for a pause, and the pause is longer', async () => {
  const clock = new TestClock();
  const runs: number[] = [];
  const run = () => {
    runs.push(clock.now());
    return new Promise<void>((resolve) => clock.after(400, resolve));
  };
  const schedule = new AnalysisSchedule(run, 100, clock);
  schedule.soon();
  await clock.turn(1000);
  schedule.soon();
  await clock.turn(4000);
  schedule.typed();
  await clock.turn(50);
  schedule.typed();
  await clock.turn(399);
  assert.deepEqual(runs, [0, 1000]);
  await clock.turn(1);
  assert.deepEqual(runs, [0, 1000, 5450]);
});

test('one long pass among short ones lets the next keystroke wait no longer', async () => {
  const clock = new TestClock();
  const runs: number[] = [];
  const run = () => {
    runs.push(clock.now());
    return new Promise<void>((resolve) => clock.after(runs.length === 2 ? 400 : 5, resolve));
  };
  const schedule = new AnalysisSchedule(run, 100, clock);
  for (let stroke = 0; stroke < 3; stroke++) {
    schedule.typed();
    await clock.turn(1000);
  }
  assert.deepEqual(runs, [0, 1000, 2000]);
});

test('what changes during a pass is analysed after it, and settled waits for that', async () => {
  let finish = () => {};
  let passes = 0;
  const clock = new TestClock();
  const run = () => {
    passes++;
    return new Promise<void>((resolve) => {
      finish = resolve;
    });
  };
  const schedule = new AnalysisSchedule(run, 100, clock);
  let settled = false;
  schedule.soon();
  schedule.settled().then(() => {
    settled = true;
  });
  await clock.turn(0);
  schedule.soon();
  await clock.turn(0);
  assert.equal(passes, 1);
  finish();
  await clock.turn(0);
  assert.deepEqual([passes, settled], [2, false]);
  finish();
  await clock.turn(0);
  assert.equal(settled, true);
});

test('a pass that fails does not stop the next one', async () => {
  const clock = new TestClock();
  let passes = 0;
  const schedule = new AnalysisSchedule(
    () => {
      passes++;
      return Promise.reject(new Error('broken'));
    },
    100,
    clock,
  );
  schedule.soon();
  await clock.turn(0);
  schedule.soon();
  await clock.turn(0);
  await schedule.settled();
  assert.equal(passes, 2);
});

test('stopping lets go of those who wait', async () => {
  const { clock, runs, schedule } = setUp();
  schedule.soon();
  const settled = schedule.settled();
  schedule.stop();
  await settled;
  await clock.turn(1000);
  assert.deepEqual(runs, []);
});

function setUp() {
  const clock = new TestClock();
  const runs: number[] = [];
  const run = async () => {
    runs.push(clock.now());
  };
  return { clock, runs, schedule: new AnalysisSchedule(run, 100, clock) };
}

class TestClock implements Clock {
  #now = 0;
  #timers: { at: number; callback: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  }

  async turn(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers = this.#timers.filter((each) => each !== due);
      this.#now = due.at;
      due.callback();
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#now = end;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('whoever waits for a rest is told when nobody has typed for so long', async () => {
  const { clock, schedule } = setUp();
  assert.equal(schedule.hasRested(2000), true, 'nobody has typed yet');
  schedule.typed();
  await clock.turn(1999);
  assert.equal(schedule.hasRested(2000), false);
  await clock.turn(1);
  assert.equal(schedule.hasRested(2000), true);
});
