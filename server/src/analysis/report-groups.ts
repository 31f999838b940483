// Groups of a report: their ids, and what the findings of one problem share.
import type { Group, RuleId } from '../rules/rule';
import { hashOf } from './fingerprint';
import type { ReportedGroup, ReportedRule } from './report';

interface Known {
  readonly group: ReportedGroup;
  readonly short: string;
  /** How many results hold it. */
  readonly holders: number;
}

/**
 * Ids by rule and group key. Keys of one rule with the same short hash all take the long one. Keys are as long as a group
 * is large, and asked for with each of its findings: nothing is made of them then.
 */
export class GroupIds {
  private readonly groups = new Map<RuleId, Map<string, Known>>();
  /** Keys by short id. */
  private readonly taken = new Map<string, Set<string>>();
  private moved = false;

  add(rule: RuleId, groups: readonly Group[]): void {
    let known = this.groups.get(rule);
    if (known === undefined) {
      known = new Map();
      this.groups.set(rule, known);
    }
    for (const group of groups) {
      const { key } = group;
      const { holders, short } = known.get(key) ?? { holders: 0, short: shortId(rule, key) };
      known.set(key, { group: reported(rule, group), short, holders: holders + 1 });
      if (holders > 0) continue;
      const keys = this.taken.get(short);
      if (keys === undefined) this.taken.set(short, new Set([key]));
      else if (keys.add(key).size === 2) this.moved = true;
    }
  }

  remove(rule: RuleId, groups: readonly Group[]): void {
    for (const { key } of groups) {
      const before = this.groups.get(rule)?.get(key);
      if (before === undefined) continue;
      if (before.holders > 1) {
        this.groups.get(rule)!.set(key, { ...before, holders: before.holders - 1 });
        continue;
      }
      this.groups.get(rule)!.delete(key);
      const keys = this.taken.get(before.short)!;
      keys.delete(key);
      if (keys.size === 1) this.moved = true;
      if (keys.size === 0) this.taken.delete(before.short);
    }
  }

  /** Whether ids that were given may be others now; asked once after each change. */
  haveMoved(): boolean {
    const { moved } = this;
    this.moved = false;
    return moved;
  }

  of(rule: RuleId, key: string): string {
    const short = this.groups.get(rule)?.get(key)?.short ?? shortId(rule, key);
    return (this.taken.get(short)?.size ?? 1) === 1 ? short : `${rule}:${hashOf(key)}`;
  }

  groupOf(rule: RuleId, key: string): ReportedGroup | undefined {
    return this.groups.get(rule)?.get(key)?.group;
  }
}

export function shortId(rule: ReportedRule, key: string): string {
  return `${rule}:${hashOf(key).slice(0, 8)}`;
}

function reported(rule: RuleId, { title, data }: Group): ReportedGroup {
  const { rule: _rule, title: _title, ...rest } = data;
  return { rule, title, ...rest };
}
