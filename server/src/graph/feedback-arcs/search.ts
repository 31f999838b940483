// The best feedback arc set of a digraph by branch and bound over the cycles found so far.
import { cover } from './cover';
import { CyclePool } from './cycle-pool';
import { improved, orderWithout, simpleSet } from './heuristic';
import { type Arc, type Budget, Decision, type Kernel } from './kernel';
import { LinearOrder } from './linear-order';
import { Relaxation } from './relaxation';

/** Heaviest set to start from with which bounds are computed without rounding. */
export const heaviest = 2 ** 38;

const { free, cut, kept } = Decision;
/** Steps of the relaxation at a node. */
const rounds = 15;
/** Length of its first step when nothing is known. */
const vigour = 1.8;
/** A round that closes less of the gap between bound and best set than this is a poor one. */
const progress = 0.05;
/** How often a node may grow new cycles before it is split. */
const growths = 4;

interface Node {
  /** Weight of the arcs that are cut. */
  readonly spent: number;
  /** Of the first `seen` cycles those that may have no cut arc. */
  readonly active: readonly number[];
  readonly seen: number;
}

/**
 * A set cuts every cycle, so a set that cuts the known cycles at least weight is a lower bound, and the optimum once
 * it leaves no other cycle; else those it leaves are added (lazy constraints, as in Baharev, Schichl, Neumaier &
 * Achterberg 2021, with a Lagrangian bound in place of their linear programme).
 * Decisions made by `narrow` hold for every set that is not worse than `best`; those inside `explore` are undone.
 */
export class CycleSearch {
  /** Numbers of the arcs in the best set known. */
  best: readonly number[];
  private bestWeight: number;
  private readonly order: LinearOrder;
  private readonly pool: CyclePool;
  private readonly relaxation: Relaxation;
  /** Weights are scaled up, so that integral prices are fine enough; weights of sets are multiples of `unit`. */
  private readonly unit: number;
  private readonly weights: Float64Array;
  private readonly decisions: Uint8Array;
  private readonly trail: number[] = [];
  private root: Node;
  /** Only sets that weigh less are looked for. */
  private limit = 0;
  private vigour = vigour;
  /** Whether any set below the limit will do, and one has been found. */
  private anyWillDo = false;
  private found = false;

  constructor(
    private readonly kernel: Kernel,
    start: readonly number[],
    private readonly budget: Budget,
  ) {
    const { arcs } = kernel;
    const most = start.reduce((sum, arc) => sum + arcs[arc]!.weight, 1);
    this.unit = Math.max(1, Math.floor(heaviest / most));
    this.weights = Float64Array.from(arcs, (arc) => Math.min(arc.weight, most) * this.unit);
    this.decisions = new Uint8Array(arcs.length);
    this.best = start;
    this.bestWeight = this.weigh(start);
    this.order = new LinearOrder(kernel);
    this.pool = new CyclePool(kernel, budget);
    this.relaxation = new Relaxation(this.weights, this.pool.cycles, this.decisions, budget);
    this.pool.addWithout(this.decisions);
    this.pool.cycles.sort((a, b) => a.length - b.length);
    this.root = { spent: 0, active: [], seen: 0 };
  }

  get exhausted(): boolean {
    return this.budget.steps <= 0;
  }

  /** Arcs that are in all, or in none, of the sets not worse than the best. */
  decided(as: 'cut' | 'kept'): Set<number> {
    return new Set([...this.decisions.keys()].filter((arc) => this.decisions[arc] === Decision[as]));
  }

  /** Finds better sets and decides arcs, until so many rounds went poorly. */
  narrow(endured: number): void {
    let bound = 0;
    for (let poor = 0; poor < endured && !this.exhausted; ) {
      this.limit = this.bestWeight + 1;
      const node = this.settle(this.root);
      if (node === undefined) return;
      const before = { bound, weight: this.bestWeight };
      bound = this.relaxation.raise(node.active, node.spent, this.limit, this.vigour, rounds);
      const decided = this.decideByBound(bound);
      this.root = { ...node, spent: node.spent + decided.spent };
      const state = cover(this.pool.cycles, node.active, this.decisions, this.relaxation.reduced);
      const more = this.pool.addWithout(state.map(isCut));
      this.offer(state, more);
      if (!more && node.active.length === 0) return;
      const changed = decided.any || this.bestWeight < before.weight || this.pool.cycles.length > node.seen;
      if (changed || bound - before.bound > progress * (this.bestWeight - bound)) continue;
      poor++;
      this.vigour /= 2;
    }
  }

  /** Makes `best` a lightest set. `false`: out of budget. */
  minimize(): boolean {
    this.vigour = Math.min(vigour, this.vigour * 2);
    this.limit = this.bestWeight - this.unit + 1;
    this.explore(this.root);
    return !this.exhausted;
  }

  /**
   * Makes `best`, when it is a lightest set, the one with the earliest arcs: each arc in turn is cut for good if a
   * lightest set with it and those before it exists, else kept. `false`: out of budget.
   */
  preferEarliest(): boolean {
    const lightest = this.bestWeight;
    this.anyWillDo = true;
    let node: Node = this.root;
    for (let arc = 0; arc < this.weights.length && node.spent < lightest; arc++) {
      if (this.decisions[arc] !== free) continue;
      const spent = node.spent + this.weights[arc]!;
      if (!this.best.includes(arc)) {
        this.limit = lightest + 1;
        this.found = false;
        const mark = this.trail.length;
        this.decide(arc, cut);
        this.explore({ ...node, spent });
        this.undo(mark);
        if (this.exhausted) return false;
        if (!this.found) {
          this.decide(arc, kept);
          continue;
        }
      }
      this.decide(arc, cut);
      this.limit = lightest + 1;
      node = this.settle({ ...node, spent }) ?? node;
    }
    return true;
  }

