// One pass of analysis over every folder that is ready, and what it changes on the client's screen.
import { clearYoungMemory } from '../host/give-back-memory';
import type { ServerContext } from './context';
import type { AbsolutePath } from './uri';

/** Milliseconds after which what is shown has gone out, and the next keystroke has seldom come. */
const pause = 20;

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
  const isOpen = (path: AbsolutePath) => context.documents.get(path) !== undefined;
  // What is being looked at comes first.
  void show(
    context,
    [...changed].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a))),
  );
  setTimeout(clearYoungMemory, pause).unref();
}

/** Brings the diagnostics of these files up to date. Resolves when the client is sent all of it. */
export function show(context: ServerContext, paths: Iterable<AbsolutePath>): Promise<void> {
  const { workspace, pages, client } = context;
  context.diagnostics.update(paths, (path) => workspace.diagnosticsAt(path, pages, client.relatedInformation));
  return context.announce();
}
