// workspace/didChangeConfiguration: the editor's settings changed.
import type { DidChangeConfigurationParams } from 'vscode-languageserver/node';
import { applySettings } from '../apply-settings';
import type { ServerContext } from '../context';

export async function didChangeConfiguration(
  context: ServerContext,
  params: DidChangeConfigurationParams,
): Promise<void> {
  await applySettings(context, params?.settings);
  context.announce();
}
