// From what the rules found to the report: levels, suppressions, tests, baseline, identities and order. File by file, so that
// a change costs the files whose findings it changes.
import type { Graph } from '../graph/model';
import { type Finding, type RelatedPlace, type RuleId, type RuleResult, ruleIds } from '../rules/rule';
import { type Range, rangeOf } from '../text/line-index';
import { comparePaths, type Path } from '../text/paths';
import type { Span } from '../text/span';
import { applyBaseline, type Baseline } from './baseline';
import { type FileFindings, noteFindingsByFile, replaceFiles } from './findings-by-file';
import { fingerprintsOf } from './fingerprint';
import type { UnitResult } from './inspections';
import type {
  FailedRule,
  Report,
  ReportedFinding,
  ReportedGroup,
  ReportedPlace,
  ReportedRule,
  SkippedFile,
  Stats,
} from './report';
import { GroupIds, shortId } from './report-groups';
import { summaryOf, usedGroups } from './report-parts';
import type { Settings } from './settings';
import { type SuppressionFault, type Suppressions, suppressionsOf } from './suppressions';

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
export function buildReport({ graph, results, settings, baseline, root, stats, skipped }: ReportInput): Report {
  const builder = new ReportBuilder(graph, settings, [...results.keys()], root);
  builder.put([...results].map(([rule, result]) => ({ rule, unit: result, result })));
  for (const { path } of graph.modules) builder.touch(path);
  return builder.build(stats, skipped, baseline);
}

interface Shown {
  readonly finding: ReportedFinding;
  readonly group: ReportedGroup;
}

interface ShownIn extends FileFindings {
  /** Of each finding. */
  readonly groups: readonly ReportedGroup[];
}

export class ReportBuilder {
  private readonly ids = new GroupIds();
  private readonly units = new Map<
    object,
    { readonly rule: RuleId; readonly byFile: Map<Path, Finding[]>; readonly groups: RuleResult['groups'] }
  >();
  /** The units that found something in a file. */
  private readonly files = new Map<Path, Set<object>>();
  private readonly touched = new Set<Path>();
  /** The files in order. */
  private shown: readonly ShownIn[] = [];
  private readonly origins = new WeakMap<ReportedFinding, Finding>();
  private readonly ran: ReadonlySet<RuleId>;

  constructor(
    private readonly graph: Graph,
    private readonly settings: Settings,
    ran: readonly RuleId[],
    private readonly root: string,
  ) {
    this.ran = new Set(ran);
  }

  /** What units have come to, in place of what they came to before. */
  put(results: readonly UnitResult[]): void {
    for (const { rule, unit, result } of results) {
      const before = this.units.get(unit);
      if (before !== undefined) {
        this.units.delete(unit);
        for (const file of before.byFile.keys()) {
          this.files.get(file)!.delete(unit);
          this.touched.add(file);
        }
        this.ids.remove(rule, before.groups);
      }
      if (result === undefined || (result.findings.length === 0 && result.groups.length === 0)) continue;
      const byFile = new Map<Path, Finding[]>();
      for (const finding of result.findings) add(byFile, finding.file, finding);
      this.units.set(unit, { rule, byFile, groups: result.groups });
      for (const file of byFile.keys()) {
        this.touched.add(file);
        const units = this.files.get(file);
        if (units === undefined) this.files.set(file, new Set([unit]));
        else units.add(unit);
      }
      this.ids.add(rule, result.groups);
    }
  }

  /** The text of a file is another one. */
  touch(file: Path): void {
    this.touched.add(file);
  }

  build(
    stats: Stats,
    skipped: readonly SkippedFile[],
    baseline: Baseline | undefined,
    failed: readonly FailedRule[] = [],
  ): Report {
    if (this.ids.haveMoved()) for (const file of this.files.keys()) this.touched.add(file);
    if (this.touched.size > 0) this.show();
    const { shown, ran } = this;
    const rules: ReportedRule[] = ruleIds.filter((rule) => ran.has(rule));
    let all: Report['findings'] | undefined;
    let groups: Report['groups'] | undefined;
    let summary: Report['summary'] | undefined;
    const report: Report = {
      version: 1,
      root: this.root,
      stats,
      // Made when first asked for, which not every keystroke does.
      get findings() {
        all ??= shown.flatMap(({ findings }) => findings);
        return all;
      },
      get groups() {
        groups ??= usedGroups(shown.flatMap(({ findings, groups }) => pairsOf(findings, groups)));
        return groups;
      },
      get summary() {
        summary ??= summaryOf(report.findings, rules);
        return summary;
      },
      skipped: [...skipped].sort((a, b) => comparePaths(a.file, b.file) || comparePaths(a.reason, b.reason)),
      ...(failed.length === 0 ? {} : { failed }),
    };
    noteFindingsByFile(report, shown);
    return baseline ? applyBaseline(report, baseline) : report;
  }

