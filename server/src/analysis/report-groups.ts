// Groups of a report: their ids, and what the findings of one problem share.
import type { Group, RuleId, RuleResult } from '../rules/rule';
import { comparePaths } from '../text/paths';
import { hashOf } from './fingerprint';
import type { ReportedFinding, ReportedGroup, ReportedRule } from './report';

/** Ids by rule and group key. Keys of one rule with the same short hash all take the long one. */
export function groupIds(results: ReadonlyMap<RuleId, RuleResult>): Map<RuleId, Map<string, string>> {
  const ids = new Map<RuleId, Map<string, string>>();
  for (const [rule, { groups }] of results) {
    const keys = [...new Set(groups.map(({ key }) => key))];
    const taken = new Map<string, number>();
    for (const key of keys) taken.set(shortId(rule, key), (taken.get(shortId(rule, key)) ?? 0) + 1);
    const idOf = (key: string) => (taken.get(shortId(rule, key)) === 1 ? shortId(rule, key) : `${rule}:${hashOf(key)}`);
    ids.set(rule, new Map(keys.map((key) => [key, idOf(key)])));
  }
  return ids;
}

export function shortId(rule: ReportedRule, key: string): string {
  return `${rule}:${hashOf(key).slice(0, 8)}`;
}

/** By id, in its order. A finding whose rule forgot the group still gets one, so that no id leads nowhere. */
export function allGroups(
  results: ReadonlyMap<RuleId, RuleResult>,
  ids: ReadonlyMap<RuleId, ReadonlyMap<string, string>>,
  findings: readonly ReportedFinding[],
  unused: readonly ReportedFinding[],
): Record<string, ReportedGroup> {
  const groups = new Map<string, ReportedGroup>();
  for (const [rule, result] of results) {
    for (const group of result.groups) groups.set(ids.get(rule)!.get(group.key)!, reported(rule, group));
  }
  for (const { rule, group, message } of findings) {
    if (!groups.has(group)) groups.set(group, { rule, title: message });
  }
  for (const { rule, group, file } of unused) {
    groups.set(group, { rule, title: `Suppressions to mend in ${file}`, file });
  }
  return Object.fromEntries([...groups].sort(([a], [b]) => comparePaths(a, b)));
}

function reported(rule: RuleId, { title, data }: Group): ReportedGroup {
  const { rule: _rule, title: _title, ...rest } = data;
  return { rule, title, ...rest };
}
