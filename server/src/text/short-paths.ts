// Paths as a sentence says them: as short as they can be and still be told apart.
import { baseNameOf, type Path } from './paths';

/** Of each path its last parts: as few as no other of them ends in, and a folder where the name alone says nothing. */
export function shortPaths(paths: Iterable<Path>): (path: Path) => string {
  const short = new Map<Path, string>();
  let open = [...new Set(paths)];
  for (let parts = 1; open.length > 0; parts++) {
    const byTail = groupBy(open, parts);
    open = [];
    for (const [tail, group] of byTail) {
      const [first] = group;
      const isSaid = group.length === 1 && !(parts === 1 && saysNothing.test(baseNameOf(first!)));
      if (isSaid || first === tail) short.set(first!, tail);
      open.push(...group.filter((each) => !short.has(each)));
    }
  }
  return (path) => short.get(path) ?? path;
}

const saysNothing = /^(__init__|index)\./;

function groupBy(paths: readonly Path[], parts: number): Map<string, Path[]> {
  const groups = new Map<string, Path[]>();
  for (const path of paths) {
    const tail = path.split('/').slice(-parts).join('/');
    groups.set(tail, [...(groups.get(tail) ?? []), path]);
  }
  return groups;
}
