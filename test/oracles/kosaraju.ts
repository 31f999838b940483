// Strongly connected components by another algorithm than the product's, and the form in which components are compared.
import type { Component } from '../../server/src/graph/components';
import type { EdgeKind } from '../../server/src/graph/model';
import { comparePaths, type Path } from '../../server/src/text/paths';

export interface OracleEdge {
  readonly from: Path;
  readonly to: Path;
  readonly kind: EdgeKind;
}

export const levels: readonly EdgeKind[] = ['runtime', 'deferred', 'type'];

/** Components of each level: over runtime edges, then with the deferred ones, then over all. */
export type Components = Readonly<Record<EdgeKind, readonly (readonly Path[])[]>>;

export function componentsOf(files: readonly Path[], edges: readonly OracleEdge[]): Components {
  const upTo = (level: number) =>
    kosaraju(
      files,
      edges.filter(({ kind }) => levels.indexOf(kind) <= level),
    );
  return { runtime: upTo(0), deferred: upTo(1), type: upTo(2) };
}

/** One line for each set of modules, at the lowest level that closes it. */
export function listed(components: Components): string[] {
  const seen = new Set<string>();
  return levels.flatMap((level) =>
    components[level].flatMap((modules) => {
      const names = modules.join(' ');
      if (seen.has(names)) return [];
      seen.add(names);
      return [`${level}: ${names}`];
    }),
  );
}

/** The same of our own components. */
export function listedOurs(components: readonly Component[]): string[] {
  return components.map(({ kind, modules }) => `${kind}: ${modules.map(({ path }) => path).join(' ')}`);
}

/** Leaves the modules in the order of a search, then searches against the edges in the reverse of that order. */
function kosaraju(files: readonly Path[], edges: readonly OracleEdge[]): Path[][] {
  const forward = new Map<Path, Path[]>(files.map((file) => [file, []]));
  const backward = new Map<Path, Path[]>(files.map((file) => [file, []]));
  for (const { from, to } of edges) {
    forward.get(from)!.push(to);
    backward.get(to)!.push(from);
  }
  const left: Path[] = [];
  const seen = new Set<Path>();
  for (const file of files) if (!seen.has(file)) left.push(...search(file, forward, seen));
  seen.clear();
  const found: Path[][] = [];
  for (const start of left.reverse()) {
    if (seen.has(start)) continue;
    const members = search(start, backward, seen);
    if (members.length > 1 || forward.get(start)!.includes(start)) found.push(members.sort(comparePaths));
  }
  return found.sort((a, b) => comparePaths(a[0]!, b[0]!));
}

/** What is reached from `start` and not seen yet, in the order of leaving it. */
function search(start: Path, arrows: ReadonlyMap<Path, readonly Path[]>, seen: Set<Path>): Path[] {
  const left: Path[] = [];
  const stack: { readonly at: Path; next: number }[] = [{ at: start, next: 0 }];
  seen.add(start);
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    const following = arrows.get(top.at)![top.next++];
    if (following === undefined) {
      left.push(top.at);
      stack.pop();
    } else if (!seen.has(following)) {
      seen.add(following);
      stack.push({ at: following, next: 0 });
    }
  }
  return left;
}
