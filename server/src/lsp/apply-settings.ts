// Asking for the settings and putting them in force, folder by folder, without a restart.
import { ConfigurationRequest } from 'vscode-languageserver/node';
import type { ServerContext } from './context';
import type { Folder } from './folder';
import { readSettings, type Settings, sameRules } from './settings';

const section = 'ssotGuard';

/** Milliseconds after which a client that does not answer is taken to have nothing to say. */
const patience = 3000;

/** `sent`: the settings that came with a notification, for clients that cannot be asked. */
export function applySettings(context: ServerContext, sent?: unknown): Promise<void> {
  context.configuring = apply(context, sent);
  return context.configuring;
}

async function apply(context: ServerContext, sent: unknown): Promise<void> {
  const { folders } = context.workspace;
  const complaints = new Set<string>();
  const read = (value: unknown) => readSettings(value, (message) => complaints.add(message));
  let settings: Settings[] | undefined;
  if (!context.client.configuration) {
    const value = sectionOf(sent) ?? context.client.settings;
    settings = [value, ...folders.map(() => value)].map(read);
  } else {
    try {
      settings = (await ask(context, folders)).map(read);
    } catch (error) {
      context.log('The settings could not be read; those in force stay', error);
    }
  }
  context.schedule.delay = settings?.[0]?.debounce ?? context.schedule.delay;
  for (const [index, folder] of folders.entries())
    if (context.workspace.folders.includes(folder))
      await putInForce(context, folder, settings?.[index + 1] ?? folder.settings);
  for (const complaint of complaints) context.log(complaint);
}

async function ask(context: ServerContext, folders: readonly Folder[]): Promise<unknown[]> {
  const items = [{ section }, ...folders.map((folder) => ({ scopeUri: folder.uri, section }))];
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer to workspace/configuration in ${patience} ms`)), patience);
  });
  try {
    const answer: unknown = await Promise.race([
      context.connection.sendRequest(ConfigurationRequest.type, { items }),
      tooLate,
    ]);
    if (!Array.isArray(answer)) throw new Error('the answer to workspace/configuration is not a list');
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

async function putInForce(context: ServerContext, folder: Folder, settings: Settings): Promise<void> {
  const before = folder.settings;
  folder.settings = settings;
  if (!settings.enable) {
    if (folder.state === 'off') return;
    context.indexing.remove(folder);
    await folder.switchOff();
    context.schedule.soon();
  } else if (folder.state === 'new' || folder.state === 'off') context.indexing.add(folder);
  else if (!sameRules(before, settings)) context.indexing.add(folder, true);
}

function sectionOf(sent: unknown): unknown {
  return typeof sent === 'object' && sent !== null ? (sent as Record<string, unknown>)[section] : undefined;
}
