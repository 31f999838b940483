// The connection to the language server, which runs in a process of its own.
import { totalmem } from 'node:os';
import { type ExtensionContext, Uri, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

const languages = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact', 'python'];
const configurationFiles = '**/{ssot.config.json,pyproject.toml,package.json}';

export function createClient(context: ExtensionContext): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  return new LanguageClient(
    'ssotGuard',
    'SSOT Guard',
    {
      run: { module, transport: TransportKind.ipc, options: { execArgv: [roomForHeap()] } },
      debug: {
        module,
        transport: TransportKind.ipc,
        options: { execArgv: [roomForHeap(), '--nolazy', '--inspect=6017'] },
      },
    },
    {
      documentSelector: [
        ...languages.map((language) => ({ scheme: 'file', language })),
        { scheme: 'file', pattern: configurationFiles },
      ],
      initializationOptions: {
        docsUri: Uri.file(context.asAbsolutePath('server/docs/rules')).toString(),
      },
      outputChannelName: 'SSOT Guard',
      synchronize: { configurationSection: 'ssotGuard' },
      // An editor that was closed with its folder is no reason to restart for ever.
      connectionOptions: { maxRestartCount: workspace.workspaceFolders === undefined ? 1 : 4 },
    },
  );
}

/** Half of the machine's memory: the engine's own limit ends the process in workspaces of some hundred thousand files. */
function roomForHeap(): string {
  const megabytes = Math.round(totalmem() / 2 / 1024 ** 2);
  return `--max-old-space-size=${Math.min(Math.max(megabytes, 2048), 16_384)}`;
}
