// initialized: asks the client to tell of changes, reads the settings and begins to index.
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  WatchKind,
} from 'vscode-languageserver/node';
import { applySettings } from './apply-settings';
import type { ServerContext } from './context';

export async function initialized(context: ServerContext): Promise<void> {
  const { client, connection } = context;
  const failed = (error: unknown) => context.log('The client refused to tell of changes', error);
  if (client.registersConfiguration)
    connection.client.register(DidChangeConfigurationNotification.type, { section: 'ssotGuard' }).catch(failed);
  if (client.registersWatchers)
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(failed);
  else context.log('This client does not watch files: changes on disk by other programs are seen when files are saved');
  await applySettings(context);
  context.announce();
}

/**
 * Files are watched for changes by name. For coming and going everything is: a folder that is moved or deleted is told
 * as that one folder, whose name says nothing of what is in it.
 */
const watchers = [
  ...['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py,pyi}', '**/{ssot.config,ssot-baseline,package,tsconfig*,jsconfig*}.json']
    .concat('**/{pyproject.toml,pnpm-workspace.yaml,.gitignore}')
    .map((globPattern) => ({ globPattern, kind: WatchKind.Change })),
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
];
