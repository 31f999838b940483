// What .gitignore files say of a path, at every level, by git's order of precedence.
import { readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join as joinAbsolute, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { baseNameOf, type Path } from '../text/paths';
import { namedIn } from './named-in-patterns';

/** The rules in force in one folder, weakest first. */
export interface IgnoreRules {
  readonly layers: readonly Layer[];
}

/** One file of patterns, or some of its patterns. */
interface Layer {
  readonly patterns: Ignore;
  /** Whether the patterns could be about a path as they see it, in a folder that they do not ignore. */
  mayName(path: string): boolean;
  /** A path of the workspace as the patterns see it: from the folder that they lie in, or its last part alone. */
  relative(path: Path): string;
  /** The same patterns for a folder that they ignore and a stronger layer takes back. */
  readonly placeless: Layer;
}

/**
 * The rules that come from above the root: `.git/info/exclude` and the `.gitignore` files of the folders from the
 * repository's root down to the parent of `root`. None when they ignore the root itself: it was opened on purpose.
 */
export async function rulesAbove(root: string): Promise<IgnoreRules> {
  const repository = await repositoryOf(root);
  if (repository === undefined) return { layers: [] };
  const texts: [string, string | undefined][] = [[repository, await infoExclude(repository)]];
  const inner = relative(repository, root).split(sep).filter(Boolean);
  let folder = repository;
  for (const name of inner) {
    texts.push([folder, await textOf(joinAbsolute(folder, '.gitignore'))]);
    folder = joinAbsolute(folder, name);
  }
  const layers: Layer[] = [];
  for (const [base, text] of texts) {
    if (text === undefined) continue;
    const prefix = relative(base, root).replaceAll(sep, '/');
    if (prefix !== '' && ignore().add(text).ignores(`${prefix}/`)) return { layers: [] };
    layers.push(...layersOf(text, (path) => [prefix, path].filter(Boolean).join('/')));
  }
  return { layers };
}

/** The rules inside `folder`, given those of the folder around it and the text of its `.gitignore`, if it has one. */
export function rulesIn(folder: Path, around: IgnoreRules, text: string | undefined): IgnoreRules {
  const overrules = (layer: Layer) => {
    const path = layer.relative(folder);
    return layer.mayName(path) && layer.patterns.test(`${path}/`).ignored;
  };
  const layers = around.layers.map((layer) => (folder !== '' && overrules(layer) ? layer.placeless : layer));
  if (text === undefined) return { layers };
  return { layers: [...layers, ...layersOf(text, (path) => (folder === '' ? path : path.slice(folder.length + 1)))] };
}

/** Whether a path directly inside the folder of these rules is ignored: the strongest layer that names it decides. */
export function isIgnored(rules: IgnoreRules, path: Path, isFolder: boolean): boolean {
  for (let index = rules.layers.length - 1; index >= 0; index--) {
    const layer = rules.layers[index]!;
    const seen = layer.relative(path);
    if (!layer.mayName(seen)) continue;
    const { ignored, unignored } = layer.patterns.test(isFolder ? `${seen}/` : seen);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/**
 * Patterns without a place (`build/`, `*.log`) are asked about names alone. The matcher holds everything in an ignored
 * folder to be ignored and so looks at all folders on the way; but a folder is entered only when it is not ignored, so
 * the name is enough, which is faster, and right where a stronger layer has taken a folder back. Patterns with a place
 * see the whole path. The two kinds can be told apart only when no pattern takes back what one before it ignores.
 */
function layersOf(text: string, relative: Layer['relative']): Layer[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const patterns = lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const [placed, free] = [patterns.filter(hasPlace), patterns.filter((line) => !hasPlace(line))];
  const placeless = placelessLayer(free);
  if (placed.length === 0) return [placeless];
  const together = patterns.some((line) => line.startsWith('!'));
  // Patterns with a place are hardly ever about a folder that was taken back.
  const whole: Layer = { ...matching(together ? patterns : placed), relative, placeless };
  return together ? [whole] : [whole, placeless];
}

function placelessLayer(patterns: readonly string[]): Layer {
  const layer = { ...matching(patterns), relative: baseNameOf };
  return Object.assign(layer, { placeless: layer as Layer });
}

/** Whether a pattern has a slash before its end; a leading `**` is any place. */
function hasPlace(pattern: string): boolean {
  return /\/./.test(pattern.trimEnd().replace(/^!?\*\*\//, ''));
}

function matching(patterns: readonly string[]): Pick<Layer, 'patterns' | 'mayName'> {
  // As git does by default where file systems do not tell case apart.
  const ignorecase = process.platform === 'win32' || process.platform === 'darwin';
  return { patterns: ignore({ ignorecase }).add(patterns.join('\n')), mayName: namedIn(patterns, ignorecase) };
}

async function repositoryOf(root: string): Promise<string | undefined> {
  for (let folder = root; ; folder = dirname(folder)) {
    if (await exists(joinAbsolute(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** In a worktree or submodule `.git` is a file that says where the real folder is. */
async function infoExclude(repository: string): Promise<string | undefined> {
  const git = joinAbsolute(repository, '.git');
  const pointer = /^gitdir: (.+)$/m.exec((await textOf(git)) ?? '')?.[1]?.trim();
  let folder = git;
  if (pointer !== undefined) folder = isAbsolute(pointer) ? pointer : resolve(repository, pointer);
  const common = (await textOf(joinAbsolute(folder, 'commondir')))?.trim();
  if (common) folder = resolve(folder, common);
  return textOf(joinAbsolute(folder, 'info', 'exclude'));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
