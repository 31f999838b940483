// Graph to report: every rule once, and a rule that fails costs only its own findings.
import type { Baseline } from '../analysis/baseline';
import { contradictions } from '../analysis/configuration-contradictions';
import { detached, relocate } from '../analysis/relocate';
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
  /** What it was made from. */
  readonly structure: number;
  readonly settings: Settings;
}

/** What `before` found is found again where nothing has changed that the rule reads. */
export function analyse(input: AnalysisInput, before?: Analysis): Analysis {
  const { graph, settings, baseline, root, skipped, bytes, elapsedMs } = input;
  const patches = graph.refresh();
  const kept = before?.structure === graph.structure && before.settings === settings ? before.results : undefined;
  const results = new Map<RuleId, RuleResult>();
  const failures: SkippedFile[] = [];
  for (const { meta, reads, check } of rules) {
    if (settings.isOff(meta.id)) continue;
    const known = kept?.get(meta.id);
    const isSame = !patches.some(({ patch }) => reads.some((part) => part === 'lines' || patch.changed.has(part)));
    const moved = known !== undefined && isSame ? relocate(known, patches) : undefined;
    if (moved !== undefined) {
      results.set(meta.id, moved);
      continue;
    }
    try {
      results.set(meta.id, detached(check(graph, settings.ruleContext(meta.id))));
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
  const { structure } = graph;
  return { report, results, contradictions: contradictions(graph, settings), structure, settings };
}
