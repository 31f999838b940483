// Indexing one folder with progress, and showing what came of it.
import { giveBackMemory } from '../host/give-back-memory';
import { show } from './analyse';
import type { ServerContext } from './context';
import type { Folder } from './folder';
import { filesOf, indexProgress } from './index-progress';

/** Milliseconds without a keystroke after which memory is given back. */
const rest = 2000;
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
  // What the first time moves together the second gives back.
  void context.schedule.settled().then(() => giveBackAtRest(context, 2));
}

/** Nobody who types shall wait for it. */
function giveBackAtRest(context: ServerContext, times: number): void {
  setTimeout(() => {
    const rested = context.schedule.hasRested(rest);
    if (rested) giveBackMemory();
    if (!rested || times > 1) giveBackAtRest(context, rested ? times - 1 : times);
  }, rest).unref();
}
