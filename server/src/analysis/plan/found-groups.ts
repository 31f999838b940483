// Groups of a report with their findings: what the rows and steps of a plan are made from.
import { type Json, type RuleId, ruleIds } from '../../rules/rule';
import { isInside, type Path } from '../../text/paths';
import type { Report, ReportedFinding, ReportedGroup } from '../report';

export interface FoundGroup {
  readonly id: string;
  readonly rule: RuleId;
  readonly group: ReportedGroup;
  /** At least one, in the order of the report. */
  readonly findings: readonly ReportedFinding[];
}

/** By rule, then by their first finding. What is said about suppressions is no part of a plan. */
export function groupsOf({ findings, groups }: Report): FoundGroup[] {
  const byId = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const members = byId.get(finding.group);
    if (members === undefined) byId.set(finding.group, [finding]);
    else members.push(finding);
  }
  const found = [...byId].map(([id, members]) => {
    const { rule, message } = members[0]!;
    return { id, rule: rule as RuleId, group: groups[id] ?? { rule, title: message }, findings: members };
  });
  return ruleIds.flatMap((rule) => found.filter((each) => each.rule === rule));
}

/** Whether something lies under one of the paths; with no paths, always. */
export function touches(places: readonly { readonly file: Path }[], paths: readonly Path[]): boolean {
  return paths.length === 0 || places.some(({ file }) => paths.some((path) => isInside(file, path)));
}

export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

export function recordsOf(value: Json | undefined): { readonly [key: string]: Json | undefined }[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** `{ function: 33, alias: 1 }`; what is no number is left out. */
export function countsOf(value: Json | undefined): [string, number][] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, count]) => (typeof count === 'number' ? [[name, count]] : []));
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