  /** What a rule said of a finding of the last report. */
  originOf(finding: ReportedFinding): Finding | undefined {
    return this.origins.get(finding);
  }

  private show(): void {
    const files = [...this.touched].sort(comparePaths);
    const placeOf = this.places();
    const fresh = files.map((file): ShownIn => {
      const shown = this.shownIn(file, placeOf);
      return { file, findings: shown.map(({ finding }) => finding), groups: shown.map(({ group }) => group) };
    });
    this.shown = replaceFiles(this.shown, fresh);
    this.touched.clear();
  }

  /** Made once for all findings that share it: along a long cycle each finding has nearly the same ones. */
  private places(): (place: RelatedPlace) => ReportedPlace {
    const made = new Map<RelatedPlace, ReportedPlace>();
    return (place) => {
      const known = made.get(place);
      if (known !== undefined) return known;
      const { file, span, message, telling } = place;
      const range = placeIn(this.graph, file, span);
      const reported = telling === undefined ? { file, range, message } : { file, range, message, telling };
      made.set(place, reported);
      return reported;
    };
  }

  private shownIn(file: Path, placeOf: (place: RelatedPlace) => ReportedPlace): Shown[] {
    const { graph, settings } = this;
    const module = graph.module(file);
    const units = [...(this.files.get(file) ?? [])].map((unit) => this.units.get(unit)!);
    if (units.length === 0 && (module === undefined || module.facts.suppressions.length === 0)) return [];
    if (!settings.includeTests && settings.isTest(file)) return [];
    const found = units.flatMap(({ rule, byFile }) => byFile.get(file)!.map((finding) => ({ rule, finding })));
    found.sort(inOrder);
    // Before anything is left out: a finding keeps its fingerprint when an equal one is suppressed.
    const fingerprints = fingerprintsOf(found.map(({ rule, finding }) => ({ ...finding, rule })));
    const suppressions = module && suppressionsOf(module);
    const shown = found.flatMap(({ rule, finding }, index): Shown[] => {
      const severity = settings.levelOf(rule, file, finding.severity);
      if (severity === 'off' || suppressions?.silences(rule, finding)) return [];
      const id = this.ids.of(rule, finding.group);
      const reported: ReportedFinding = {
        rule,
        severity,
        message: finding.message,
        file,
        range: placeIn(graph, file, finding.span),
        related: finding.related.map(placeOf),
        group: id,
        data: finding.data,
        ...(finding.tag === undefined ? {} : { tag: finding.tag }),
        fixes: [...new Set(finding.fixes.map(({ fix }) => fix))],
        fingerprint: fingerprints[index]!,
      };
      this.origins.set(reported, finding);
      return [{ finding: reported, group: this.ids.groupOf(rule, finding.group) ?? { rule, title: finding.message } }];
    });
    return suppressions === undefined ? shown : merged(shown, this.unusedIn(file, suppressions));
  }

  private unusedIn(file: Path, suppressions: Suppressions): Shown[] {
    const rule = 'unused-suppression';
    const { graph, settings, ran } = this;
    const severity = settings.levelOf(rule, file, undefined);
    if (severity === 'off') return [];
    const faults = suppressions.faults((id) => ran.has(id) && settings.levelOf(id, file, undefined) !== 'off');
    const found = faults.map((finding: SuppressionFault) => ({ rule, finding }) as const).sort(inOrder);
    const fingerprints = fingerprintsOf(found.map(({ finding }) => ({ ...finding, rule })));
    return found.map(({ finding: { span, message } }, index): Shown => {
      const range = placeIn(graph, file, span);
      const fingerprint = fingerprints[index]!;
      const group = shortId(rule, file);
      const finding = {
        rule,
        severity,
        message,
        file,
        range,
        related: [],
        group,
        data: {},
        fixes: [],
        fingerprint,
      } as const;
      return { finding, group: { rule, title: `Suppressions to mend in ${file}`, file } };
    });
  }
}

function pairsOf(findings: readonly ReportedFinding[], groups: readonly ReportedGroup[]): Shown[] {
  return findings.map((finding, at) => ({ finding, group: groups[at]! }));
}

function add<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
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

/** Both are in order already. */
function merged(shown: Shown[], unused: readonly Shown[]): Shown[] {
  if (unused.length === 0) return shown;
  return [...shown, ...unused].sort(
    ({ finding: a }, { finding: b }) =>
      a.range.start.line - b.range.start.line ||
      a.range.start.character - b.range.start.character ||
      a.range.end.line - b.range.end.line ||
      a.range.end.character - b.range.end.character ||
      comparePaths(a.rule, b.rule),
  );
}
