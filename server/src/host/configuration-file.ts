// Finds the configuration of a workspace on disk and reads its text.
import { readFile } from 'node:fs/promises';
import { basename, join as joinAbsolute, relative, resolve, sep } from 'node:path';
import { type ConfigurationFormat, readDocument } from '../analysis/configuration-document';
import { type ConfigurationProblem, fileProblem } from '../analysis/configuration-problem';
import { readFailure } from './read-failure';

export interface ConfigurationFile {
  /** Absolute. */
  readonly path: string;
  /** As problems name it: root-relative with `/` where it lies under the root, else absolute. */
  readonly name: string;
  readonly format: ConfigurationFormat;
  readonly text: string;
}

/** Files in which a configuration is looked for, the strongest first. */
export const configurationFiles = ['ssot.config.json', 'pyproject.toml', 'package.json'] as const;

/**
 * The configuration of a root (absolute): the given file, else the first of `ssot.config.json`, `[tool.ssot]` in
 * `pyproject.toml` and `"ssot"` in `package.json` that is there. Nothing found is no problem; a given file that is not
 * there, or any that cannot be read, is one.
 */
export async function findConfiguration(
  root: string,
  given?: string,
): Promise<{ readonly file: ConfigurationFile | undefined; readonly problems: readonly ConfigurationProblem[] }> {
  if (given !== undefined) {
    const path = resolve(root, given);
    const text = await textOf(path);
    if (typeof text === 'string') return { file: fileOf(root, path, text), problems: [] };
    const missing = `There is no configuration file at ${path}. Check the path, or leave it out to use ssot.config.json.`;
    return unreadable(root, path, text.error, missing);
  }
  for (const name of configurationFiles) {
    const path = joinAbsolute(root, name);
    const text = await textOf(path);
    if (typeof text !== 'string') {
      if (isMissing(text.error)) continue;
      // Other tools' files may be as unreadable as they like, as long as there is no telling that they concern us.
      if (name === 'ssot.config.json') return unreadable(root, path, text.error, '');
    } else if (hasSection[name](text)) {
      return { file: fileOf(root, path, text), problems: [] };
    }
  }
  return { file: undefined, problems: [] };
}

/** Whether a file of this name holds a configuration of ours. A broken one does, as far as that can be seen. */
const hasSection: Record<(typeof configurationFiles)[number], (text: string) => boolean> = {
  'ssot.config.json': () => true,
  'pyproject.toml': (text) =>
    /\bssot\b/.test(text) && (tableHeader.test(text) || readDocument(text, 'toml', '').value !== undefined),
  'package.json': (text) => /"ssot"\s*:/.test(text) && hasTopLevelKey(text, 'ssot'),
};

const tableHeader = /^[ \t]*\[{1,2}[ \t]*tool[ \t]*\.[ \t]*["']?ssot["']?[ \t]*[\].]/m;

/** Whether the text of a JSON object has a key at its own level; strings and braces are read, nothing else is. */
function hasTopLevelKey(text: string, key: string): boolean {
  let depth = 0;
  for (const { 0: token, 1: colon } of text.matchAll(/"(?:[^"\\\n]|\\.)*"(?=\s*(:?))|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    else if (depth === 1 && colon === ':' && token === `"${key}"`) return true;
  }
  return false;
}

function fileOf(root: string, path: string, text: string): ConfigurationFile {
  return { path, name: nameOf(root, path), format: formatOf(path), text };
}

function formatOf(path: string): ConfigurationFormat {
  if (path.endsWith('.toml')) return 'toml';
  return basename(path) === 'package.json' ? 'package-json' : 'jsonc';
}

function nameOf(root: string, path: string): string {
  const inner = relative(root, path);
  return inner.startsWith('..') || inner === path ? path : inner.replaceAll(sep, '/');
}

function unreadable(root: string, path: string, error: unknown, missing: string) {
  const reason = isMissing(error) ? missing : `The configuration ${readFailure(error)}.`;
  return { file: undefined, problems: [fileProblem(nameOf(root, path), reason)] };
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
}

async function textOf(path: string): Promise<string | { readonly error: unknown }> {
  return readFile(path, 'utf8').catch((error: unknown) => ({ error }));
}
