// What .gitignore files say of a path, at every level, by git's order of precedence.
import { readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join as joinAbsolute, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { baseNameOf, type Path } from '../text/paths';

/** The rules in force in one folder, weakest first. */
export interface IgnoreRules {
  readonly layers: readonly Layer[];
}

/** One file of patterns. */
interface Layer {
  readonly text: string;
  readonly patterns: Ignore;
  /** A path of the workspace as the patterns see it: from the folder that they lie in. */
  relative(path: Path): string;
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
  const layers = texts.flatMap(([base, text]) => {
    const prefix = relative(base, root).replaceAll(sep, '/');
    return text === undefined ? [] : [layerOf(text, (path) => [prefix, path].filter(Boolean).join('/'))];
  });
  const rootIgnored =
    inner.length > 0 && layers.some(({ patterns, relative }) => ignoresFolder(patterns, relative('')));
  return { layers: rootIgnored ? [] : layers };
}

function ignoresFolder(patterns: Ignore, path: string): boolean {
  return path !== '' && patterns.ignores(`${path}/`);
}

/** The rules inside `folder`, given those of the folder around it and the text of its `.gitignore`, if it has one. */
export function rulesIn(folder: Path, around: IgnoreRules, text: string | undefined): IgnoreRules {
  const layers = around.layers.map((layer) => {
    const overruled = folder !== '' && ignoresFolder(layer.patterns, layer.relative(folder));
    return overruled ? withoutPlace(layer) : layer;
  });
  if (text !== undefined) layers.push(layerOf(text, (path) => (folder === '' ? path : path.slice(folder.length + 1))));
  return { layers };
}

/** Whether a path directly inside the folder of these rules is ignored: the strongest layer that names it decides. */
export function isIgnored(rules: IgnoreRules, path: Path, isFolder: boolean): boolean {
  for (let index = rules.layers.length - 1; index >= 0; index--) {
    const layer = rules.layers[index]!;
    const { ignored, unignored } = layer.patterns.test(isFolder ? `${layer.relative(path)}/` : layer.relative(path));
    if (ignored || unignored) return ignored;
  }
  return false;
}

function layerOf(text: string, relative: Layer['relative']): Layer {
  // As git does by default where file systems tell case apart.
  const ignorecase = process.platform === 'win32' || process.platform === 'darwin';
  return { text, patterns: ignore({ ignorecase }).add(text), relative };
}

/**
 * For a folder that a layer ignores and a stronger one takes back. The patterns must then judge what is inside by
 * itself, but the matcher holds everything in an ignored folder to be ignored. So paths are shown to it without their
 * folders, and patterns that name folders are left out: they were about another place, but for very rare ones.
 */
function withoutPlace({ text }: Layer): Layer {
  const lines = text.split('\n').map((line) => line.trim().replace(/^(!?)\*\*\//, '$1'));
  const placeless = lines.filter((line) => !/\/./.test(line));
  return layerOf(placeless.join('\n'), baseNameOf);
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
