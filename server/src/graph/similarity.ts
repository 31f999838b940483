// How alike two classes are, by their members and signatures, with the reason in words.
import type { DefinitionFact, MemberFact } from '../facts/facts';
import { ancestorsOf, type ClassPlace } from './hierarchy';
import type { Graph } from './model';
import { homeOfLocal } from './symbols';

export interface Likeness {
  /** 0 to 1, two decimals. */
  readonly similarity: number;
  /** `7 of 9 members in common, 3 of them with the same body`. */
  readonly reason: string;
}

/**
 * Shared weight over all weight of the members of both (a weighted Jaccard index). A method weighs 1, a property and a
 * special method (`__init__`, `toString`) a half; a member of both counts fully when its parameters or body agree, else
 * in part: same name 0.6, and up to 0.4 for the parameters they share. What a framework or a common ancestor asks for
 * is no likeness: members that a common ancestor declares count only with equal bodies, and classes that have nothing
 * but properties are compared only where no base class prescribes them.
 */
export function compareShapes(graph: Graph, a: ClassPlace, b: ClassPlace): Likeness {
  if (a.definition === b.definition) return { similarity: 1, reason: 'the same definition' };
  const left = byName(a.definition.members);
  const right = byName(b.definition.members);
  if (left.size === 0 && right.size === 0) return empty(a.definition, b.definition);
  const prescribed = prescribedMembers(graph, a, b);
  let shared = 0;
  let all = 0;
  let common = 0;
  let equal = 0;
  let methods = 0;
  for (const [name, member] of left) {
    const other = right.get(name);
    all += weightOf(member);
    if (other === undefined) continue;
    common++;
    const same = member.body !== 0 && member.body === other.body;
    if (same) equal++;
    if (member.kind !== 'property' && other.kind !== 'property') methods++;
    if (same || !prescribed.has(name)) shared += weightOf(member) * agreement(member, other);
  }
  for (const [name, member] of right) if (!left.has(name)) all += weightOf(member);
  const union = left.size + right.size - common;
  const bodies =
    equal === 0 ? '' : equal === common ? ', all with the same body' : `, ${equal} of them with the same body`;
  if (methods === 0 && [a, b].some(({ definition }) => definition.bases.some(prescribes))) {
    return { similarity: 0, reason: 'only properties, which their base classes ask for' };
  }
  return {
    similarity: Math.round((shared / all) * 100) / 100,
    reason: common === 0 ? 'no members in common' : `${common} of ${union} members in common${bodies}`,
  };
}

/** Bases that say what kind of value a class is, not which members it has. */
const plainBases =
  /^(object|Enum|IntEnum|StrEnum|Flag|IntFlag|str|int|NamedTuple|TypedDict|BaseModel|ABC|Generic|Protocol|Error|Exception)$/;

function prescribes(base: string): boolean {
  return !plainBases.test(base.slice(base.lastIndexOf('.') + 1));
}

/** Members that an ancestor of both declares; all of them where that ancestor is a framework's, which we cannot see. */
function prescribedMembers(graph: Graph, a: ClassPlace, b: ClassPlace): Set<string> {
  const outside = new Set(outsideBases(graph, b));
  if (outsideBases(graph, a).some((base) => outside.has(base))) return new Set(byName(a.definition.members).keys());
  const names = new Set<string>();
  const others = new Set(ancestorsOf(graph, b).map(({ definition }) => definition));
  for (const { definition } of ancestorsOf(graph, a)) {
    if (others.has(definition)) for (const name of byName(definition.members).keys()) names.add(name);
  }
  return names;
}

/** Last words of the bases that do not lie in the workspace. */
function outsideBases(graph: Graph, { module, definition }: ClassPlace): string[] {
  const outside = definition.bases.filter((base) => prescribes(base) && homeOfLocal(graph, module, base) === undefined);
  return outside.map((base) => base.slice(base.lastIndexOf('.') + 1));
}

function empty(a: DefinitionFact, b: DefinitionFact): Likeness {
  const same = a.name === b.name && a.bases.join() === b.bases.join();
  return { similarity: same ? 1 : 0, reason: same ? 'same name, same bases and no members' : 'no members to compare' };
}

function byName(members: readonly MemberFact[]): Map<string, MemberFact> {
  const found = new Map<string, MemberFact>();
  for (const member of members) {
    const name = member.name.replace(/^[_#]+(?=[^_])/, '');
    if (!found.has(name)) found.set(name, member);
  }
  return found;
}

const special = /^(__\w+__|constructor|toString|toJSON|dispose)$/;

function weightOf({ kind, name }: MemberFact): number {
  return kind === 'property' || kind === 'constructor' || special.test(name) ? 0.5 : 1;
}

function agreement(a: MemberFact, b: MemberFact): number {
  if (a.body !== 0 && a.body === b.body) return 1;
  const parameters = new Set([...a.parameters, ...b.parameters]);
  if (parameters.size === 0) return 1;
  const both = a.parameters.filter((each) => b.parameters.includes(each)).length;
  return 0.6 + 0.4 * (both / parameters.size);
}
