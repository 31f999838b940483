// The plan: what is found and what is wanted, and the way from one to the other in steps that each can be done alone.
import type { Graph } from '../../graph/model';
import { type RuleContext, type RuleId, ruleIds } from '../../rules/rule';
import type { Path } from '../../text/paths';
import type { Report } from '../report';
import { groupsOf, touches } from './found-groups';
import { inOrder } from './order';
import { rowsOf } from './table';
import { tasksOf } from './tasks';

/** Its JSON is version 1 of the machine-readable plan; lines are zero-based. */
export interface Plan {
  readonly version: 1;
  /** Absolute. */
  readonly root: string;
  /** In the order of the rules; success is the same table with `found` equal to `wanted` in every row. */
  readonly rows: readonly Row[];
  /** Rules that were not run, so that nothing is known of their rows: they are switched off, or failed. */
  readonly notRun: readonly RuleId[];
  readonly phases: readonly Phase[];
}

export interface Row {
  readonly rule: RuleId;
  readonly what: string;
  readonly found: number;
  readonly wanted: 0 | 1;
  /** What the number is made of; empty when there is nothing to add. */
  readonly detail: string;
}

export type PhaseId = 'P0' | 'P1' | 'P2';

export interface Phase {
  readonly id: PhaseId;
  readonly title: string;
  readonly steps: readonly Step[];
}

export interface Step {
  /** `P0.1`: phase and place in the order. */
  readonly id: string;
  readonly rule: RuleId;
  readonly title: string;
  /** The files that the step is about; those of its importers stand in its actions. */
  readonly files: readonly Path[];
  /** Number of modules whose imports or calls change. */
  readonly importers: number;
  /** In the order in which they are done. */
  readonly actions: readonly Action[];
  /** Ids of steps that come first; all of them stand before this one. */
  readonly dependsOn: readonly string[];
  /** Groups of the report that it settles, wholly or in part. */
  readonly groups: readonly string[];
  /** Number of findings that are gone afterwards, by rule. Each finding of the report is settled by one step. */
  readonly settles: Readonly<Partial<Record<RuleId, number>>>;
}

export interface Action {
  readonly text: string;
  /** The rule whose automatic fix does it; `null`: by hand. */
  readonly fix: RuleId | null;
  readonly places: readonly Place[];
}

export interface Place {
  readonly file: Path;
  readonly line: number;
  readonly note: string;
}

export interface PlanInput {
  /** Best without a baseline: what was accepted is still to be done. */
  readonly report: Report;
  /** The graph from which the report was made. */
  readonly graph: Graph;
  readonly context: PlanContext;
  /** Empty: all. Steps that others depend on are never left out. */
  readonly rules: readonly string[];
  /** Empty: everything. A group, and a step, is kept whole when some part of it lies there. */
  readonly paths: readonly Path[];
}

export type PlanContext = Pick<RuleContext, 'concepts' | 'normalize' | 'isTest' | 'includeTests' | 'layers'>;

const titles: Readonly<Record<PhaseId, string>> = {
  P0: 'duplicate definitions, shims, cycles that fail',
  P1: 'one way to create, canonical imports',
  P2: 'remaining cycles, split paths, state, layers',
};

/** A pure function: the same report, graph and settings give the same plan. */
export function makePlan(input: PlanInput): Plan {
  const { report, graph, context, rules, paths } = input;
  const groups = groupsOf(report);
  const asked = (rule: string) => rules.length === 0 || rules.includes(rule);
  const shown = groups.filter((group) => asked(group.rule) && touches(group.findings, paths));
  const ran = ruleIds.filter((rule) => report.summary[rule] !== undefined && asked(rule));
  const names = context.concepts.map(({ name }) => name);
  const steps = inOrder(tasksOf(groups, graph, names), (task) => {
    return task.findings.some(({ rule }) => asked(rule)) && (touches(task.findings, paths) || liesIn(task, paths));
  });
  return {
    version: 1,
    root: report.root,
    rows: rowsOf(shown, ran, { graph, context, whole: paths.length === 0 }),
    notRun: ruleIds.filter((rule) => report.summary[rule] === undefined && asked(rule)),
    phases: (['P0', 'P1', 'P2'] as const).map((id) => ({
      id,
      title: titles[id],
      steps: steps.filter((step) => step.id.startsWith(id)),
    })),
  };
}

function liesIn({ files }: { readonly files: readonly Path[] }, paths: readonly Path[]): boolean {
  return touches(
    files.map((file) => ({ file })),
    paths,
  );
}
