// One pass of analysis over every folder that is ready, and what it changes on the client's screen.
import type { ServerContext } from './context';
import type { AbsolutePath } from './uri';

export async function analyse(context: ServerContext): Promise<void> {
  const changed = new Set<AbsolutePath>();
  try {
    for (const folder of context.workspace.folders) {
      if (folder.isPending) continue;
      for (const path of await folder.analyse()) changed.add(path);
    }
  } catch (error) {
    context.log('Analysis failed', error);
  }
  void show(context, changed);
}

/** Brings the diagnostics of these files up to date. Resolves when the client is sent all of it. */
export function show(context: ServerContext, paths: Iterable<AbsolutePath>): Promise<void> {
  const { workspace, pages, client } = context;
  context.diagnostics.update(paths, (path) => workspace.diagnosticsAt(path, pages, client.relatedInformation));
  return context.announce();
}
