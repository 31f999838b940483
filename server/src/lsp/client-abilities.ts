// What the client can do and wants, read once from `initialize`.
import type { InitializeParams } from 'vscode-languageserver/node';

export interface ClientAbilities {
  /**
   * How diagnostics travel, one way per client, so that no finding is shown twice. `push` is the rule: published
   * diagnostics are what shows closed files in every editor at once, while VS Code pulls the workspace only every few
   * seconds. `pull` for clients that ask for it (`initializationOptions.diagnostics: "pull"`) or cannot be pushed to.
   */
  readonly diagnostics: 'push' | 'pull';
  readonly refreshesDiagnostics: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly documentChanges: boolean;
  readonly snippetEdits: boolean;
  readonly resolvesEdits: boolean;
  readonly relatedInformation: boolean;
  /** URI of the folder with the rules' pages, when the client knows better than the server. */
  readonly docsUri: string | undefined;
  /** `ssotGuard.*` for clients that cannot be asked for their configuration. */
  readonly settings: unknown;
}

export function clientAbilities(params: InitializeParams): ClientAbilities {
  const { workspace, textDocument } = params.capabilities ?? {};
  const options = asObject(params.initializationOptions);
  const canPull = textDocument?.diagnostic !== undefined;
  const canPush = textDocument?.publishDiagnostics !== undefined;
  return {
    diagnostics: canPull && (options.diagnostics === 'pull' || !canPush) ? 'pull' : 'push',
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true || canPull,
    docsUri: typeof options.docsUri === 'string' ? options.docsUri : undefined,
    settings: options.settings,
  };
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
