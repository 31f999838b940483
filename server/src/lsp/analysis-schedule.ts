// When to analyse: at once after a rest, then after each pause in typing, and now and then within a long run of it.
// Analysis shares its thread with every answer, so where passes are long, they come less often.

export interface Clock {
  now(): number;
  /** Calls back after `ms` milliseconds; the result cancels. */
  after(ms: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, callback) {
    if (ms <= 0) return afterWhatHasCome(callback);
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/**
 * Calls back when no message is left that has come in already: each is handled in a turn of its own, which is the next one. A
 * timer would wait for a millisecond or two, a third of what a keystroke takes.
 */
function afterWhatHasCome(callback: () => void): () => void {
  let turn = setImmediate(() => {
    turn = setImmediate(callback);
  });
  return () => clearImmediate(turn);
}

/** Typing that never pauses is analysed after this many delays all the same. */
const patience = 6;

/**
 * Milliseconds of a pass that hold up nobody who types, and the longest pause that longer ones ask for. One alone says little: the
 * first that closes a large cycle is made by code that was never run, and takes several times as long as the next.
 */
const affordable = 150;
const longestDelay = 1000;

export class AnalysisSchedule {
  readonly #run: () => Promise<void>;
  readonly #clock: Clock;
  /** Milliseconds. */
  delay: number;
  #lastTyped = Number.NEGATIVE_INFINITY;
  /** Milliseconds that the last pass took, and the one before. */
  #costs: readonly [number, number] = [0, 0];
  /** When the oldest change that is not analysed yet came in. */
  #waitingSince: number | undefined;
  #cancelTimer: (() => void) | undefined;
  #running: Promise<void> | undefined;
  #waiters: (() => void)[] = [];

  /** `run` reports its own failures. */
  constructor(run: () => Promise<void>, delay: number, clock: Clock = systemClock) {
    this.#run = run;
    this.delay = delay;
    this.#clock = clock;
  }

  /** The text of a document changed. */
  typed(): void {
    const now = this.#clock.now();
    const rested = now - this.#lastTyped > Math.max(2 * this.delay, 300);
    this.#lastTyped = now;
    // The keystroke after a rest is seldom the only one: it goes ahead only where the next one has not long to wait.
    const cost = Math.min(...this.#costs);
    if (rested && cost <= affordable) {
      this.#waitFor(0);
      return;
    }
    const delay = cost <= affordable ? this.delay : Math.max(this.delay, Math.min(cost, longestDelay));
    const waited = now - (this.#waitingSince ?? now);
    this.#waitFor(Math.max(0, Math.min(delay, patience * delay - waited)));
  }

  /** Something changed that nobody is in the midst of changing further. */
  soon(): void {
    this.#waitFor(0);
  }

  /** Whether nobody has typed for so many milliseconds. */
  hasRested(ms: number): boolean {
    return this.#clock.now() - this.#lastTyped >= ms;
  }

  /** Resolves when every change so far is analysed. */
  async settled(): Promise<void> {
    while (this.#running !== undefined || this.#waitingSince !== undefined) {
      if (this.#running !== undefined) await this.#running;
      else await new Promise<void>((resolve) => this.#waiters.push(resolve));
    }
  }

  stop(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#waitingSince = undefined;
    this.#release();
  }

  #waitFor(ms: number): void {
    this.#waitingSince ??= this.#clock.now();
    this.#cancelTimer?.();
    this.#cancelTimer = this.#clock.after(ms, () => {
      this.#cancelTimer = undefined;
      if (this.#running === undefined) this.#start();
    });
  }

  #start(): void {
    this.#waitingSince = undefined;
    const start = this.#clock.now();
    const ended = () => {
      this.#costs = [this.#clock.now() - start, this.#costs[0]];
      this.#running = undefined;
      // Changes that came in meanwhile and whose timer has run out start the next pass here.
      if (this.#waitingSince !== undefined && this.#cancelTimer === undefined) this.#start();
      else if (this.#waitingSince === undefined) this.#release();
    };
    this.#running = this.#run().then(ended, ended);
  }

  #release(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const resolve of waiters) resolve();
  }
}
