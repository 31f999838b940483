// After any sequence of edits a session's report equals, to the byte, that of a fresh session on the same text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportToJson } from '../../server/src/analysis/report-json';
import { createSession } from '../../server/src/host/create-session';
import type { Session } from '../../server/src/host/session';
import type { Path } from '../../server/src/text/paths';
import { Random } from '../support/random';
import { sessionFromCache } from '../support/session-from-cache';
import { filePool } from './random-source';
import { RandomWorkspace } from './random-workspace';
import { temporaryFolder } from './temporary-folder';

const sequences = 14;
const steps = 25;

for (let seed = 1; seed <= sequences; seed++) {
  test(`sequence ${seed} of ${steps} edits`, async (context) => {
    const random = new Random(seed);
    const workspace = new RandomWorkspace(temporaryFolder(context, {}), random);
    const { root } = workspace;
    // Facts as they are made, and as they are read from bytes.
    const session =
      seed % 2 === 0 ? await sessionFromCache(root, temporaryFolder(context, {})) : createSession({ root, threads: 0 });
    const buffers = new Map<Path, string>();
    if (seed % 2 === 1) await session.index();
    const story: string[] = [];
    for (let step = 0; step < steps; step++) {
      for (let edits = random.one([1, 1, 1, 3]); edits > 0; edits--) {
        story.push(
          random.chance(seed % 2 === 0 ? 0.9 : 0.4)
            ? type(random, workspace, session, buffers)
            : await change(workspace, session),
        );
      }
      const shown = await bytesOf(session, true);
      const fresh = await bytesOf(await freshSession(root, buffers), false);
      assert.equal(firstDifference(shown, fresh), '', `after ${story.slice(-8).join('; ')}`);
    }
  });
}

/** A keystroke in an editor: the text of a document changes, or the document is closed. */
function type(random: Random, workspace: RandomWorkspace, session: Session, buffers: Map<Path, string>): string {
  const path = random.one([...filePool, 'app/new.ts', 'py/new/__init__.py', 'packages/kit/src/f.ts']);
  const known = session.text(path);
  if (known !== undefined && random.chance(0.6)) {
    const text = keystroke(random, known);
    buffers.set(path, text);
    session.setBuffer(path, text);
    return `press a key in ${path}`;
  }
  const text = random.chance(0.35) ? undefined : workspace.newText(path);
  if (text === undefined) buffers.delete(path);
  else buffers.set(path, text);
  session.setBuffer(path, text);
  return `${text === undefined ? 'close' : 'type in'} ${path}`;
}

/** A character or two more or less, which most often leaves all names and imports as they are. */
function keystroke(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  const piece = random.one([' ', '\n', '\n\n', '  ', 'a', ';', '()', '// x\n', '# x\n', 'this.', '1', '']);
  return text.slice(0, at) + piece + text.slice(at + (piece === '' ? 1 : 0));
}

async function change(workspace: RandomWorkspace, session: Session): Promise<string> {
  const { what, paths } = workspace.edit();
  await session.filesChanged(paths);
  return `${what} ${paths.join(', ')}`;
}

async function freshSession(root: string, buffers: ReadonlyMap<Path, string>): Promise<Session> {
  const fresh = createSession({ root, threads: 0 });
  await fresh.index();
  for (const [path, text] of buffers) fresh.setBuffer(path, text);
  return fresh;
}

/** `inTurns`: as the language server has it made. */
async function bytesOf(session: Session, inTurns: boolean): Promise<string> {
  const report = inTurns ? await session.reportInTurns() : session.report();
  assert.deepEqual(
    session.configurationProblems.filter(({ severity }) => severity === 'error'),
    [],
  );
  const problems = session.configurationProblems.map(({ message }) => message).join('\n');
  return reportToJson({ ...report, stats: { ...report.stats, elapsedMs: 0, cacheHits: 0 } }) + problems;
}

function firstDifference(shown: string, fresh: string): string {
  if (shown === fresh) return '';
  const [ours, theirs] = [shown.split('\n'), fresh.split('\n')];
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  return `line ${at + 1}:\n${ours[at]}\nfresh:\n${theirs[at]}`;
}
