// Command check: finds violations and prints them.
import { resolve } from 'node:path';
import type { Report } from '../analysis/report';
import type { Session, SessionOptions } from '../host/session';
import { ruleIds, type Severity } from '../rules/rule';
import type { Arguments, OptionTable } from './arguments';
import type { Command } from './command';
import { exitStatus } from './exit-status';
import { formats } from './formats/format';
import { formatContext } from './formats/format-context';
import type { Io } from './io';
import { narrowReport } from './narrow-report';
import { expectWritable, writeOutput } from './output-file';
import { skippedNotes } from './skipped-notes';
import { statsNotes } from './stats-notes';
import { withSession } from './with-session';
import { count, thousands } from './words';
import { pathsUnder, sessionOptionsOf, workspaceOptions } from './workspace-options';

const options = {
  format: { value: 'NAME', choices: Object.keys(formats), help: 'How findings are written. Default: pretty.' },
  output: { value: 'FILE', short: 'o', help: 'Write the findings there instead of to standard output.' },
  rule: {
    value: 'ID',
    choices: [...ruleIds, 'unused-suppression'],
    repeatable: true,
    help: 'Report this rule only.',
  },
  'fail-on': {
    value: 'LEVEL',
    choices: ['error', 'warning', 'info', 'never'],
    help: 'Exit with 1 when a finding of this level or above is reported. Default: error.',
  },
  baseline: { value: 'FILE', help: 'Leave out the findings listed there. Default: as configured.' },
  'update-baseline': { help: 'Write all findings to the baseline, which then hides them.' },
  stats: { help: 'Say on standard error how much was read and how long it took.' },
  ...workspaceOptions,
} as const satisfies OptionTable;

export const check: Command<typeof options> = {
  synopsis: 'check [PATH…] [OPTIONS]',
  details:
    'The whole root is analysed; each PATH (a file or folder) limits which findings are printed. Findings go to ' +
    'standard output, everything else to standard error.',
  options,
  operands: { name: 'PATH', most: Number.POSITIVE_INFINITY },
  examples: ['ssot check', 'ssot check src/api --rule import-cycle', 'ssot check --format sarif --output ssot.sarif'],

  async run(args, io) {
    const located = sessionOptionsOf('check', args, io);
    const paths = pathsUnder('check', located.root, args.positionals, io);
    const output = args.text('output');
    const target = output === undefined || output === '-' ? undefined : resolve(io.cwd, output);
    if (target !== undefined) expectWritable('check', target);
    const sessionOptions = await baselined(located, args, io);
    const format = await formats[args.text('format') ?? 'pretty']!();
    return withSession(sessionOptions, io, args.flag('quiet'), 'report', async (session) => {
      const whole = args.flag('update-baseline') ? await accept(session, args, io) : session.report();
      const report = narrowReport(whole, args.list('rule'), paths);
      const text = format(report, formatContext(io, report.root, target === undefined, !args.flag('quiet')));
      if (target === undefined) io.stdout.write(text);
      else writeOutput(target, text);
      notes(report, args, target, io);
      const status = statusOf(report, args.text('fail-on') ?? 'error');
      // Findings of a configuration that misses what it is meant for may be too few.
      return status === exitStatus.ok && session.configurationProblems.length > 0 ? exitStatus.usage : status;
    });
  },
};

async function baselined(located: SessionOptions, args: Arguments<typeof options>, io: Io): Promise<SessionOptions> {
  const [file, update] = [args.text('baseline'), args.flag('update-baseline')];
  if (file === undefined && !update) return located;
  return (await import('./baseline-file')).withBaseline(located, file, update, io);
}

/** All findings of the rules asked for go into the baseline, whatever PATHs are printed; what is left is reported. */
async function accept(session: Session, args: Arguments<typeof options>, io: Io): Promise<Report> {
  const { applyBaseline } = await import('../analysis/baseline');
  const { baselinePath, writeBaselineFile } = await import('./baseline-file');
  const report = session.report();
  const { baseline, note } = writeBaselineFile(
    baselinePath(session, args.text('baseline'), io),
    report,
    args.list('rule'),
  );
  if (!args.flag('quiet')) io.stderr.write(`${note}\n`);
  return applyBaseline(report, baseline);
}

function notes(report: Report, args: Arguments<typeof options>, target: string | undefined, io: Io): void {
  const lines: string[] = [];
  if (!args.flag('quiet')) {
    lines.push(...skippedNotes(report), ...staleNotes(report));
    if (target !== undefined) lines.push(`Wrote ${count(report.findings.length, 'finding')} to ${target}`);
  }
  if (args.flag('stats')) lines.push(...statsNotes(report));
  for (const line of lines) io.stderr.write(`${line}\n`);
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function staleNotes({ baseline }: Report): string[] {
  const stale = baseline?.stale ?? 0;
  if (stale === 0) return [];
  const what = stale === 1 ? 'One entry of the baseline matches' : `${thousands(stale)} entries of the baseline match`;
  return [`${what} nothing any more. Run "ssot baseline" to let go of what is gone.`];
}

/** When a rule failed, "nothing found" would be a false promise. An empty workspace is told, but is no failure. */
function statusOf({ findings, skipped, stats, failed }: Report, failOn: string): number {
  const least = failOn === 'never' ? -1 : ranks[failOn as Severity];
  if (findings.some(({ severity }) => ranks[severity] <= least)) return exitStatus.findings;
  if (failed !== undefined) return exitStatus.failure;
  return stats.files > 0 && skipped.some(({ file }) => file === '.') ? exitStatus.failure : exitStatus.ok;
}
