// Groups of a report: their ids, and what the findings of one problem share.
import type { Group, RuleId } from '../rules/rule';
import { hashOf } from './fingerprint';
import type { ReportedGroup, ReportedRule } from './report';

interface Known {
  readonly group: ReportedGroup;
  /** How many results hold it. */
  holders: number;
}

/** Ids by rule and group key. Keys of one rule with the same short hash all take the long one. */
export class GroupIds {
  private readonly groups = new Map<string, Known>();
  /** Keys by short id. */
  private readonly taken = new Map<string, Set<string>>();
  private moved = false;

  add(rule: RuleId, groups: readonly Group[]): void {
    for (const group of groups) {
      const place = placeOf(rule, group.key);
      const holders = this.groups.get(place)?.holders ?? 0;
      this.groups.set(place, { group: reported(rule, group), holders: holders + 1 });
      if (holders > 0) continue;
      const short = shortId(rule, group.key);
      const keys = this.taken.get(short);
      if (keys === undefined) this.taken.set(short, new Set([group.key]));
      else if (keys.add(group.key).size === 2) this.moved = true;
    }
  }

  remove(rule: RuleId, groups: readonly Group[]): void {
    for (const { key } of groups) {
      const place = placeOf(rule, key);
      const known = this.groups.get(place);
      if (known === undefined || --known.holders > 0) continue;
      this.groups.delete(place);
      const short = shortId(rule, key);
      const keys = this.taken.get(short)!;
      keys.delete(key);
      if (keys.size === 1) this.moved = true;
      if (keys.size === 0) this.taken.delete(short);
    }
  }

  /** Whether ids that were given may be others now; asked once after each change. */
  haveMoved(): boolean {
    const { moved } = this;
    this.moved = false;
    return moved;
  }

  of(rule: RuleId, key: string): string {
    const short = shortId(rule, key);
    return (this.taken.get(short)?.size ?? 1) === 1 ? short : `${rule}:${hashOf(key)}`;
  }

  groupOf(rule: RuleId, key: string): ReportedGroup | undefined {
    return this.groups.get(placeOf(rule, key))?.group;
  }
}

export function shortId(rule: ReportedRule, key: string): string {
  return `${rule}:${hashOf(key).slice(0, 8)}`;
}

function placeOf(rule: RuleId, key: string): string {
  return `${rule}\0${key}`;
}

function reported(rule: RuleId, { title, data }: Group): ReportedGroup {
  const { rule: _rule, title: _title, ...rest } = data;
  return { rule, title, ...rest };
}
