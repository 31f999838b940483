// Indexing one folder with progress, and showing what came of it.
import { giveBackMemory } from '../host/give-back-memory';
import type { ServerContext } from './context';
import type { Folder } from './folder';
import { filesOf, indexProgress } from './index-progress';

/** Milliseconds from the first findings until memory is given back. */
const rests = [750, 1500];
/** Milliseconds between two announcements of how far it is. */
const pace = 250;

export async function indexFolder(context: ServerContext, folder: Folder, fresh: boolean): Promise<void> {
  const title = context.workspace.folders.length > 1 ? `SSOT Guard: indexing ${folder.name}` : 'SSOT Guard: indexing';
  const progress = indexProgress(context.connection, title, () => folder.cancel());
  let last = Number.NEGATIVE_INFINITY;
  try {
    const indexed = folder.index((done, total) => {
      progress.report(done, total);
      const now = performance.now();
      if (now - last < pace) return;
      last = now;
      context.indexed = filesOf(done, total);
      context.announce();
    }, fresh);
    context.announce();
    await indexed;
  } finally {
    progress.end();
    context.indexed = '';
  }
  if (folder.state === 'cancelled')
    context.log(`Indexing ${folder.name} was cancelled; nothing is shown until it is indexed again`);
  context.schedule.soon();
  // When the findings are shown, since few type at once. What the first time moves together the second gives back.
  void context.schedule.settled().then(() => {
    for (const ms of rests) setTimeout(giveBackMemory, ms).unref();
  });
}
