// The best feedback arc set of a digraph by branch and bound over the cycles found so far.
import { CyclePool } from './cycle-pool';
import { breakCycles, improved, orderWithout } from './heuristic';
import type { Arc, Budget, Kernel } from './kernel';

const free = 0;
const cut = 1;
const kept = 2;
const P = { root: +(process.env.ROOT ?? 15), inner: +(process.env.INNER ?? 8), beta: +(process.env.BETA ?? 0), stale: +(process.env.STALE ?? 4), lambda: +(process.env.LAMBDA ?? 1), close: +(process.env.CLOSE ?? 0.1) };

export class CycleSearch {
  nodes = 0;
  log = '';
  private readonly pool: CyclePool;
  private readonly weight: Float64Array;
  private readonly scale: number;
  private readonly price: number[] = [];
  private readonly state: Uint8Array;
  private readonly reduced: Float64Array;
  private readonly trail: number[] = [];
  private limit = 0;
  private best: readonly number[];
  private bestCost: number;
  private rootActive: number[] = [];
  private rootSpent = 0;

  constructor(
    private readonly kernel: Kernel,
    start: readonly number[],
    private readonly budget: Budget,
  ) {
    const { arcs } = kernel;
    this.pool = new CyclePool(kernel, budget);
    this.state = new Uint8Array(arcs.length);
    this.reduced = new Float64Array(arcs.length);
    const total = arcs.reduce((sum, arc) => sum + arc.weight, 0);
    this.scale = Math.max(1, Math.floor(2 ** 40 / total));
    this.weight = Float64Array.from(arcs, (arc) => arc.weight * this.scale);
    this.best = start;
    this.bestCost = this.costOf(start);
    this.pool.addWithout(this.state);
    (this.pool.cycles as number[][]).sort((a, b) => a.length - b.length);
    this.addPrices();
    this.rootActive = this.pool.cycles.map((_, i) => i);
  }

  get exhausted(): boolean {
    return this.budget.steps <= 0;
  }

  get set(): readonly number[] {
    return this.best;
  }

  private costOf(set: readonly number[]): number {
    return set.reduce((sum, a) => sum + this.weight[a]!, 0);
  }

  private addPrices() {
    while (this.price.length < this.pool.cycles.length) this.price.push(0);
  }

  /** Fixes arcs by bounds; every set that is not worse than the best known one agrees with them. */
  narrow(): { cut: number[]; kept: number[] } {
    let last = 0;
    let poor = 0;
    for (let round = 0; !this.exhausted && poor < 3; round++) {
      this.limit = this.bestCost + 1;
      const settled = this.settle(this.rootSpent, this.rootActive);
      if (settled === undefined) throw new Error('no set is as good as the one that is known');
      this.rootSpent = settled.spent;
      this.rootActive = settled.active;
      if (this.rootActive.length === 0) {
        const have = this.pool.cycles.length;
        if (!this.pool.addWithout(this.hardCut())) break;
        this.addPrices();
        for (let c = have; c < this.pool.cycles.length; c++) this.rootActive.push(c);
        continue;
      }
      const bound = this.subgradient(this.rootSpent, this.rootActive, P.root);
      if (process.env.LOG) this.log += ` ${this.rootActive.length}:${(bound.value / this.scale).toFixed(0)}/${(this.limit / this.scale).toFixed(0)}(${this.state.filter((s) => s === free).length}) ${this.budget.steps}`;
      const have = this.pool.cycles.length;
      const hitting = this.greedy(this.rootActive);
      const more = this.pool.addWithout(hitting.set.map((s) => (s === cut ? 1 : 0)));
      this.addPrices();
      for (let c = have; c < this.pool.cycles.length; c++) this.rootActive.push(c);
      const before = this.bestCost;
      this.offer(hitting.set, more);
      const gap = this.bestCost - bound.value;
      if (have === this.pool.cycles.length && before === this.bestCost && !bound.fixed && bound.value - last <= P.close * gap) poor++; 
      last = bound.value;
    }
    const result = { cut: [] as number[], kept: [] as number[] };
    this.state.forEach((s, a) => {
      if (s === cut) result.cut.push(a);
      if (s === kept) result.kept.push(a);
    });
    return result;
  }

  private hardCut(): Uint8Array {
    return this.state.map((s) => (s === cut ? 1 : 0));
  }

