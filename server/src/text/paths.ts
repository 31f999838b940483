// Root-relative POSIX paths: the only kind of path to the left of `host`. The root itself is the empty path.

/** A file or folder under the workspace root, with `/` between the parts and none at either end. */
export type Path = string;

export function directoryOf(path: Path): Path {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

export function baseNameOf(path: Path): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The name's last extension with its dot (`.ts` of `a.d.ts`), or the empty string. */
export function extensionOf(path: Path): string {
  const name = baseNameOf(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot);
}

/** Whether it is the module that Python loads for its folder. */
export function isPythonPackage(path: Path): boolean {
  return /(^|\/)__init__\.pyi?$/.test(path);
}

export function join(directory: Path, name: string): Path {
  return directory === '' ? name : `${directory}/${name}`;
}

/** Resolves `relative` (with `.` and `..` parts) against a folder; `undefined` when it leaves the root. */
export function resolvePath(directory: Path, relative: string): Path | undefined {
  let path = directory;
  for (let from = 0; from < relative.length; ) {
    const slash = relative.indexOf('/', from);
    const end = slash < 0 ? relative.length : slash;
    const part = relative.slice(from, end);
    from = end + 1;
    if (part === '' || part === '.') continue;
    if (part !== '..') path = join(path, part);
    else if (path === '') return undefined;
    else path = directoryOf(path);
  }
  return path;
}

/** The relative path from a folder to a file, starting with `./` or `../`. */
export function relativePath(fromDirectory: Path, to: Path): string {
  const from = fromDirectory === '' ? [] : fromDirectory.split('/');
  const target = to === '' ? [] : to.split('/');
  let common = 0;
  while (common < from.length && common < target.length && from[common] === target[common]) common++;
  const up = from.length - common;
  return (up === 0 ? './' : '../'.repeat(up)) + target.slice(common).join('/');
}

export function isInside(path: Path, directory: Path): boolean {
  return directory === '' || path === directory || path.startsWith(`${directory}/`);
}

/** The same for many; a look for each folder around the path. */
export function isInsideAny(path: Path, directories: ReadonlySet<Path>): boolean {
  for (let at = path; at !== ''; at = directoryOf(at)) if (directories.has(at)) return true;
  return directories.has('');
}

/** Orders paths by code unit, so that every surface lists them alike on every machine. */
export function comparePaths(a: Path, b: Path): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
