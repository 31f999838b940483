// Reductions that keep the optimum of the feedback arc set.
import { blocksOf } from './blocks';
import { type Arc, compareCosts, type Kernel, kernelOf } from './kernel';

export interface Reduced {
  /** Arcs that are in every best set. */
  readonly cut: readonly Arc[];
  /** Biconnected and strongly connected; a best set of the whole is `cut` and a best set of each. */
  readonly kernels: readonly Kernel[];
}

/**
 * Takes away what does not decide: arcs on no cycle; a node with one arc in and one out, of which only the cheaper
 * would ever be cut; a node whose one arc in (or out) costs more than all the others together, so that it stays.
 * What remains falls apart at articulation nodes, since every cycle lies inside one biconnected block.
 */
export function reduce(arcs: readonly Arc[]): Reduced {
  const cut: Arc[] = [];
  const kernels: Kernel[] = [];
  const pending = [arcs];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    const kernel = shrink(part, cut);
    if (kernel.size === 0) continue;
    const blocks = blocksOf(kernel);
    if (blocks.length === 1 && blocks[0]!.length === kernel.arcs.length) kernels.push(kernel);
    else pending.push(...blocks);
  }
  return { cut, kernels };
}

/** Arcs by node, one for each pair. An arc that comes to lie between a node and itself is in every set. */
class Links {
  readonly out = new Map<number, Map<number, Arc>>();
  readonly into = new Map<number, Map<number, Arc>>();

  constructor(
    arcs: readonly Arc[],
    private readonly cut: Arc[],
  ) {
    for (const arc of arcs) this.add(arc);
  }

  add(arc: Arc): void {
    if (arc.from === arc.to) {
      this.cut.push(arc);
      return;
    }
    const other = this.out.get(arc.from)?.get(arc.to);
    const joint = other === undefined ? arc : joined(other, arc);
    place(this.out, arc.from, arc.to, joint);
    place(this.into, arc.to, arc.from, joint);
  }

  remove(arc: Arc): void {
    this.out.get(arc.from)!.delete(arc.to);
    this.into.get(arc.to)!.delete(arc.from);
  }

  arcsFrom(node: number): Arc[] {
    return [...(this.out.get(node)?.values() ?? [])];
  }

  arcsTo(node: number): Arc[] {
    return [...(this.into.get(node)?.values() ?? [])];
  }
}

function shrink(arcs: readonly Arc[], cut: Arc[]): Kernel {
  const links = new Links(arcs, cut);
  const waiting = new Set<number>(arcs.flatMap((arc) => [arc.from, arc.to]).sort((a, b) => a - b));
  for (const node of waiting) {
    waiting.delete(node);
    const step = stepAt(node, links);
    if (step === undefined) continue;
    for (const arc of step.gone) links.remove(arc);
    for (const arc of step.come) links.add(arc);
    for (const arc of step.gone) waiting.add(arc.from).add(arc.to);
  }
  const left = [...links.out.values()].flatMap((row) => [...row.values()]);
  return kernelOf(left);
}

function stepAt(node: number, links: Links): { gone: Arc[]; come: Arc[] } | undefined {
  if ((links.out.get(node)?.size ?? 0) > 1 && (links.into.get(node)?.size ?? 0) > 1) return undefined;
  const into = links.arcsTo(node);
  const out = links.arcsFrom(node);
  if (into.length === 0 && out.length === 0) return undefined;
  const gone = [...into, ...out];
  if (into.length === 0 || out.length === 0) return { gone, come: [] };
  const [first] = into;
  const [last] = out;
  if (into.length === 1 && compareCosts(out, into) < 0) {
    return { gone, come: out.map((arc) => ({ ...arc, from: first!.from })) };
  }
  if (out.length === 1 && compareCosts(into, out) < 0) {
    return { gone, come: into.map((arc) => ({ ...arc, to: last!.to })) };
  }
  return undefined;
}

function joined(a: Arc, b: Arc): Arc {
  const edges = [...a.edges, ...b.edges].sort((x, y) => x - y);
  return { from: a.from, to: a.to, weight: a.weight + b.weight, edges };
}

function place(rows: Map<number, Map<number, Arc>>, row: number, column: number, arc: Arc): void {
  const cells = rows.get(row);
  if (cells === undefined) rows.set(row, new Map([[column, arc]]));
  else cells.set(column, arc);
}
