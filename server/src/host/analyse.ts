// Graph to report: every rule once, and a rule that fails costs only its own findings.
import type { Baseline } from '../analysis/baseline';
import { contradictions } from '../analysis/configuration-contradictions';
import type { Report, SkippedFile } from '../analysis/report';
import { buildReport } from '../analysis/report-builder';
import type { Fault } from '../analysis/schema-validator';
import type { Settings } from '../analysis/settings';
import type { ModuleGraph } from '../graph/module-graph';
import { rules } from '../rules/registry';
import type { RuleId, RuleResult } from '../rules/rule';

export interface AnalysisInput {
  readonly graph: ModuleGraph;
  readonly settings: Settings;
  readonly baseline: Baseline | undefined;
  readonly root: string;
  readonly skipped: readonly SkippedFile[];
  readonly bytes: number;
  /** Asked when all rules have run. */
  elapsedMs(): number;
}

export interface Analysis {
  readonly report: Report;
  /** What the rules found, before levels, suppressions and baseline. */
  readonly results: ReadonlyMap<RuleId, RuleResult>;
  /** What the configuration says and the code does not bear out. */
  readonly contradictions: readonly Fault[];
}

export function analyse({ graph, settings, baseline, root, skipped, bytes, elapsedMs }: AnalysisInput): Analysis {
  graph.refresh();
  const results = new Map<RuleId, RuleResult>();
  const failures: SkippedFile[] = [];
  for (const { meta, check } of rules) {
    if (settings.isOff(meta.id)) continue;
    try {
      results.set(meta.id, check(graph, settings.ruleContext(meta.id)));
    } catch (error) {
      const reason = `rule ${meta.id} failed and reports nothing this time: ${error instanceof Error ? error.stack : error}`;
      failures.push({ file: '.', reason });
    }
  }
  const edges = { runtime: 0, deferred: 0, type: 0 };
  for (const module of graph.modules) for (const edge of module.edges) edges[edge.kind]++;
  const modules = graph.modules.length;
  const report = buildReport({
    graph,
    results,
    settings,
    baseline,
    root,
    stats: { files: modules, bytes, modules, edges, cacheHits: 0, elapsedMs: elapsedMs() },
    skipped: [...skipped, ...failures],
  });
  return { report, results, contradictions: contradictions(graph, settings) };
}