  private offer(state: Uint8Array, cyclic: boolean): void {
    const { arcs, size } = this.kernel;
    const set: number[] = [];
    state.forEach((s, a) => {
      if (s === cut) set.push(a);
    });
    if (cyclic) {
      const gone = new Set(set);
      const numbers: number[] = [];
      const left: Arc[] = [];
      arcs.forEach((arc, a) => {
        if (gone.has(a)) return;
        numbers.push(a);
        left.push({ ...arc, weight: Math.max(0, this.reduced[a]!) });
      });
      for (const a of breakCycles({ size, arcs: left })) set.push(numbers[a]!);
    }
    this.budget.steps -= arcs.length * 2;
    const better = improved(this.kernel, orderWithout(this.kernel, set), this.budget);
    const cost = this.costOf(better);
    if (cost < this.bestCost) {
      this.best = better;
      this.bestCost = cost;
    }
  }

  /** The lightest set; `undefined` when the budget is spent. */
  optimum(): void {
    this.limit = this.bestCost - this.scale + 1;
    this.explore(this.rootSpent, this.rootActive.slice(), 0);
  }

  private explore(before: number, inherited: number[], depth: number): void {
    this.nodes++;
    const mark = this.trail.length;
    let spent = before;
    let active = inherited;
    let seen = this.pool.cycles.length;
    const take = () => {
      while (seen < this.pool.cycles.length) active.push(seen++);
    };
    let rounds = 4;
    for (;;) {
      if (this.exhausted) break;
      const settled = this.settle(spent, active);
      if (settled === undefined) break;
      spent = settled.spent;
      active = settled.active;
      if (active.length > 0) {
        const bound = this.subgradient(spent, active, P.inner);
        if (bound.over) break;
        if (bound.fixed) continue;
      }
      const hitting = this.greedy(active);
      const more = this.pool.addWithout(hitting.set.map((s) => (s === cut ? 1 : 0)));
      this.addPrices();
      if (more) {
        take();
        if (--rounds > 0 || active.length === 0) continue;
      } else {
        if (spent + hitting.cost < this.limit) {
          const set: number[] = [];
          hitting.set.forEach((s, a) => {
            if (s === cut) set.push(a);
          });
          this.best = set;
          this.bestCost = spent + hitting.cost;
          this.limit = this.bestCost - this.scale + 1;
        }
        if (active.length === 0) break;
      }
      const arc = this.branch(active);
      const inner = this.trail.length;
      const order = this.reduced[arc]! <= 0 ? [cut, kept] : [kept, cut];
      for (const s of order) {
        this.fix(arc, s);
        this.explore(spent + (s === cut ? this.weight[arc]! : 0), active.slice(), depth + 1);
        this.undo(inner);
        take();
        if (this.exhausted) break;
      }
      break;
    }
    this.undo(mark);
  }

  private fix(arc: number, state: number): void {
    this.state[arc] = state;
    this.trail.push(arc);
  }

  private undo(mark: number): void {
    while (this.trail.length > mark) this.state[this.trail.pop()!] = free;
  }

  private settle(before: number, active: number[]): { spent: number; active: number[] } | undefined {
    const { state } = this;
    const { cycles } = this.pool;
    let spent = before;
    // arcs cut since are counted by whoever cut them
    let now = active;
    for (let changed = true; changed; ) {
      changed = false;
      const next: number[] = [];
      for (const c of now) {
        let count = 0;
        let last = -1;
        let hit = false;
        this.budget.steps -= cycles[c]!.length;
        for (const a of cycles[c]!) {
          if (state[a] === cut) {
            hit = true;
            break;
          }
          if (state[a] === free) {
            count++;
            last = a;
          }
        }
        if (hit) continue;
        if (count === 0) return undefined;
        if (count === 1) {
          this.fix(last, cut);
          spent += this.weight[last]!;
          if (spent >= this.limit) return undefined;
          changed = true;
        } else next.push(c);
      }
      now = next;
    }
    return { spent, active: now };
  }

