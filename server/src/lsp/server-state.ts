// The state of the server in one word and a few counts, for the status bar.
import type { ServerContext } from './context';
import type { ServerState } from './protocol';

export function serverState(context: ServerContext): ServerState {
  const { workspace } = context;
  let findings = 0;
  let errors = 0;
  let files = 0;
  for (const folder of workspace.folders) {
    const counts = workspace.countsOf(folder);
    findings += counts.findings;
    errors += counts.errors;
    files += folder.report?.stats.files ?? 0;
  }
  return { ...condition(context), findings, errors, files };
}

function condition({ workspace, indexed }: ServerContext): Pick<ServerState, 'state' | 'message'> {
  const { folders } = workspace;
  const states = new Set(folders.map((folder) => folder.state));
  if (folders.some((folder) => folder.isPending)) return { state: 'indexing', message: indexed };
  const failed = folders.find((folder) => folder.state === 'failed');
  if (failed !== undefined) return { state: 'failed', message: failed.failure };
  if (states.has('cancelled')) return { state: 'cancelled', message: 'Indexing was cancelled' };
  if (folders.length > 0 && states.size === 1 && states.has('off')) return { state: 'off', message: '' };
  return { state: 'ready', message: '' };
}
