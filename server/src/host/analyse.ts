// Graph to report, kept up to date: each rule once for a set of files, then what changes of text concern.
import type { Baseline } from '../analysis/baseline';
import { contradictions } from '../analysis/configuration-contradictions';
import { Inspections } from '../analysis/inspections';
import type { Report, ReportedFinding, SkippedFile } from '../analysis/report';
import { ReportBuilder } from '../analysis/report-builder';
import type { Fault } from '../analysis/schema-validator';
import type { Settings } from '../analysis/settings';
import type { Derivations } from '../graph/incremental/derivations';
import { Derived } from '../graph/incremental/derived';
import type { ModuleGraph } from '../graph/module-graph';
import { rules } from '../rules/registry';
import type { Finding } from '../rules/rule';

export interface ReportFrame {
  readonly baseline: Baseline | undefined;
  readonly skipped: readonly SkippedFile[];
  readonly bytes: number;
  readonly cacheHits: number;
  /** Asked when all rules have run. */
  elapsedMs(): number;
}

/** Holds for one configuration and, after `update`, for the graph as it is. */
export class Analysis {
  private inspections: Inspections | undefined;
  private builder: ReportBuilder | undefined;
  private faults: Derived<readonly Fault[]> | undefined;
  /** Those that all of this is derived by; others are there when files came or went. */
  private derivations: Derivations | undefined;
  private isNew = true;
  /** How many of the graph's changes are taken over. */
  private seen = 0;

  constructor(
    private readonly graph: ModuleGraph,
    readonly settings: Settings,
    private readonly root: string,
  ) {}

  report({ baseline, skipped, bytes, cacheHits, elapsedMs }: ReportFrame): Report {
    const { graph, settings } = this;
    graph.refresh();
    if (this.derivations !== graph.derivations) this.begin();
    const changed = this.isNew ? graph.modules : graph.changed.slice(this.seen);
    this.isNew = false;
    this.seen = graph.changed.length;
    for (const { path } of changed) this.builder!.touch(path);
    const inspections = this.inspections!;
    this.builder!.put(inspections.refresh());
    const failed = inspections.failures();
    const { length: modules } = graph.modules;
    const stats = {
      files: modules,
      bytes,
      modules,
      edges: { ...graph.edgeCounts },
      cacheHits,
      elapsedMs: elapsedMs(),
    };
    this.faults ??= new Derived((): readonly Fault[] => contradictions(graph, settings));
    return this.builder!.build(stats, skipped, baseline, failed);
  }

  /** What the configuration says and the code does not bear out, as of the last report. */
  contradictions(): readonly Fault[] {
    return this.faults?.get() ?? [];
  }

  /** What a rule said of a finding of the last report. */
  originOf(finding: ReportedFinding): Finding | undefined {
    return this.builder?.originOf(finding);
  }

  private begin(): void {
    this.derivations = this.graph.derivations;
    this.isNew = true;
    this.inspections = new Inspections(this.graph, rules, this.settings);
    this.builder = new ReportBuilder(this.graph, this.settings, this.inspections.rules, this.root);
    this.faults = undefined;
  }
}
