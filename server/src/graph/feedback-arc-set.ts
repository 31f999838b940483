// The smallest set of imports whose removal leaves no cycle in a component.
import { comparePaths, isPythonPackage } from '../text/paths';
import type { Component } from './components';
import { orderWithout, simpleSet } from './feedback-arcs/heuristic';
import { type Arc, type Kernel, weightOf } from './feedback-arcs/kernel';
import { LinearOrder } from './feedback-arcs/linear-order';
import { solve } from './feedback-arcs/solve';
import type { Edge } from './model';

export interface FeedbackArcSet {
  /** In path order. */
  readonly edges: readonly Edge[];
  /** Whether no other set is smaller or, at the same size, better. */
  readonly exact: boolean;
}

/** Elementary steps of the search, some tens of millions of which a second has. */
const defaultEffort = 1e7;

/**
 * A minimum feedback arc set of the component's modules: all edges of a module to another go or stay together, edges
 * of a module to itself always go. Of the sets with fewest edges the one with most deferred and type edges, then
 * with fewest uses of what the edges bind (what is passed on counts for many), then with the earliest edges in path order.
 *
 * Exact for components that reduction leaves at most 10 modules at a piece (dynamic programming over subsets), and
 * wherever branch and bound ends within `effort`: of real components, nearly all up to hundreds of modules. Else the
 * best set found, never larger than the simple greedy one (depth first in path order, the cheapest arc of each cycle
 * that closes). It comes from that one and the order of Eades, Lin & Smyth (1993), sifted, bettered by the search
 * where modules × imports are few enough for one, and minimal: no arc can be put back.
 * Deterministic: the order of `modules` and `edges` does not matter, and effort is counted in steps, not timed.
 */
export function feedbackArcSet(component: Component, effort = defaultEffort): FeedbackArcSet {
  const edges = [...component.edges].sort(compareEdges);
  const weigh = weighing(edges);
  const whole = kernelOf(component, edges, (group) => group.reduce((sum, at) => sum + weigh.of(at), 0));
  const solution = solve(whole, { steps: effort });
  let { arcs } = solution;
  if (!solution.exact) {
    const counted = kernelOf(component, edges, (group) => group.length);
    arcs = lightest(whole, [arcs, pick(whole, simpleSet(counted))]);
  }
  const cut = new Set(arcs.flatMap((arc) => arc.edges));
  return {
    edges: edges.filter((edge, at) => edge.from === edge.to || cut.has(at)),
    exact: solution.exact && weigh.complete,
  };
}

/** The lightest of some feedback arc sets, made minimal. */
function lightest(kernel: Kernel, sets: readonly (readonly Arc[])[]): Arc[] {
  const cuts = sets.map((set) => {
    const edges = new Set(set.flatMap((arc) => arc.edges));
    return [...kernel.arcs.keys()].filter((number) => edges.has(kernel.arcs[number]!.edges[0]!));
  });
  const weights = cuts.map((cut) => weightOf(pick(kernel, cut)));
  const order = new LinearOrder(kernel);
  order.arrange(orderWithout(kernel, cuts[weights.indexOf(Math.min(...weights))]!));
  order.restore();
  return pick(kernel, order.backward());
}

/** One arc for all edges between two modules, without those of a module to itself. */
function kernelOf(
  component: Component,
  edges: readonly Edge[],
  weightOfGroup: (group: readonly number[]) => number,
): Kernel {
  const modules = [...component.modules].sort((a, b) => comparePaths(a.path, b.path));
  const nodes = new Map(modules.map((module, node) => [module, node]));
  const groups = new Map<number, number[]>();
  edges.forEach(({ from, to }, at) => {
    if (from === to) return;
    const pair = nodes.get(from)! * modules.length + nodes.get(to)!;
    const group = groups.get(pair);
    if (group === undefined) groups.set(pair, [at]);
    else group.push(at);
  });
  const arcs = [...groups].map(([pair, group]): Arc => {
    const from = Math.floor(pair / modules.length);
    return { from, to: pair % modules.length, weight: weightOfGroup(group), edges: group };
  });
  return { size: modules.length, arcs };
}

/**
 * One number for the edge at a position, so that sums over sets compare by count, then by deferred and type edges, then by uses, for
 * all sets that could be best: those of at most half of the edges, which is what one of the two directions of any
 * order of the modules has. `complete`: uses are counted; else the numbers would be too large.
 */
function weighing(edges: readonly Edge[]): { of(at: number): number; complete: boolean } {
  const most = Math.floor(edges.length / 2);
  const usesAt = edges.map(usesOf);
  const highest = [...usesAt].sort((a, b) => b - a);
  const uses = highest.slice(0, most).reduce((sum, count) => sum + count, 0);
  const complete = edges.length * (most + 2) * (uses + 1) < Number.MAX_SAFE_INTEGER / 4;
  const soft = complete ? uses + 1 : 1;
  const single = (most + 2) * soft;
  const of = (at: number) => single - (edges[at]!.kind === 'runtime' ? 0 : soft) + (complete ? usesAt[at]! : 0);
  return { of, complete };
}

function usesOf(edge: Edge): number {
  const { form, bindings } = edge.from.facts.imports[edge.import]!;
  if (edge.binding >= 0) return bindings[edge.binding]!.uses;
  const uses = bindings.reduce((sum, binding) => sum + binding.uses, 0);
  const isInit = uses === 0 && form === 'from' && isPythonPackage(edge.from.path);
  return isInit || form === 're-export' || form === 're-export-all' ? uses + usesOfPassedOn : uses;
}

/** What a module passes on others use: an import of the passing module is easier to do without than what it passes on. */
const usesOfPassedOn = 100;

function compareEdges(a: Edge, b: Edge): number {
  return (
    comparePaths(a.from.path, b.from.path) ||
    a.import - b.import ||
    a.binding - b.binding ||
    comparePaths(a.to.path, b.to.path)
  );
}

function pick(kernel: Kernel, numbers: readonly number[]): Arc[] {
  return numbers.map((number) => kernel.arcs[number]!);
}
