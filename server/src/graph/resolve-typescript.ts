// Where a relative TypeScript or JavaScript specifier leads, from the list of files alone.
// Follows TypeScript's rules (`bundler` and `node16` alike): a written JavaScript extension stands for its TypeScript
// source, a missing one is tried in the compiler's order, a folder means its index. One difference, on purpose: where a
// declaration lies beside its JavaScript implementation the edge goes to the implementation, which is what runs.
import { directoryOf, join, type Path, resolvePath } from '../text/paths';

const tried = ['.ts', '.tsx', '.js', '.jsx', '.mts', '.cts', '.mjs', '.cjs', '.d.ts', '.d.mts', '.d.cts'];
const sources: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx', '.d.ts'],
  '.jsx': ['.tsx', '.ts', '.jsx', '.js', '.d.ts'],
  '.mjs': ['.mts', '.mjs', '.d.mts'],
  '.cjs': ['.cts', '.cjs', '.d.cts'],
};

/** The files of the workspace; all that resolution asks of them is whether one is there. */
export interface FileList {
  has(path: Path): boolean;
}

export function isRelative(specifier: string): boolean {
  return specifier === '.' || specifier === '..' || specifier.startsWith('./') || specifier.startsWith('../');
}

/** `undefined` when no file of the list answers; a folder's `package.json` is not looked at here. */
export function resolveRelative(specifier: string, from: Path, files: FileList): Path | undefined {
  const plain = withoutQuery(specifier);
  const base = resolvePath(directoryOf(from), plain);
  if (base === undefined) return undefined;
  const folderOnly = plain.endsWith('/') || plain.endsWith('..') || plain === '.';
  return folderOnly ? indexOf(base, files) : resolveFile(base, files);
}

/** The module that a path without extension, with one, or of a folder stands for. */
export function resolveFile(base: Path, files: FileList): Path | undefined {
  return asFile(base, files) ?? indexOf(base, files);
}

/** What bundlers take for instructions: `./worker.ts?worker`. */
export function withoutQuery(specifier: string): string {
  return specifier.replace(/\?.*$/, '');
}

/** The JavaScript beside a declaration file; any other file, and a declaration that stands alone, is its own. */
export function implementationOf(path: Path, files: FileList): Path {
  const declared = /\.d\.([cm]?)ts$/.exec(path);
  if (declared === null) return path;
  const kind = declared[1];
  const extensions = kind === '' ? ['.js', '.jsx'] : [`.${kind}js`];
  return firstOf(path.slice(0, -declared[0].length), extensions, files) ?? path;
}

function indexOf(folder: Path, files: FileList): Path | undefined {
  return firstOf(join(folder, 'index'), tried, files);
}

function asFile(base: Path, files: FileList): Path | undefined {
  const extension = /\.[cm]?jsx?$/.exec(base)?.[0];
  if (extension !== undefined) {
    const found = firstOf(base.slice(0, -extension.length), sources[extension]!, files);
    if (found !== undefined) return found;
  } else if (files.has(base)) return base;
  return firstOf(base, tried, files);
}

function firstOf(base: Path, extensions: readonly string[], files: FileList): Path | undefined {
  for (const extension of extensions) {
    if (files.has(base + extension)) return base + extension;
  }
  return undefined;
}
