// Command plan: the table of found and wanted, and the steps that lead from the one to the other.
import { resolve } from 'node:path';
import { makePlan } from '../analysis/plan/plan';
import { ruleIds } from '../rules/rule';
import type { OptionTable } from './arguments';
import type { Command } from './command';
import { exitStatus } from './exit-status';
import { formatContext } from './formats/format-context';
import { planFormats } from './formats/plan-format';
import { expectWritable, writeOutput } from './output-file';
import { skippedNotes } from './skipped-notes';
import { withSession } from './with-session';
import { count } from './words';
import { pathsUnder, sessionOptionsOf, workspaceOptions } from './workspace-options';

const options = {
  format: { value: 'NAME', choices: Object.keys(planFormats), help: 'How the plan is written. Default: pretty.' },
  output: { value: 'FILE', short: 'o', help: 'Write the plan there instead of to standard output.' },
  rule: {
    value: 'ID',
    choices: ruleIds,
    repeatable: true,
    help: 'Only rows of this rule, and steps that settle findings of it, with what they depend on.',
  },
  steps: {
    value: 'N',
    help: 'Steps shown in full of each rule in a phase; 0 shows all. Default: 5 in pretty, 25 in markdown. The json format has all.',
  },
  ...workspaceOptions,
} as const satisfies OptionTable;

export const plan: Command<typeof options> = {
  synopsis: 'plan [PATH…] [OPTIONS]',
  details:
    'Steps stand in an order in which each can be done alone: P0 before P1 before P2, and what a step depends on before it. ' +
    'Findings that a baseline accepts are in it. Each PATH limits it to what touches that file or folder; the rest is ' +
    'analysed all the same.',
  options,
  operands: { name: 'PATH', most: Number.POSITIVE_INFINITY },
  examples: ['ssot plan', 'ssot plan src/api --rule import-cycle', 'ssot plan --format markdown --output PLAN.md'],

  async run(args, io) {
    const located = { ...sessionOptionsOf('plan', args, io), baseline: false as const };
    const paths = pathsUnder('plan', located.root, args.positionals, io);
    const mostSteps = args.integer('steps', 0);
    const output = args.text('output');
    const target = output === undefined || output === '-' ? undefined : resolve(io.cwd, output);
    if (target !== undefined) expectWritable('plan', target);
    const format = await planFormats[args.text('format') ?? 'pretty']!();
    const quiet = args.flag('quiet');
    return withSession(located, io, quiet, 'graph and report', async (session) => {
      const report = session.report();
      const { graph, settings } = session.workspace();
      const context = settings.ruleContext('duplicate-definition');
      const made = makePlan({ report, graph, context, rules: args.list('rule'), paths });
      const text = format(made, { ...formatContext(io, report.root, target === undefined, !quiet), mostSteps });
      if (target === undefined) io.stdout.write(text);
      else writeOutput(target, text);
      if (!quiet) {
        const lines = skippedNotes(report);
        const steps = made.phases.reduce((sum, phase) => sum + phase.steps.length, 0);
        if (target !== undefined) lines.push(`Wrote ${count(steps, 'step')} to ${target}`);
        for (const line of lines) io.stderr.write(`${line}\n`);
      }
      // Where a rule failed, or the configuration misses what it is meant for, rows may be too low.
      if (report.failed !== undefined) return exitStatus.failure;
      if (report.stats.files > 0 && report.skipped.some(({ file }) => file === '.')) return exitStatus.failure;
      return session.configurationProblems.length > 0 ? exitStatus.usage : exitStatus.ok;
    });
  },
};
