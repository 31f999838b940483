// The report contract: findings after configuration, suppressions and baseline, as every surface shows them.
// Its JSON is version 1 of the machine-readable output (design section 4).
import type { Finding, Json, RuleId, Severity } from '../rules/rule';
import type { Range } from '../text/line-index';
import type { Path } from '../text/paths';

/** Findings about suppressions and about the configuration are reported under these names beside the nine rules. */
export type ReportedRule = RuleId | 'unused-suppression';

export interface Report {
  readonly version: 1;
  /** Absolute. */
  readonly root: string;
  readonly stats: Stats;
  readonly findings: readonly ReportedFinding[];
  readonly groups: Readonly<Record<string, ReportedGroup>>;
  readonly summary: Readonly<Partial<Record<ReportedRule, { readonly findings: number; readonly groups: number }>>>;
  readonly skipped: readonly SkippedFile[];
  /** Rules of which some findings may be missing; left out where none failed. */
  readonly failed?: readonly FailedRule[];
  /** What the baseline did, where there is one; not part of the JSON. */
  readonly baseline?: BaselineUse;
}

export interface FailedRule {
  readonly rule: RuleId;
  /** The error, with where it came from. */
  readonly reason: string;
}

export interface BaselineUse {
  /** Findings that it hides. */
  readonly accepted: number;
  /** Entries that match nothing any more. */
  readonly stale: number;
}

export interface Stats {
  readonly files: number;
  readonly bytes: number;
  readonly modules: number;
  readonly edges: { readonly runtime: number; readonly deferred: number; readonly type: number };
  readonly cacheHits: number;
  readonly elapsedMs: number;
}

export interface ReportedFinding {
  readonly rule: ReportedRule;
  readonly severity: Severity;
  readonly message: string;
  readonly file: Path;
  readonly range: Range;
  /** One place is one object, in however many findings of a report it stands. */
  readonly related: readonly ReportedPlace[];
  /** `RULE:hash`, a key of `groups`. */
  readonly group: string;
  readonly data: { readonly [key: string]: Json | undefined };
  /** How an editor may show it; not part of the JSON. */
  readonly tag?: Finding['tag'];
  /** Ids of the fixes that are offered. */
  readonly fixes: readonly string[];
  readonly fingerprint: string;
}

export interface ReportedPlace {
  readonly file: Path;
  readonly range: Range;
  readonly message: string;
  /** As the rule says; not part of the JSON. */
  readonly telling?: true;
}

export interface ReportedGroup {
  readonly rule: ReportedRule;
  readonly title: string;
  readonly [key: string]: Json | undefined;
}

export interface SkippedFile {
  readonly file: Path;
  readonly reason: string;
}
