// From what the rules found to the report: levels, suppressions, tests, baseline, identities and order.
import type { Graph } from '../graph/model';
import { type Finding, type Level, type RuleId, type RuleResult, ruleIds } from '../rules/rule';
import { type Range, rangeOf } from '../text/line-index';
import { comparePaths, type Path } from '../text/paths';
import type { Span } from '../text/span';
import { applyBaseline, type Baseline } from './baseline';
import { fingerprintsOf } from './fingerprint';
import type { Report, ReportedFinding, ReportedRule, SkippedFile, Stats } from './report';
import { allGroups, groupIds, shortId } from './report-groups';
import { reportOf } from './report-parts';
import type { Settings } from './settings';
import { type SuppressionFault, suppressionsOf } from './suppressions';

export interface ReportInput {
  readonly graph: Graph;
  /** Of the rules that ran. */
  readonly results: ReadonlyMap<RuleId, RuleResult>;
  readonly settings: Settings;
  /** Leave it out to know what a new baseline holds, or to apply it with `applyBaseline` for its counts. */
  readonly baseline?: Baseline | undefined;
  /** Absolute. */
  readonly root: string;
  readonly stats: Stats;
  readonly skipped: readonly SkippedFile[];
}

/** Every place in the order of file, position and rule. The same input gives the same report, in any order of rules. */
export function buildReport(input: ReportInput): Report {
  const { graph, results, settings } = input;
  const found = ruleIds.flatMap((rule) => results.get(rule)?.findings.map((finding) => ({ rule, finding })) ?? []);
  found.sort(inOrder);
  // Before anything is left out: a finding keeps its fingerprint when an equal one is suppressed.
  const fingerprints = fingerprintsOf(found.map(({ rule, finding }) => ({ ...finding, rule })));
  const suppressions = suppressionsOf(graph);
  const ids = groupIds(results);
  const isReported = (file: Path) => settings.includeTests || !settings.isTest(file);

  const findings = found.flatMap(({ rule, finding }, index): ReportedFinding[] => {
    const severity = settings.levelOf(rule, finding.file, finding.severity);
    if (severity === 'off' || !isReported(finding.file) || suppressions.silences(rule, finding)) return [];
    return [
      {
        rule,
        severity,
        message: finding.message,
        file: finding.file,
        range: placeIn(graph, finding.file, finding.span),
        related: finding.related.map(({ file, span, message }) => ({
          file,
          range: placeIn(graph, file, span),
          message,
        })),
        group: ids.get(rule)?.get(finding.group) ?? shortId(rule, finding.group),
        data: finding.data,
        ...(finding.tag === undefined ? {} : { tag: finding.tag }),
        fixes: [...new Set(finding.fixes.map(({ fix }) => fix))],
        fingerprint: fingerprints[index]!,
      },
    ];
  });
  const couldFind = (rule: RuleId, file: Path) =>
    results.has(rule) && isReported(file) && settings.levelOf(rule, file, undefined) !== 'off';
  const unused = suppressions.faults(couldFind).filter(({ file }) => isReported(file));
  const told = unusedFindings(graph, unused, (file) => settings.levelOf('unused-suppression', file, undefined));

  const ran: ReportedRule[] = ruleIds.filter((rule) => results.has(rule));
  if (told.length > 0) ran.push('unused-suppression');
  const report = reportOf({
    version: 1,
    root: input.root,
    stats: input.stats,
    findings: merged(findings, told),
    groups: allGroups(results, ids, findings, told),
    summary: Object.fromEntries(ran.map((rule) => [rule, { findings: 0, groups: 0 }])),
    skipped: [...input.skipped].sort((a, b) => comparePaths(a.file, b.file) || comparePaths(a.reason, b.reason)),
  });
  return input.baseline ? applyBaseline(report, input.baseline).report : report;
}

type Found = { readonly rule: ReportedRule; readonly finding: Pick<Finding, 'file' | 'span' | 'anchor' | 'message'> };

function inOrder(a: Found, b: Found): number {
  return (
    comparePaths(a.finding.file, b.finding.file) ||
    a.finding.span.start - b.finding.span.start ||
    a.finding.span.end - b.finding.span.end ||
    comparePaths(a.rule, b.rule) ||
    comparePaths(a.finding.anchor, b.finding.anchor) ||
    comparePaths(a.finding.message, b.finding.message)
  );
}

function placeIn(graph: Graph, file: Path, span: Span): Range {
  const module = graph.module(file);
  const start = { line: 0, character: 0 };
  return module ? rangeOf(module.facts.lineStarts, span) : { start, end: start };
}

function unusedFindings(
  graph: Graph,
  faults: readonly SuppressionFault[],
  levelOf: (file: Path) => Level,
): ReportedFinding[] {
  const rule = 'unused-suppression';
  const found = faults.map((finding) => ({ rule, finding }) as const).sort(inOrder);
  const fingerprints = fingerprintsOf(found.map(({ finding }) => ({ ...finding, rule })));
  return found.flatMap(({ finding: { file, span, message } }, index) => {
    const severity = levelOf(file);
    if (severity === 'off') return [];
    const range = placeIn(graph, file, span);
    const fingerprint = fingerprints[index]!;
    const group = shortId(rule, file);
    return [{ rule, severity, message, file, range, related: [], group, data: {}, fixes: [], fingerprint }];
  });
}

/** Both are in order already. */
function merged(findings: readonly ReportedFinding[], unused: readonly ReportedFinding[]): readonly ReportedFinding[] {
  if (unused.length === 0) return findings;
  return [...findings, ...unused].sort(
    (a, b) =>
      comparePaths(a.file, b.file) ||
      a.range.start.line - b.range.start.line ||
      a.range.start.character - b.range.start.character ||
      a.range.end.line - b.range.end.line ||
      a.range.end.character - b.range.end.character ||
      comparePaths(a.rule, b.rule),
  );
}
