// initialize: what the server can do for this client, and the folders that it starts with.
import { basename } from 'node:path';
import {
  CodeActionKind,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { clientAbilities } from './client-abilities';
import type { ServerContext } from './context';
import { Diagnostics } from './diagnostics';
import { Folder } from './folder';
import { fixAllKind } from './offered-fixes';
import { reindexCommand } from './protocol';
import { rulePages } from './rule-pages';
import { fromNative, pathToUri, uriToPath } from './uri';

export function initialize(context: ServerContext, params: InitializeParams, version: string): InitializeResult {
  const client = clientAbilities(params);
  context.client = client;
  context.pages = rulePages(client.docsUri);
  context.diagnostics = new Diagnostics({
    mode: client.diagnostics,
    publish: (published) => void context.connection.sendDiagnostics(published),
    refresh: () => {
      if (client.refreshesDiagnostics) context.connection.languages.diagnostics.refresh().catch(() => {});
    },
  });
  for (const { uri, name } of foldersOf(params)) addFolder(context, uri, name);
  context.phase = 'running';
  return {
    serverInfo: { name: 'SSOT Guard', version },
    capabilities: {
      positionEncoding: PositionEncodingKind.UTF16,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: true },
      ...(client.diagnostics === 'pull'
        ? {
            diagnosticProvider: {
              identifier: 'ssot-guard',
              interFileDependencies: true,
              workspaceDiagnostics: true,
            },
          }
        : {}),
      executeCommandProvider: { commands: [reindexCommand] },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}

/** Ignores folders that are not on this machine's disk, and one that is there already. */
export function addFolder(context: ServerContext, uri: string, name: string): Folder | undefined {
  const root = uriToPath(uri);
  if (root === undefined) {
    context.log(`The folder ${uri} is not a file: URI; it is not analysed`);
    return undefined;
  }
  const { documents, openSession: open, log } = context;
  const folder = new Folder({ uri, name: name || basename(root), root, documents, open, log });
  return context.workspace.add(folder) ? folder : undefined;
}

function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): { uri: string; name: string }[] {
  if (workspaceFolders) return workspaceFolders;
  if (rootUri) return [{ uri: rootUri, name: '' }];
  return rootPath ? [{ uri: pathToUri(fromNative(rootPath)), name: '' }] : [];
}
