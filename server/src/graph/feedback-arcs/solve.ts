// The best feedback arc set of a weighted digraph as far as a budget reaches, else a small one.
import { blocksOf } from './blocks';
import { setAtCommonNode } from './common-node';
import { improved, orderWithout, smallSet } from './heuristic';
import { type Arc, type Budget, type Kernel, kernelOf, weightOf } from './kernel';
import { LinearOrder } from './linear-order';
import { type Reduced, reduce } from './reduction';
import { CycleSearch, heaviest } from './search';
import { bestSet } from './subsets';

export interface Solution {
  readonly arcs: readonly Arc[];
  /** Whether no other set is better. */
  readonly exact: boolean;
}

/** Kernels of so many nodes are solved whatever their arcs. */
const exhaustiveSize = 10;
/** Nodes × arcs of a kernel beyond which even the first cycles would cost too much. */
const searchedSize = 8e6;
/** Improvement of an order is stopped after so many steps. */
const siftingSteps = 2e7;
/** A narrowed kernel is taken apart when no part has more than this share of its nodes. */
const smallPart = 0.6;

export function solve(whole: Kernel, budget: Budget): Solution {
  const cut: Arc[] = [];
  const hard: Arc[] = [];
  for (const block of blocksOf(whole)) {
    const kernel = kernelOf(block);
    const set = setAtCommonNode(kernel, budget);
    if (set === undefined) hard.push(...block);
    else for (const number of set) cut.push(kernel.arcs[number]!);
  }
  const { arcs: rest, exact } = solveReduced(reduce(hard), budget, new Set());
  return { arcs: [...cut, ...rest], exact };
}

/** `hint`: edges of a set known to be good. Small kernels first, so that a hard one cannot eat their budget. */
function solveReduced({ cut, kernels }: Reduced, budget: Budget, hint: ReadonlySet<number>): Solution {
  const bySize = [...kernels].sort((a, b) => a.arcs.length - b.arcs.length);
  const parts = bySize.map((kernel) => solveKernel(kernel, budget, hint));
  return { arcs: [...cut, ...parts.flatMap((part) => part.arcs)], exact: parts.every((part) => part.exact) };
}

function solveKernel(kernel: Kernel, budget: Budget, hint: ReadonlySet<number>): Solution {
  const pick = (numbers: readonly number[]) => numbers.map((number) => kernel.arcs[number]!);
  if (kernel.size <= exhaustiveSize) return { arcs: pick(bestSet(kernel)), exact: true };
  const atOne = setAtCommonNode(kernel, budget);
  if (atOne !== undefined) return { arcs: pick(atOne), exact: true };
  const start = startFor(kernel, hint);
  const tooLarge = kernel.size * kernel.arcs.length > searchedSize || weightOf(pick(start)) > heaviest;
  if (tooLarge || budget.steps <= 0) return { arcs: pick(start), exact: false };
  const search = new CycleSearch(kernel, start, budget);
  search.narrow(3);
  const early = takenApart(search, kernel, budget);
  if (early !== undefined) return early;
  if (!search.minimize()) return { arcs: pick(search.best), exact: false };
  search.narrow(1);
  const late = takenApart(search, kernel, budget);
  if (late !== undefined) return late;
  return { exact: search.preferEarliest(), arcs: pick(search.best) };
}

/** Solves what a search has left undecided, if that falls apart into small kernels. */
function takenApart(search: CycleSearch, kernel: Kernel, budget: Budget): Solution | undefined {
  if (search.exhausted) return undefined;
  const best = search.best.map((number) => kernel.arcs[number]!);
  const kept = search.decided('kept');
  const cut = search.decided('cut');
  /** Kept arcs become too heavy for any set that is not worse than the best. */
  const heavy = weightOf(best) + 1;
  const raised = kernel.arcs.map((arc, number) => (kept.has(number) ? { ...arc, weight: heavy } : arc));
  const rest = reduce(raised.filter((_, number) => !cut.has(number)));
  if (rest.kernels.some((part) => part.size > smallPart * kernel.size)) return undefined;
  const inner = solveReduced(rest, budget, new Set(best.flatMap((arc) => arc.edges)));
  const arcs = [...kernel.arcs.filter((_, number) => cut.has(number)), ...inner.arcs];
  const better = inner.exact || weightOf(arcs) < weightOf(best);
  return better ? { arcs, exact: inner.exact } : { arcs: best, exact: false };
}

function startFor(kernel: Kernel, hint: ReadonlySet<number>): readonly number[] {
  const budget = { steps: siftingSteps };
  const small = smallSet(kernel, budget);
  const hinted = [...kernel.arcs.keys()].filter((number) => kernel.arcs[number]!.edges.some((edge) => hint.has(edge)));
  const order = orderWithout(kernel, hinted);
  if (order.length < kernel.size) return small;
  const better = improved(new LinearOrder(kernel), order, budget);
  const weigh = (set: readonly number[]) => weightOf(set.map((number) => kernel.arcs[number]!));
  return weigh(better) < weigh(small) ? better : small;
}
