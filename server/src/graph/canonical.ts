// Which of several definitions is the one that the others should give way to.
import type { Member } from './concepts';
import { ancestorsOf } from './hierarchy';
import type { Graph } from './model';
import { importersOf } from './usages';

export interface Choice {
  readonly canonical: Member | undefined;
  /** Whether there is none because several have the same right to it. */
  readonly tie: boolean;
}

/**
 * The configured one (`path#Symbol` or `module#Symbol`), else one marked as canonical, else the one with most importers.
 * A tie yields none, and says so.
 */
export function chooseCanonical(graph: Graph, members: readonly Member[], configured: string | undefined): Choice {
  const declared = declaredCanonical(graph, members, configured);
  if (declared !== undefined) return { canonical: declared, tie: false };
  const marked = members.filter((each) => each.definition.markers.canonical);
  const rated = (marked.length > 1 ? marked : members).map((member) => ({
    member,
    importers: importersOf(graph, member.module, member.definition.name),
  }));
  const most = Math.max(...rated.map((each) => each.importers));
  const best = rated.filter((each) => each.importers === most);
  return best.length === 1 ? { canonical: best[0]!.member, tie: false } : { canonical: undefined, tie: true };
}

/**
 * The members that are implementations of their own, with the canonical one among them. What derives from the canonical
 * one, or is derived by it, is one implementation in layers; so is an interface beside a class that implements it.
 */
export function implementationsOf(
  graph: Graph,
  all: readonly Member[],
  configured: string | undefined,
): Choice & { readonly members: readonly Member[] } {
  const bases = new Map(
    all.map((member) => [member, new Set(ancestorsOf(graph, member).map(({ definition }) => definition))]),
  );
  const derives = (member: Member, other: Member) => bases.get(member)!.has(other.definition);
  const isInterface = ({ definition }: Member) => definition.kind === 'interface';
  const concrete = all.filter((member) => {
    return !isInterface(member) || !all.some((other) => !isInterface(other) && derives(other, member));
  });
  const roots = concrete.filter((member) => !concrete.some((other) => derives(member, other)));
  const declared = declaredCanonical(graph, concrete, configured);
  const choice =
    declared === undefined ? chooseCanonical(graph, roots, configured) : { canonical: declared, tie: false };
  const { canonical } = choice;
  if (canonical === undefined) return { ...choice, members: roots };
  const members = concrete.filter((member) => !derives(member, canonical) && !derives(canonical, member));
  return { ...choice, members };
}

function declaredCanonical(
  graph: Graph,
  members: readonly Member[],
  configured: string | undefined,
): Member | undefined {
  if (configured !== undefined) {
    const [place, symbol] = configured.split('#');
    const module = graph.moduleNamed(place!);
    const found = members.find(({ module: home, definition: { name, owner } }) => {
      return home === module && (symbol === undefined || symbol === name || symbol === `${owner}.${name}`);
    });
    if (found !== undefined) return found;
  }
  const marked = members.filter((each) => each.definition.markers.canonical);
  return marked.length === 1 ? marked[0] : undefined;
}
