// The language server on a connection: every method and the file that answers it.
import {
  type CodeAction,
  type CodeActionParams,
  type Connection,
  DidChangeWorkspaceFoldersNotification,
  ErrorCodes,
  type InitializeParams,
  ResponseError,
} from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { analyse } from './analyse';
import { AnalysisSchedule } from './analysis-schedule';
import { clientAbilities } from './client-abilities';
import { resolveCodeAction } from './code-action/resolve';
import type { ServerContext } from './context';
import { Diagnostics } from './diagnostics';
import { Documents } from './documents';
import { FileEvents } from './file-events';
import type { OpenSession } from './folder';
import { followDisk } from './follow-disk';
import { guardNotification, guardRequest, messageOf } from './guard';
import { indexFolder } from './index-folder';
import { IndexQueue } from './index-queue';
import { initialize } from './initialize';
import { initialized } from './initialized';
import { changedNotification, stateRequest, violationsRequest } from './protocol';
import { rulePages } from './rule-pages';
import { serverState } from './server-state';
import { defaultSettings } from './settings';
import { shutdown } from './shutdown';
import { state } from './ssot-guard/state';
import { violations } from './ssot-guard/violations';
import { codeAction } from './text-document/code-action';
import { documentDiagnostic } from './text-document/diagnostic';
import { didChange } from './text-document/did-change';
import { didClose } from './text-document/did-close';
import { didOpen } from './text-document/did-open';
import { didSave } from './text-document/did-save';
import { Workspace } from './workspace';
import { workspaceDiagnostic } from './workspace/diagnostic';
import { didChangeConfiguration } from './workspace/did-change-configuration';
import { didChangeWatchedFiles } from './workspace/did-change-watched-files';
import { didChangeWorkspaceFolders } from './workspace/did-change-workspace-folders';
import { executeCommand } from './workspace/execute-command';

/** Answers on `connection` until it ends. The context is handed out for logging by whoever owns the process. */
export function serve(connection: Connection, openSession: OpenSession): ServerContext {
  const context = newContext(connection, openSession);
  const request = <P, R>(method: string, handler: Parameters<typeof guardRequest<P, R>>[2]) =>
    guardRequest(context, method, handler);
  const notification = <P>(method: string, handler: Parameters<typeof guardNotification<P>>[2]) =>
    guardNotification(context, method, handler);

  connection.onInitialize((params: InitializeParams) => {
    if (context.phase !== 'new') return new ResponseError(ErrorCodes.InvalidRequest, 'initialize is sent once');
    // Only now: the library puts a handler of its own in place before this one is called.
    connection.onNotification(
      DidChangeWorkspaceFoldersNotification.type,
      notification('workspace/didChangeWorkspaceFolders', didChangeWorkspaceFolders),
    );
    return initialize(context, params, version);
  });
  connection.onInitialized(notification('initialized', initialized));
  connection.onShutdown(() => shutdown(context));

  connection.onDidOpenTextDocument(notification('textDocument/didOpen', didOpen));
  connection.onDidChangeTextDocument(notification('textDocument/didChange', didChange));
  connection.onDidSaveTextDocument(notification('textDocument/didSave', didSave));
  connection.onDidCloseTextDocument(notification('textDocument/didClose', didClose));
  connection.languages.diagnostics.on(request('textDocument/diagnostic', documentDiagnostic));
  connection.onCodeAction(request<CodeActionParams, CodeAction[]>('textDocument/codeAction', codeAction));
  connection.onCodeActionResolve(request<CodeAction, CodeAction>('codeAction/resolve', resolveCodeAction));

  connection.languages.diagnostics.onWorkspace(request('workspace/diagnostic', workspaceDiagnostic));
  connection.onDidChangeWatchedFiles(notification('workspace/didChangeWatchedFiles', didChangeWatchedFiles));
  connection.onDidChangeConfiguration(notification('workspace/didChangeConfiguration', didChangeConfiguration));
  connection.onExecuteCommand(request('workspace/executeCommand', executeCommand));

  connection.onRequest(violationsRequest, request(violationsRequest, violations));
  connection.onRequest(stateRequest, request(stateRequest, state));
  connection.listen();
  return context;
}

function newContext(connection: Connection, openSession: OpenSession): ServerContext {
  const documents = new Documents();
  let announced = '';
  let sent = Promise.resolve();
  const context: ServerContext = {
    connection,
    openSession,
    documents,
    workspace: new Workspace(documents),
    schedule: new AnalysisSchedule(() => analyse(context), defaultSettings.debounce),
    indexing: new IndexQueue((folder, fresh) => indexFolder(context, folder, fresh)),
    fileEvents: new FileEvents((paths) => followDisk(context, paths)),
    configuring: new Promise(() => {}),
    phase: 'new',
    client: clientAbilities({ processId: null, rootUri: null, capabilities: {} }),
    diagnostics: new Diagnostics({ mode: 'pull', publish: () => {}, refresh: () => {} }),
    pages: rulePages(undefined),
    indexed: '',
    log(message, error) {
      const stack =
        error instanceof Error ? (error.stack ?? error.message) : error === undefined ? '' : messageOf(error);
      if (error === undefined) connection.console.info(message);
      else connection.console.error(`${message}: ${stack}`);
    },
    announce() {
      if (context.phase !== 'running') return sent;
      const now = serverState(context);
      const known = `${JSON.stringify(now)} ${context.diagnostics.changes}`;
      if (known === announced) return sent;
      announced = known;
      sent = connection.sendNotification(changedNotification, now).catch(() => {});
      return sent;
    },
    async settled() {
      await context.fileEvents.settled();
      await context.schedule.settled();
    },
    async caughtUp() {
      await context.configuring;
      await context.indexing.idle();
      await context.settled();
    },
  };
  return context;
}
