// Command baseline: writes down the findings of today, so that only new ones are reported from now on.
import type { OptionTable } from './arguments';
import { baselinePath, withBaseline, writeBaselineFile } from './baseline-file';
import type { Command } from './command';
import { exitStatus } from './exit-status';
import { skippedNotes } from './skipped-notes';
import { withSession } from './with-session';
import { sessionOptionsOf, workspaceOptions } from './workspace-options';

const options = {
  baseline: { value: 'FILE', help: 'The file to write. Default: as configured, else ssot-baseline.json in the root.' },
  ...workspaceOptions,
} as const satisfies OptionTable;

export const baseline: Command<typeof options> = {
  synopsis: 'baseline [OPTIONS]',
  details: 'Run it again to let go of findings that are gone; `ssot check` then reports what is not in the file.',
  options,
  operands: { name: '', most: 0 },
  examples: ['ssot baseline', 'ssot baseline --baseline ci/ssot-baseline.json'],

  async run(args, io) {
    const sessionOptions = withBaseline(sessionOptionsOf('baseline', args, io), undefined, true, io);
    return withSession(sessionOptions, io, args.flag('quiet'), 'report', async (session) => {
      const report = session.report();
      const { note } = writeBaselineFile(baselinePath(session, args.text('baseline'), io), report, []);
      io.stdout.write(`${note}\n`);
      if (!args.flag('quiet')) for (const line of skippedNotes(report)) io.stderr.write(`${line}\n`);
      return exitStatus.ok;
    });
  },
};
