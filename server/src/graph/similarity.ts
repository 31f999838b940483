// How alike two classes are, by their members, signatures and bodies, with the reason in words.
import type { DefinitionFact, MemberFact } from '../facts/facts';
import { ancestorsOf, type ClassPlace } from './hierarchy';
import type { Graph } from './model';
import { homeOfLocal } from './symbols';

export interface Likeness {
  /** 0 to 1, two decimals. */
  readonly similarity: number;
  /** `7 of 9 methods and 2 of 2 properties in common, same constructor, 3 bodies the same`. */
  readonly reason: string;
}

/**
 * How far the members of both agree, over the weight of all members (a weighted Jaccard index), times how much there is
 * to go by. Long methods weigh more than short ones, and those more than properties. A method of both counts fully when
 * its body is the same, else in part: by parameters, size and written type, and by how many methods have equal names.
 * What a common base asks for is no likeness; such members count only with equal bodies. And one or two members of one
 * name are no proof: equal bodies or several members must speak for it, more of them where the names of the classes are
 * equal only without their fillers. The numbers were found on labelled pairs: test/precision/README.md.
 */
export function compareShapes(graph: Graph, a: ClassPlace, b: ClassPlace): Likeness {
  if (a.definition === b.definition) return { similarity: 1, reason: 'the same definition' };
  const [left, right] = [ownMembers(a.definition), ownMembers(b.definition)];
  if (left.size === 0 && right.size === 0) return empty(a.definition, b.definition);
  const pairs: Pair[] = [];
  let weight = 0;
  for (const [name, member] of left) {
    const other = right.get(name);
    if (other === undefined) weight += weightOf(member, member);
    else pairs.push(pairOf(name, member, other));
  }
  for (const [name, member] of right) if (!left.has(name)) weight += weightOf(member, member);
  const methods = pairs.filter(isMethod);
  const breadth = Math.min(Math.max(methods.filter(({ member }) => !isConstructor(member)).length - 1, 0) / 5, 1);
  const prescribed = prescription(graph, a, b, methods.length > 0);
  let agreed = 0;
  let evidence = 0;
  for (const pair of pairs) {
    const share = pair.same ? 1 : agreement(pair, breadth);
    if (!pair.same && prescribed(pair)) {
      weight += pair.weight / 2;
      agreed += pair.weight * share * 0.2;
      continue;
    }
    weight += pair.weight;
    agreed += pair.weight * share;
    evidence += pair.weight * weightOfProof(pair, share);
  }
  const enough = a.definition.name === b.definition.name ? 1 : 2;
  const similarity = (agreed / weight) * Math.min(evidence / enough, 1);
  return {
    similarity: Math.round(similarity * 100) / 100,
    reason: reasonOf(pairs, left, right),
  };
}

/** A member of both classes. */
interface Pair {
  readonly name: string;
  readonly member: MemberFact;
  readonly other: MemberFact;
  readonly weight: number;
  readonly same: boolean;
}

function pairOf(name: string, member: MemberFact, other: MemberFact): Pair {
  const same = member.body !== 0 && member.body === other.body;
  return { name, member, other, weight: weightOf(member, other), same };
}

/** By name without its marks of privacy. What a constructor's parameter of that name fills is told by the constructor. */
function ownMembers({ members }: DefinitionFact): Map<string, MemberFact> {
  const filled = new Set<string>();
  for (const { kind, parameters } of members) {
    if (kind === 'constructor') for (const name of parameters) filled.add(unmarked(name));
  }
  const own = new Map<string, MemberFact>();
  for (const member of members) {
    const name = unmarked(member.name);
    if (member.kind === 'property' && member.body === 0 && filled.has(name)) continue;
    if (!own.has(name)) own.set(name, member);
  }
  return own;
}

