// Indexing one folder with progress, and showing what came of it.
import { compileToLast } from '../host/compile-effort';
import { giveBackMemory } from '../host/give-back-memory';
import { show } from './analyse';
import type { ServerContext } from './context';
import type { Folder } from './folder';
import { filesOf, indexProgress } from './index-progress';

/**
 * Milliseconds without a keystroke after which memory is given back. What the first time moves together the second gives back,
 * and with it the young memory, which V8 keeps as long as much was made in the last five seconds.
 */
const rests = [2000, 6000];
/** Milliseconds between two announcements of how far it is. */
const pace = 250;

export async function indexFolder(context: ServerContext, folder: Folder, fresh: boolean): Promise<void> {
  const title = context.workspace.folders.length > 1 ? `SSOT Guard: indexing ${folder.name}` : 'SSOT Guard: indexing';
  const progress = indexProgress(context.connection, title, () => folder.cancel());
  let last = Number.NEGATIVE_INFINITY;
  try {
    const count = (done: number, total: number) => {
      progress.report(done, total);
      const now = performance.now();
      if (now - last < pace && done < total) return;
      last = now;
      context.indexed = filesOf(done, total);
      context.announce();
    };
    const indexed = folder.index(count, (files) => show(context, files), fresh);
    context.announce();
    await indexed;
  } finally {
    progress.end();
    context.indexed = '';
  }
  if (folder.state === 'cancelled')
    context.log(`Indexing ${folder.name} was cancelled; nothing is shown until it is indexed again`);
  context.schedule.soon();
  void context.schedule.settled().then(() => {
    compileToLast();
    giveBackAtRest(context, rests);
  });
}

/** Nobody who types shall wait for it. */
function giveBackAtRest(context: ServerContext, [rest, ...later]: readonly number[]): void {
  if (rest === undefined) return;
  setTimeout(() => {
    const rested = context.schedule.hasRested(rest);
    if (rested) giveBackMemory();
    giveBackAtRest(context, rested ? later : [rest, ...later]);
  }, rest).unref();
}
