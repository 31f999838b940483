// Plans of inline workspaces, and what must hold of every plan.
import assert from 'node:assert/strict';
import { makePlan, type Plan, type PlanInput, type Step } from '../../server/src/analysis/plan/plan';
import type { Report, ReportedFinding, ReportedGroup } from '../../server/src/analysis/report';
import { buildReport } from '../../server/src/analysis/report-builder';
import { rules } from '../../server/src/rules/registry';
import { check, type RuleId } from '../../server/src/rules/rule';
import { type Fixture, fixture } from '../support/fixture';

export interface Planned {
  readonly plan: Plan;
  readonly report: Report;
  readonly steps: readonly Step[];
}

/** A finding made by hand, for rules whose contract is tested rather than what they find. */
export interface HandMade {
  readonly rule: RuleId;
  readonly file: string;
  /** Part of the file's text where it stands. */
  readonly at: string;
  readonly group: Readonly<Record<string, unknown>> & { readonly title: string };
  readonly data: ReportedFinding['data'];
}

export interface PlanOptions extends Partial<Pick<PlanInput, 'rules' | 'paths'>> {
  readonly handMade?: readonly HandMade[];
}

/** A Python class of three methods. */
export const manager = (name: string) =>
  `class ${name}:\n    def open(self, url): return url\n    def close(self, url): return 1\n    def send(self, text): return text\n`;

/** A configuration with one concept. */
export const concept = (extra = '') =>
  `#- /ssot.config.json\n{ "concepts": [{ "name": "WebSocket manager", "words": ["websocket", "manager"], "canonical": "core/manager.py#WebSocketManager", "factory": "function" }]${extra} }\n`;

/** Runs the rules named, and no other, so that a new rule changes no expectation. */
export function planned(source: string, ran: readonly RuleId[], options: PlanOptions = {}): Planned {
  const made = fixture(source);
  const report = withHandMade(reportOf(made, ran), made, options.handMade ?? []);
  const context = made.settings.ruleContext('duplicate-definition');
  const plan = makePlan({ report, graph: made.graph, context, rules: options.rules ?? [], paths: options.paths ?? [] });
  const steps = plan.phases.flatMap((phase) => phase.steps);
  checkOrder(plan);
  if (options.rules === undefined && options.paths === undefined) checkComplete(plan, report);
  return { plan, report, steps };
}

/** Every step's dependencies come before it, in its phase or an earlier one, and ids tell phase and place. */
export function checkOrder({ phases }: Plan): void {
  const done = new Set<string>();
  for (const { id, steps } of phases) {
    for (const [at, step] of steps.entries()) {
      assert.equal(step.id, `${id}.${at + 1}`);
      for (const needed of step.dependsOn) assert.ok(done.has(needed), `${step.id} comes before ${needed}`);
      assert.ok(step.actions.length > 0, `${step.id} says nothing to do`);
      done.add(step.id);
    }
  }
}

/** Each finding of the nine rules is settled by one step. */
export function checkComplete({ phases }: Plan, { findings }: Report): void {
  const settled = new Map<string, number>();
  for (const { steps } of phases) {
    for (const { settles } of steps) {
      for (const [rule, count] of Object.entries(settles)) settled.set(rule, (settled.get(rule) ?? 0) + count);
    }
  }
  const found = new Map<string, number>();
  for (const { rule } of findings) if (rule !== 'unused-suppression') found.set(rule, (found.get(rule) ?? 0) + 1);
  assert.deepEqual(Object.fromEntries([...settled].sort()), Object.fromEntries([...found].sort()));
}

function reportOf({ graph, settings }: Fixture, ran: readonly RuleId[]): Report {
  const running = rules.filter(({ meta }) => ran.includes(meta.id));
  const results = new Map(
    running.map((rule) => [rule.meta.id, check(rule, graph, settings.ruleContext(rule.meta.id))]),
  );
  const stats = {
    files: 1,
    bytes: 0,
    modules: 1,
    edges: { runtime: 0, deferred: 0, type: 0 },
    cacheHits: 0,
    elapsedMs: 0,
  };
  return buildReport({ graph, results, settings, root: '/root', stats, skipped: [] });
}

function withHandMade(report: Report, { texts }: Fixture, made: readonly HandMade[]): Report {
  const groups: Record<string, ReportedGroup> = { ...report.groups };
  const summary = { ...report.summary };
  const findings = made.map(({ rule, file, at, group, data }): ReportedFinding => {
    const before = texts.get(file)!.split(at, 1)[0]!.split('\n');
    const start = { line: before.length - 1, character: before.at(-1)!.length };
    const id = `${rule}:${group.title}`;
    groups[id] = { rule, ...group } as ReportedGroup;
    summary[rule] = { findings: 1, groups: 1 };
    return {
      ...{ rule, file, data, group: id, severity: 'warning', message: `${at} is wrong`, related: [], fixes: [] },
      range: { start, end: { line: start.line, character: start.character + at.length } },
      fingerprint: `${id} ${at}`,
    };
  });
  return { ...report, findings: [...report.findings, ...findings], groups, summary };
}