function unmarked(name: string): string {
  return name.replace(/^[_#]+(?=[^_])/, '');
}

/** Tokens from which on a method weighs no more, and from which on an equal body is full proof. */
const longBody = 80;
const tellingBody = 20;

/** Of one member, or of a member of both by the mean of their sizes: 0.5 to 2. */
function weightOf(member: MemberFact, other: MemberFact): number {
  const size = (member.size + other.size) / 2;
  if (member.kind === 'property' && size < 5) return 0.5;
  const minor = member.kind !== 'method' || special.test(member.name);
  return (minor ? 0.5 : 1) * (1 + Math.min(size / longBody, 1));
}

const special = /^(__\w+__|toString|toJSON|dispose)$/;

function isConstructor({ kind }: MemberFact): boolean {
  return kind === 'constructor';
}

function isMethod({ member, other }: Pair): boolean {
  return member.kind !== 'property' || other.kind !== 'property';
}

/** 0 to 1, of a member whose bodies are not the same. */
function agreement(pair: Pair, breadth: number): number {
  const { member: a, other: b } = pair;
  if (!isMethod(pair)) return a.body !== b.body || (a.type !== b.type && a.type !== '' && b.type !== '') ? 0.7 : 1;
  const parameters = new Set([...a.parameters, ...b.parameters]);
  const both = a.parameters.filter((each) => b.parameters.includes(each)).length;
  const longer = Math.max(a.size, b.size);
  if (isConstructor(a) && longer === 0) return parameters.size === 0 ? 1 : both / parameters.size;
  // Methods without parameters agree in nothing that could differ, which says neither yes nor no.
  const signature = parameters.size === 0 ? 0.5 : both / parameters.size;
  const size = longer === 0 ? 0.5 : Math.min(a.size, b.size) / longer;
  const type = a.type !== '' && a.type === b.type ? 0.1 : 0;
  return 0.25 + 0.2 * breadth + 0.3 * signature + (0.3 - 0.1 * breadth) * size + type;
}

function weightOfProof(pair: Pair, share: number): number {
  if (pair.same) return 1 + Math.min(pair.member.size / tellingBody, 1);
  return isMethod(pair) ? (share * share) / 2 : share;
}

/** Bases that say what kind of value a class is, not which members it has. */
const plainBases =
  /^(object|Enum|IntEnum|StrEnum|Flag|IntFlag|str|int|NamedTuple|TypedDict|BaseModel|ABC|Generic|Protocol|Error|Exception)$/;

function prescribes(base: string): boolean {
  return !plainBases.test(base.slice(base.lastIndexOf('.') + 1));
}

/**
 * Which members the classes have because of what they derive from: those that an ancestor of both declares; where they
 * have a framework's base in common, themselves or by such an ancestor, all but declared fields, which are a class's own,
 * since we cannot see what that base asks for. Classes that have only properties set in common (`behave` is false) have
 * them from any base there is.
 */
function prescription(graph: Graph, a: ClassPlace, b: ClassPlace, behave: boolean): (pair: Pair) => boolean {
  const others = new Set(ancestorsOf(graph, b).map(({ definition }) => definition));
  const common = ancestorsOf(graph, a).filter(({ definition }) => others.has(definition));
  const names = new Set(common.flatMap(({ definition }) => definition.members.map(({ name }) => unmarked(name))));
  const outside = new Set(outsideBases(graph, b));
  const unseen =
    common.some((each) => outsideBases(graph, each).length > 0) ||
    outsideBases(graph, a).some((base) => outside.has(base));
  const settings = !behave && [a, b].some(({ definition }) => definition.bases.some(prescribes));
  const typed = a.module.facts.language === 'python';
  return (pair) => names.has(pair.name) || ((unseen || settings) && !isField(pair, typed));
}

/** Whether a property is declared (`x: int`, `x: number;`) rather than set, as it is where a base reads it. */
function isField(pair: Pair, typed: boolean): boolean {
  return !isMethod(pair) && (typed ? pair.member.type !== '' : pair.member.body === 0);
}

/** Last words of the bases that do not lie in the workspace. */
function outsideBases(graph: Graph, { module, definition }: ClassPlace): string[] {
  const outside = definition.bases.filter((base) => prescribes(base) && homeOfLocal(graph, module, base) === undefined);
  return outside.map((base) => base.slice(base.lastIndexOf('.') + 1));
}

function empty(a: DefinitionFact, b: DefinitionFact): Likeness {
  const same = a.name === b.name && a.bases.length > 0 && a.bases.join() === b.bases.join();
  return { similarity: same ? 1 : 0, reason: same ? 'same name, same bases and no members' : 'no members to compare' };
}

type Members = ReadonlyMap<string, MemberFact>;

function reasonOf(pairs: readonly Pair[], left: Members, right: Members): string {
  if (pairs.length === 0) return 'no members in common';
  const union = new Map([...left, ...right]);
  const plain = pairs.filter(({ member }) => !isConstructor(member));
  const properties = (member: MemberFact) => member.kind === 'property';
  const methods = (member: MemberFact) => member.kind !== 'property' && !isConstructor(member);
  const counts: string[] = [];
  for (const [is, words] of [
    [methods, ['method', 'methods']],
    [properties, ['property', 'properties']],
  ] as const) {
    const all = [...union.values()].filter(is).length;
    const common = plain.filter(({ name }) => is(union.get(name)!)).length;
    if (all > 0 && (common > 0 || is === methods)) counts.push(`${common} of ${all} ${words[all === 1 ? 0 : 1]}`);
  }
  const built = pairs.find(({ member, other }) => isConstructor(member) && isConstructor(other));
  const parts = counts.length === 0 ? [] : [`${counts.join(' and ')} in common`];
  if (built !== undefined) parts.push(constructorWords(built));
  const equal = pairs.filter((pair) => pair.same && isMethod(pair) && !isConstructor(pair.member)).length;
  if (equal > 0) parts.push(equal === 1 ? '1 body the same' : `${equal} bodies the same`);
  return parts.join(', ');
}

function constructorWords({ same, member, other }: Pair): string {
  if (same || (member.size === 0 && other.size === 0 && member.parameters.join() === other.parameters.join()))
    return 'same constructor';
  return member.parameters.join() === other.parameters.join()
    ? 'constructors with the same parameters'
    : 'constructors that differ';
}
