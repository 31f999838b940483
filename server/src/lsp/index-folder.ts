// Indexing one folder with progress, and showing what came of it.
import { show } from './analyse';
import type { ServerContext } from './context';
import type { Folder } from './folder';
import { filesOf, indexProgress } from './index-progress';

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
      if (now - last < pace) return;
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
}