  private explore(start: Node): void {
    const mark = this.trail.length;
    this.exploreFrom(start);
    this.undo(mark);
  }

  private exploreFrom(start: Node): void {
    let node = start;
    for (let growth = 0; !this.exhausted; ) {
      const settled = this.settle(node);
      if (settled === undefined) return;
      node = settled;
      const bound = this.relaxation.raise(node.active, node.spent, this.limit, this.vigour, rounds);
      if (bound >= this.limit) return;
      const decided = this.decideByBound(bound);
      node = { ...node, spent: node.spent + decided.spent };
      if (decided.any) continue;
      const state = cover(this.pool.cycles, node.active, this.decisions, this.relaxation.reduced);
      if (this.pool.addWithout(state.map(isCut))) {
        if (++growth < growths || node.active.length === 0) continue;
      } else {
        this.accept(state);
        if (this.found || node.active.length === 0) return;
      }
      const arc = this.pivot(node.active);
      for (const decision of this.relaxation.reduced[arc]! <= 0 ? [cut, kept] : [kept, cut]) {
        const mark = this.trail.length;
        this.decide(arc, decision);
        const spent = decision === cut ? node.spent + this.weights[arc]! : node.spent;
        this.explore({ ...node, spent });
        this.undo(mark);
        if (this.found || this.exhausted) return;
      }
      return;
    }
  }

  /** Drops cycles that are cut and cuts arcs that alone are left to cut a cycle. `undefined`: nothing below the limit. */
  private settle(start: Node): Node | undefined {
    const { decisions } = this;
    const seen = this.pool.cycles.length;
    let { spent } = start;
    let active = [...start.active];
    for (let cycle = start.seen; cycle < seen; cycle++) active.push(cycle);
    for (;;) {
      const before = this.trail.length;
      const left: number[] = [];
      for (const cycle of active) {
        const arcs = this.pool.cycles[cycle]!;
        this.budget.steps -= arcs.length;
        if (arcs.some((arc) => decisions[arc] === cut)) continue;
        const first = arcs.find((arc) => decisions[arc] === free);
        if (first === undefined) return undefined;
        if (arcs.some((arc) => arc !== first && decisions[arc] === free)) left.push(cycle);
        else {
          this.decide(first, cut);
          spent += this.weights[first]!;
        }
      }
      if (spent >= this.limit) return undefined;
      active = left;
      if (this.trail.length === before) return { spent, active: left, seen };
    }
  }

  /** Decides the arcs on which deciding otherwise would lift the bound to the limit. */
  private decideByBound(bound: number): { spent: number; any: boolean } {
    const { reduced } = this.relaxation;
    const before = this.trail.length;
    let spent = 0;
    for (let arc = 0; arc < reduced.length; arc++) {
      if (this.decisions[arc] !== free || bound + Math.abs(reduced[arc]!) < this.limit) continue;
      this.decide(arc, reduced[arc]! > 0 ? kept : cut);
      if (reduced[arc]! < 0) spent += this.weights[arc]!;
    }
    return { spent, any: this.trail.length > before };
  }

  private decide(arc: number, decision: number): void {
    this.decisions[arc] = decision;
    this.trail.push(arc);
  }

  private undo(mark: number): void {
    while (this.trail.length > mark) this.decisions[this.trail.pop()!] = free;
  }

  /** Takes the cut arcs, completed when they leave cycles, for a better set if they make one. */
  private offer(state: Uint8Array, cyclic: boolean): void {
    const { size, arcs } = this.kernel;
    const set = [...state.keys()].filter((arc) => state[arc] === cut);
    if (cyclic) {
      const left = [...state.keys()].filter((arc) => state[arc] !== cut);
      const worth = (arc: number) =>
        this.decisions[arc] === free ? Math.max(0, this.relaxation.reduced[arc]!) : this.weights[arc]!;
      const rest = left.map((arc): Arc => ({ ...arcs[arc]!, weight: worth(arc) }));
      for (const number of simpleSet({ size, arcs: rest })) set.push(left[number]!);
    }
    const better = improved(this.order, orderWithout(this.kernel, set), this.budget);
    const weight = this.weigh(better);
    if (weight >= this.bestWeight) return;
    this.best = better;
    this.bestWeight = weight;
  }

  private accept(state: Uint8Array): void {
    const set = [...state.keys()].filter((arc) => state[arc] === cut);
    const weight = this.weigh(set);
    if (weight >= this.limit) return;
    this.best = set;
    this.bestWeight = weight;
    this.limit = weight - this.unit + 1;
    this.found = this.anyWillDo;
  }

  private weigh(set: readonly number[]): number {
    return set.reduce((sum, arc) => sum + this.weights[arc]!, 0);
  }

  /** The undecided arc that, for its weight, lies on most and shortest cycles. */
  private pivot(active: readonly number[]): number {
    const score = new Float64Array(this.weights.length);
    for (const cycle of active) {
      const arcs = this.pool.cycles[cycle]!.filter((arc) => this.decisions[arc] === free);
      for (const arc of arcs) score[arc]! += 1 / (arcs.length ** 2 * this.weights[arc]!);
    }
    let best = 0;
    for (let arc = 1; arc < score.length; arc++) if (score[arc]! > score[best]!) best = arc;
    return best;
  }
}

function isCut(decision: number): number {
  return decision === cut ? 1 : 0;
}
