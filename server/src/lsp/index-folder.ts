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
    atRest(context, folder, rests);
  });
}

/**
 * Nobody who types, or waits for the first findings, shall share the processors with this. What is kept for the next run is
 * written when memory has been given back, as the thread that does it takes some.
 */
function atRest(context: ServerContext, folder: Folder, [rest, ...later]: readonly number[]): void {
  if (rest === undefined) {
    folder.save();
    return;
  }
  setTimeout(() => {
    const rested = context.schedule.hasRested(rest);
    if (rested) giveBackMemory();
    atRest(context, folder, rested ? later : [rest, ...later]);
  }, rest).unref();
}
