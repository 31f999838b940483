// Command fix: applies the safe fixes to the files, or shows what they would change.
import { isAbsolute } from 'node:path';
import { ruleIds } from '../rules/rule';
import type { Path } from '../text/paths';
import { applyFixes } from './apply-fixes';
import type { OptionTable } from './arguments';
import type { Command } from './command';
import { exitStatus } from './exit-status';
import { formatContext } from './formats/format-context';
import { replaceText } from './replace-text';
import { unifiedDiff } from './unified-diff';
import { withSession } from './with-session';
import { count } from './words';
import { sessionOptionsOf, workspaceOptions } from './workspace-options';

const options = {
  rule: { value: 'ID', choices: ruleIds, repeatable: true, help: 'Fix findings of this rule only.' },
  'dry-run': { help: 'Change nothing; print a unified diff.' },
  ...workspaceOptions,
} as const satisfies OptionTable;

export const fix: Command<typeof options> = {
  synopsis: 'fix [OPTIONS]',
  details: 'Applies fixes until none is left to apply. Each file is replaced whole or not at all.',
  options,
  operands: { name: '', most: 0 },
  examples: ['ssot fix --dry-run', 'ssot fix --rule legacy-import'],

  async run(args, io) {
    const dryRun = args.flag('dry-run');
    const located = sessionOptionsOf('fix', args, io);
    return withSession(located, io, args.flag('quiet'), 'changes', async (session) => {
      const { changes, fixed, unsettled } = applyFixes(session, args.list('rule'));
      const { shown } = formatContext(io, session.root, true, false);
      const failures: string[] = [];
      for (const { path, before, after } of changes) {
        if (dryRun) io.stdout.write(unifiedDiff(diffName(shown(path), path), before, after));
        else {
          const failure = replaceText(session.root, path, before, after);
          if (failure === undefined) io.stdout.write(`${shown(path)}\n`);
          else failures.push(`${shown(path)} was left as it is: ${failure}`);
        }
      }
      for (const failure of failures) io.stderr.write(`${failure}\n`);
      if (!args.flag('quiet')) {
        const files = count(changes.length - failures.length, 'file');
        const outcome = dryRun ? 'would be fixed' : 'fixed';
        io.stderr.write(
          changes.length === 0 ? 'Nothing to fix.\n' : `${count(fixed, 'finding')} ${outcome} in ${files}.\n`,
        );
        if (unsettled)
          io.stderr.write('Some fixes kept calling for others; run it again after a look at the changes.\n');
      }
      return failures.length === 0 ? exitStatus.ok : exitStatus.failure;
    });
  },
};

/** `patch -p1` takes names below one folder only: the present one, or else the root. */
function diffName(shown: string, path: Path): string {
  return isAbsolute(shown) || shown.startsWith('../') ? path : shown;
}
