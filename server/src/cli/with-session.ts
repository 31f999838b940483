// Opens a session for one command: indexed, cancellable, closed afterwards whatever happens.
import { problemText } from '../analysis/configuration-problem';
import type { Session, SessionOptions } from '../host/session';
import { UsageError } from './exit-status';
import type { Io } from './io';
import { type ProgressLine, progressLine, readingText } from './progress-line';
import { count } from './words';

/** What a command asks the session for. A report alone may be that of an earlier run; after changes there are more than one. */
export type Needs = 'report' | 'graph' | 'graph and report' | 'changes';

/**
 * Throws a `UsageError` that lists what is wrong with the configuration. Rejects with an AbortError after Ctrl-C.
 * With a report what the code does not bear out in the configuration is told, too.
 */
export async function withSession<T>(
  options: SessionOptions,
  io: Io,
  quiet: boolean,
  needs: Needs,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const createSession = io.createSession ?? (await import('../host/create-session')).createSession;
  const line = progressLine(io, quiet);
  const warn = (text: string) => {
    line.clear();
    io.stderr.write(`${text}\n`);
  };
  const session = createSession({ ...options, once: needs !== 'changes', warn });
  try {
    await index(session, io, line, needs);
    const problems = session.configurationProblems;
    if (problems.some(({ severity }) => severity === 'error')) {
      const what =
        problems.length === 1
          ? 'The configuration has a fault'
          : `The configuration has ${count(problems.length, 'fault')}`;
      throw new UsageError(
        `${what}; nothing was checked.\n${problems.map((each) => `  ${problemText(each)}`).join('\n')}`,
      );
    }
    if (!quiet) for (const each of problems) io.stderr.write(`${problemText(each)}\n`);
    return await work(session);
  } finally {
    await session.close();
  }
}

/** While the files are read Ctrl-C cancels; before and after, it just ends the process. A report that is needed is then made. */
async function index(session: Session, io: Io, line: ProgressLine, needs: Needs): Promise<void> {
  const cancel = new AbortController();
  const release = io.onInterrupt?.(() => cancel.abort());
  let files = 0;
  try {
    if (needs === 'report' && (await session.recall(cancel.signal)) !== undefined) return;
    await session.index((done, total) => {
      files = total;
      line.update(readingText(done, total));
    }, cancel.signal);
    release?.();
    session.save();
    if (needs === 'graph' || session.configurationProblems.some(({ severity }) => severity === 'error')) return;
    line.update(`Applying the rules to ${count(files, 'file')}`, files > 1000);
    session.report();
  } finally {
    line.clear();
    release?.();
  }
}