  private subgradient(spent: number, active: number[], iterations: number): { over: boolean; fixed: boolean; value: number } {
    const { state, reduced, weight, price } = this;
    const { cycles } = this.pool;
    let lambda = P.lambda;
    let best = Number.NEGATIVE_INFINITY;
    let stale = 0;
    const g = new Float64Array(active.length);
    const bestPrice = new Float64Array(active.length);
    let nnz = 0;
    for (const c of active) nnz += cycles[c]!.length;
    const prepare = () => {
      this.budget.steps -= nnz;
      reduced.set(weight);
      for (const c of active) {
        const y = price[c]!;
        if (y !== 0) for (const a of cycles[c]!) reduced[a]! -= y;
      }
    };
    const ascend = () => {
      this.budget.steps -= nnz;
      for (const c of active) {
        let least = Number.POSITIVE_INFINITY;
        for (const a of cycles[c]!) if (state[a] === free && reduced[a]! < least) least = reduced[a]!;
        if (least <= 0) continue;
        price[c]! += least;
        for (const a of cycles[c]!) reduced[a]! -= least;
      }
    };
    const valueOf = () => {
      let value = spent;
      for (const c of active) value += price[c]!;
      for (let a = 0; a < weight.length; a++) if (state[a] === free && reduced[a]! < 0) value += reduced[a]!;
      return value;
    };
    prepare();
    ascend();
    for (let it = 0; it < iterations; it++) {
      if (it > 0) prepare();
      const value = valueOf();
      if (value >= this.limit) return { over: true, fixed: false, value };
      if (value > best) {
        best = value;
        stale = 0;
        for (let i = 0; i < active.length; i++) bestPrice[i] = price[active[i]!]!;
      } else if (++stale >= P.stale) {
        lambda /= 2;
        stale = 0;
      }
      let norm = 0;
      this.budget.steps -= nnz;
      for (let i = 0; i < active.length; i++) {
        const c = active[i]!;
        let hits = 0;
        for (const a of cycles[c]!) if (state[a] === free && reduced[a]! < 0) hits++;
        let s = 1 - hits;
        if (price[c] === 0 && s < 0) s = 0;
        g[i] = s + P.beta * g[i]!;
        norm += g[i]! * g[i]!;
      }
      if (norm === 0) break;
      const step = (lambda * (this.limit - value)) / norm;
      for (let i = 0; i < active.length; i++) {
        const c = active[i]!;
        price[c] = Math.max(0, Math.round(price[c]! + step * g[i]!));
      }
    }
    for (let i = 0; i < active.length; i++) price[active[i]!] = bestPrice[i]!;
    prepare();
    ascend();
    const value = valueOf();
    if (value >= this.limit) return { over: true, fixed: false, value };
    let fixed = false;
    for (let a = 0; a < weight.length; a++) {
      if (state[a] !== free) continue;
      if (value + Math.abs(reduced[a]!) < this.limit) continue;
      // an arc that is cut for its price alone is left to `settle`, which counts what is spent
      if (reduced[a]! > 0) {
        this.fix(a, kept);
        fixed = true;
      }
    }
    return { over: false, fixed, value };
  }

  private greedy(active: number[]): { set: Uint8Array; cost: number } {
    const { cycles } = this.pool;
    const { reduced } = this;
    const set = this.state.slice();
    let cost = 0;
    const chosen: number[] = [];
    for (const c of active) {
      let at = -1;
      let hit = false;
      for (const a of cycles[c]!) {
        if (set[a] === cut) hit = true;
        else if (set[a] === free && (at < 0 || reduced[a]! < reduced[at]!)) at = a;
      }
      if (hit) continue;
      set[at] = cut;
      chosen.push(at);
      cost += this.weight[at]!;
    }
    const hits = new Int32Array(cycles.length);
    const through = new Map<number, number[]>(chosen.map((a) => [a, []]));
    for (const c of active)
      for (const a of cycles[c]!)
        if (set[a] === cut) {
          hits[c]!++;
          through.get(a)!.push(c);
        }
    chosen.sort((a, b) => reduced[b]! - reduced[a]!);
    for (const a of chosen) {
      if (through.get(a)!.some((c) => hits[c] === 1)) continue;
      set[a] = free;
      cost -= this.weight[a]!;
      for (const c of through.get(a)!) hits[c]!--;
    }
    return { set, cost };
  }

  private branch(active: number[]): number {
    const { cycles } = this.pool;
    const score = new Float64Array(this.weight.length);
    for (const c of active) {
      let count = 0;
      for (const a of cycles[c]!) if (this.state[a] === free) count++;
      for (const a of cycles[c]!) if (this.state[a] === free) score[a]! += 1 / (count * count);
    }
    let branch = -1;
    for (let a = 0; a < score.length; a++)
      if (score[a]! > 0 && (branch < 0 || score[a]! / this.weight[a]! > score[branch]! / this.weight[branch]!)) branch = a;
    return branch;
  }

  get size() {
    return this.pool.cycles.length;
  }
}
