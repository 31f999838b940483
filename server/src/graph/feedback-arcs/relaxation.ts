// A lower bound on the weight of every feedback arc set, from prices on the cycles that must be cut.
import { type Budget, Decision } from './kernel';

/** Subgradients are averaged with this much of the last direction, which damps their zigzag. */
const memory = 0.5;
/** Steps in a row without a better bound after which the step length is halved. */
const patience = 4;

/**
 * Lagrangian relaxation of "each cycle has a cut arc" (Held & Karp 1971; Beasley 1990 for set covering): whatever the
 * prices, their sum plus the negative reduced weights bounds the weight of every set. Prices are integers, so bounds
 * are exact. They stay between calls, which makes the next call a warm start.
 */
export class Relaxation {
  /** Weight of each undecided arc less the prices of the cycles through it; of the last bound. */
  readonly reduced: Float64Array;
  private readonly prices: number[] = [];

  constructor(
    private readonly weights: Float64Array,
    private readonly cycles: readonly (readonly number[])[],
    private readonly decisions: Uint8Array,
    private readonly budget: Budget,
  ) {
    this.reduced = new Float64Array(weights.length);
  }

  /**
   * Raises the bound over these cycles, none of which is cut yet, and returns it; `spent` is what has been cut so far.
   * Returns early when the bound reaches `target`. `vigour` scales the first step, usually 0 to 2.
   */
  raise(active: readonly number[], spent: number, target: number, vigour: number, rounds: number): number {
    while (this.prices.length < this.cycles.length) this.prices.push(0);
    const { prices } = this;
    const loose = this.loose();
    const direction = new Float64Array(active.length);
    const bestPrices = new Float64Array(active.length);
    let best = Number.NEGATIVE_INFINITY;
    let length = vigour;
    let since = 0;
    this.charge(active, loose);
    this.ascend(active);
    for (let round = 0; round < rounds && this.budget.steps > 0; round++) {
      if (round > 0) this.charge(active, loose);
      const bound = this.bound(active, loose, spent);
      if (bound >= target) return bound;
      if (bound > best) {
        best = bound;
        since = 0;
        active.forEach((cycle, at) => {
          bestPrices[at] = prices[cycle]!;
        });
      } else if (++since >= patience) {
        length /= 2;
        since = 0;
      }
      const norm = this.turn(active, direction);
      if (norm === 0) break;
      const step = (length * (target - bound)) / norm;
      for (let at = 0; at < active.length; at++) {
        const cycle = active[at]!;
        prices[cycle] = Math.min(target, Math.max(0, Math.round(prices[cycle]! + step * direction[at]!)));
      }
    }
    if (best > Number.NEGATIVE_INFINITY) {
      active.forEach((cycle, at) => {
        prices[cycle] = bestPrices[at]!;
      });
    }
    this.charge(active, loose);
    this.ascend(active);
    return this.bound(active, loose, spent);
  }

  private loose(): readonly number[] {
    const found: number[] = [];
    this.decisions.forEach((decision, arc) => {
      if (decision === Decision.free) found.push(arc);
    });
    return found;
  }

  private charge(active: readonly number[], loose: readonly number[]): void {
    const { reduced, prices, cycles } = this;
    for (const arc of loose) reduced[arc] = this.weights[arc]!;
    for (const cycle of active) {
      const price = prices[cycle]!;
      if (price === 0) continue;
      const arcs = cycles[cycle]!;
      for (let at = 0; at < arcs.length; at++) reduced[arcs[at]!]! -= price;
    }
    this.budget.steps -= 2 * loose.length + 2 * active.length;
  }

  /** Raises single prices as far as no reduced weight turns negative: never lowers the bound. */
  private ascend(active: readonly number[]): void {
    const { reduced, prices, cycles, decisions } = this;
    for (const cycle of active) {
      const arcs = cycles[cycle]!;
      let room = Number.POSITIVE_INFINITY;
      for (let at = 0; at < arcs.length; at++) {
        const arc = arcs[at]!;
        if (decisions[arc] === Decision.free && reduced[arc]! < room) room = reduced[arc]!;
      }
      this.budget.steps -= arcs.length;
      if (room <= 0) continue;
      prices[cycle]! += room;
      for (let at = 0; at < arcs.length; at++) reduced[arcs[at]!]! -= room;
    }
  }

  private bound(active: readonly number[], loose: readonly number[], spent: number): number {
    let sum = spent;
    for (const cycle of active) sum += this.prices[cycle]!;
    for (const arc of loose) sum += Math.min(0, this.reduced[arc]!);
    return sum;
  }

  /** Turns the direction towards cycles that the cheapest choice cuts never or too often; its squared length. */
  private turn(active: readonly number[], direction: Float64Array): number {
    const { reduced, decisions, cycles } = this;
    let norm = 0;
    for (let at = 0; at < active.length; at++) {
      const cycle = active[at]!;
      const arcs = cycles[cycle]!;
      let slack = 1;
      for (let each = 0; each < arcs.length; each++) {
        const arc = arcs[each]!;
        if (reduced[arc]! < 0 && decisions[arc] === Decision.free) slack--;
      }
      this.budget.steps -= 2 * arcs.length;
      if (slack < 0 && this.prices[cycle] === 0) slack = 0;
      direction[at] = slack + memory * direction[at]!;
      norm += direction[at]! ** 2;
    }
    return norm;
  }
}
