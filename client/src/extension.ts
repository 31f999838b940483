// Entry of the extension: starts the language server and hangs the view, the status item and the commands on it.
import type { ExtensionContext } from 'vscode';
import { goTo } from './commands/go-to';
import { openRulePage } from './commands/open-rule-page';
import { refresh } from './commands/refresh';
import { restart } from './commands/restart';
import { showOutput } from './commands/show-output';
import { createClient } from './language-client';
import { followState } from './state';
import { StatusItem } from './status';
import { createViolationsView } from './views/violations';

let stop: (() => Promise<void>) | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const client = createClient(context);
  stop = () => client.stop();
  const status = new StatusItem();
  const view = createViolationsView(client);
  context.subscriptions.push(
    status,
    view,
    followState(client, (state) => {
      status.show(state);
      view.update(state);
    }),
    goTo(),
    openRulePage(context),
    refresh(view),
    restart(client, status),
    showOutput(client),
  );
  try {
    await client.start();
  } catch (error) {
    status.failed(error);
  }
}

export async function deactivate(): Promise<void> {
  await stop?.();
}
