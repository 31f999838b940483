// Cuts a weighted digraph into the parts that its cycles cannot leave.
import { type Arc, type Kernel, type Rows, rowsBy } from './kernel';

/**
 * The arcs on cycles, by biconnected block of their strongly connected component; such a block is strongly connected
 * itself. Tarjan (1972), Hopcroft & Tarjan (1973), both with explicit stacks: linear.
 */
export function blocksOf(kernel: Kernel): Arc[][] {
  const component = componentsOf(kernel.size, rowsBy('from', kernel), undefined);
  const arcs = kernel.arcs.filter((arc) => component[arc.from] === component[arc.to]);
  return biconnected({ size: kernel.size, arcs });
}

/** A number for each node, equal for nodes that reach each other without the arcs marked in `gone`. `rows` by `from`. */
export function componentsOf(size: number, rows: Rows, gone: Uint8Array | undefined): Int32Array {
  const next = rows.start.slice(0, size);
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const component = new Int32Array(size).fill(-1);
  const open: number[] = [];
  const path: number[] = [];
  let counter = 0;
  for (let root = 0; root < size; root++) {
    if (order[root] === -1) path.push(root);
    while (path.length > 0) {
      const at = path[path.length - 1]!;
      if (order[at] === -1) {
        order[at] = low[at] = counter++;
        open.push(at);
      }
      if (next[at]! < rows.start[at + 1]!) {
        const place = next[at]!++;
        const to = rows.ends[place]!;
        if (gone?.[rows.list[place]!]) continue;
        if (order[to] === -1) path.push(to);
        else if (component[to] === -1) low[at] = Math.min(low[at]!, order[to]!);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[at]!);
      if (low[at] !== order[at]) continue;
      let member: number;
      do {
        member = open.pop()!;
        component[member] = at;
      } while (member !== at);
    }
  }
  return component;
}

/** Blocks of the graph without directions; both arcs between two nodes are in the same one. */
function biconnected(kernel: Kernel): Arc[][] {
  const { size, arcs } = kernel;
  const out = rowsBy('from', kernel);
  const into = rowsBy('to', kernel);
  const next = new Int32Array(size);
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const parent = new Int32Array(size).fill(-1);
  const seen = new Uint8Array(arcs.length);
  const open: number[] = [];
  const depthOfOpen = new Int32Array(size);
  const blocks: Arc[][] = [];
  const path: number[] = [];
  let counter = 0;
  for (let root = 0; root < size; root++) {
    if (order[root] === -1) path.push(root);
    while (path.length > 0) {
      const at = path[path.length - 1]!;
      if (order[at] === -1) order[at] = low[at] = counter++;
      const leaving = out.start[at + 1]! - out.start[at]!;
      const arriving = into.start[at + 1]! - into.start[at]!;
      if (next[at]! < leaving + arriving) {
        const turn = next[at]!++;
        const forward = turn < leaving;
        const number = forward ? out.list[out.start[at]! + turn]! : into.list[into.start[at]! + turn - leaving]!;
        if (seen[number]) continue;
        seen[number] = 1;
        const to = forward ? arcs[number]!.to : arcs[number]!.from;
        if (order[to] === -1) {
          parent[to] = at;
          depthOfOpen[to] = open.length;
          path.push(to);
        } else low[at] = Math.min(low[at]!, order[to]!);
        open.push(number);
        continue;
      }
      path.pop();
      const above = parent[at]!;
      if (above === -1) continue;
      low[above] = Math.min(low[above]!, low[at]!);
      if (low[at]! >= order[above]!) blocks.push(open.splice(depthOfOpen[at]!).map((number) => arcs[number]!));
    }
  }
  return blocks;
}
