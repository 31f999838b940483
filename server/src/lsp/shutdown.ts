// shutdown: stops all work and all sessions.
import type { ServerContext } from './context';

export async function shutdown(context: ServerContext): Promise<void> {
  context.phase = 'shut down';
  context.schedule.stop();
  context.fileEvents.stop();
  await Promise.all(
    context.workspace.folders.map((folder) => {
      context.indexing.remove(folder);
      return folder.switchOff();
    }),
  );
}
