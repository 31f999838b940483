// shutdown: stops all work and all sessions.
import type { ServerContext } from './context';

export async function shutdown(context: ServerContext): Promise<void> {
  context.phase = 'shut down';
  context.schedule.stop();
  context.fileEvents.stop();
  const closed = context.workspace.folders.map((folder) => {
    context.indexing.remove(folder);
    return folder.switchOff();
  });
  // A session that does not come to an end is not worth keeping the editor waiting.
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, 1000);
  });
  await Promise.race([Promise.all(closed), patience]);
  clearTimeout(timer);
}
