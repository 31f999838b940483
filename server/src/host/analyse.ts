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
import { News } from '../graph/incremental/news';
import type { Steps } from '../graph/incremental/steps';
import { linking } from '../graph/incremental/unlinked';
import type { Module } from '../graph/model';
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

/** What holds while no file comes or goes. */
interface Live {
  readonly derivations: Derivations;
  readonly inspections: Inspections;
  readonly builder: ReportBuilder;
  /** Modules whose text is another one. */
  readonly changed: News<Module>;
  readonly faults: Derived<readonly Fault[]>;
}

/** Holds for one configuration. */
export class Analysis {
  private live: Live | undefined;

  constructor(
    private readonly graph: ModuleGraph,
    readonly settings: Settings,
    private readonly root: string,
  ) {}

  *reporting({ baseline, skipped, bytes, cacheHits, elapsedMs }: ReportFrame): Steps<Report> {
    const { graph } = this;
    yield* linking();
    yield* graph.refreshing();
    if (this.live?.derivations !== graph.derivations) this.live = this.begin();
    const { inspections, builder, changed } = this.live;
    for (const { path } of changed.take()) builder.touch(path);
    builder.put(yield* inspections.refreshing());
    const { length: modules } = graph.modules;
    const edges = { ...graph.edgeCounts };
    const stats = { files: modules, bytes, modules, edges, cacheHits, elapsedMs: elapsedMs() };
    return builder.build(stats, skipped, baseline, inspections.failures());
  }

  /** What the configuration says and the code does not bear out, as of the last report. */
  contradictions(): readonly Fault[] {
    return this.live?.faults.get() ?? [];
  }

  /** What a rule said of a finding of the last report. */
  originOf(finding: ReportedFinding): Finding | undefined {
    return this.live?.builder.originOf(finding);
  }

  private begin(): Live {
    const { graph, settings, root } = this;
    const { derivations } = graph;
    const inspections = new Inspections(graph, rules, settings);
    const builder = new ReportBuilder(graph, settings, inspections.rules, root);
    // Suppressions may have something to be said of them where no rule finds anything.
    for (const { path } of graph.modules) builder.touch(path);
    const faults = new Derived((): readonly Fault[] => contradictions(graph, settings));
    return { derivations, inspections, builder, changed: new News(() => graph.changed), faults };
  }
}
