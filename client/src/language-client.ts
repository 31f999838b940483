// The connection to the language server, which runs in a process of its own.
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
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6017'] } },
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
