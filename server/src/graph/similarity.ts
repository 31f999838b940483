// How alike two classes are, by their members and signatures, with the reason in words.
import type { DefinitionFact, MemberFact } from '../facts/facts';

export interface Likeness {
  /** 0 to 1, two decimals. */
  readonly similarity: number;
  /** `7 of 9 members in common, 3 of them with the same body`. */
  readonly reason: string;
}

/**
 * Shared weight over all weight of the members of both (a weighted Jaccard index). A method weighs 1, a property and a
 * special method (`__init__`, `toString`) a half; a member of both counts fully when its parameters or body agree, else
 * in part: same name 0.6, and up to 0.4 for the parameters they share.
 */
export function compareShapes(a: DefinitionFact, b: DefinitionFact): Likeness {
  if (a === b) return { similarity: 1, reason: 'the same definition' };
  const left = byName(a.members);
  const right = byName(b.members);
  if (left.size === 0 && right.size === 0) return empty(a, b);
  let shared = 0;
  let all = 0;
  let common = 0;
  let equal = 0;
  for (const [name, member] of left) {
    const other = right.get(name);
    all += weightOf(member);
    if (other === undefined) continue;
    common++;
    if (member.body !== 0 && member.body === other.body) equal++;
    shared += weightOf(member) * agreement(member, other);
  }
  for (const [name, member] of right) if (!left.has(name)) all += weightOf(member);
  const union = left.size + right.size - common;
  const bodies = equal === 0 ? '' : equal === common ? ', all with the same body' : `, ${equal} of them with the same body`;
  return {
    similarity: Math.round((shared / all) * 100) / 100,
    reason: common === 0 ? 'no members in common' : `${common} of ${union} members in common${bodies}`,
  };
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
