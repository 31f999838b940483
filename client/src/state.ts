// Following what the server says of itself.
import type { Disposable } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { changedNotification, type ServerState } from '../../server/src/lsp/protocol';

/** What is shown: the server's state, or that there is no server. */
export type ShownState = ServerState | { readonly state: 'starting' | 'stopped' };

export function followState(client: LanguageClient, show: (state: ShownState) => void): Disposable {
  const notified = client.onNotification(changedNotification, (state: ServerState) => show(state));
  const changed = client.onDidChangeState(({ newState }) => {
    if (newState === State.Starting) show({ state: 'starting' });
    else if (newState === State.Stopped) show({ state: 'stopped' });
  });
  return {
    dispose() {
      notified.dispose();
      changed.dispose();
    },
  };
}
