// Which of several definitions is the one that the others should give way to.
import type { Member } from './concepts';
import type { Graph } from './model';
import { importersOf } from './usages';

/**
 * The configured one (`path#Symbol` or `module#Symbol`), else one marked as canonical, else the one with most importers.
 * A tie yields none, and says so.
 */
export function chooseCanonical(
  graph: Graph,
  members: readonly Member[],
  configured: string | undefined,
): { canonical: Member | undefined; tie: boolean } {
  if (configured !== undefined) {
    const [place, symbol] = configured.split('#');
    const module = graph.moduleNamed(place!);
    const found = members.find(
      (each) => each.module === module && (symbol === undefined || each.definition.name === symbol),
    );
    if (found !== undefined) return { canonical: found, tie: false };
  }
  const marked = members.filter((each) => each.definition.markers.canonical);
  if (marked.length === 1) return { canonical: marked[0], tie: false };
  const rated = (marked.length > 1 ? marked : members).map((member) => ({
    member,
    importers: importersOf(graph, member.module, member.definition.name),
  }));
  const most = Math.max(...rated.map((each) => each.importers));
  const best = rated.filter((each) => each.importers === most);
  return best.length === 1 ? { canonical: best[0]!.member, tie: false } : { canonical: undefined, tie: true };
}
