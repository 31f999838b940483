// Telling each session what changed on disk below its folder.
import type { Path } from '../text/paths';
import type { ServerContext } from './context';
import { type AbsolutePath, relativeTo } from './uri';

export async function followDisk(context: ServerContext, paths: readonly AbsolutePath[]): Promise<void> {
  for (const folder of context.workspace.folders) {
    const inside = paths
      .map((path) => relativeTo(folder.root, path))
      .filter((path): path is Path => path !== undefined);
    if (inside.length === 0) continue;
    // The folder itself came, went or was replaced; or the session lost track: only reading it anew is sure to be right.
    if (inside.includes('') || !(await folder.filesChanged(inside))) context.indexing.add(folder);
  }
  context.schedule.soon();
}
