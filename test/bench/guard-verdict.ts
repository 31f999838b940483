// Which parts of the program became slower than allowed.
import { median, ratioOfMedians } from './statistics';

export interface PartTimes {
  readonly part: string;
  /** Milliseconds of the present build and of the release's, measured in turn. */
  readonly present: readonly number[];
  readonly release: readonly number[];
}

export interface Verdict {
  readonly part: string;
  readonly ratio: number;
  readonly isSlower: boolean;
  readonly line: string;
}

/**
 * A part is slower when the ratio of medians is above `allowed` and so is that of the fastest runs: what else the machine
 * does lengthens many runs, but seldom all of them.
 */
export function verdicts(parts: readonly PartTimes[], allowed = 1.15): Verdict[] {
  return parts.map(({ part, present, release }) => {
    const ratio = ratioOfMedians(present, release);
    const isSlower = ratio > allowed && Math.min(...present) / Math.min(...release) > allowed;
    const figures = `${median(present).toFixed(0)} ms against ${median(release).toFixed(0)} ms`;
    const line = `${isSlower ? 'SLOWER' : 'ok'}  ${part}: ratio ${ratio.toFixed(2)} (${figures}, ${present.length} runs each)`;
    return { part, ratio, isSlower, line };
  });
}
