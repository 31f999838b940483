// Where a Python import leads, from the list of files alone.
import { baseNameOf, comparePaths, directoryOf, isInside, join, type Path } from '../text/paths';

/** Python modules by dotted name and by path; rebuilt when files are added or removed. */
export class PythonModules {
  /** Names under every source root. Two files with one name (`tests` in two packages) share an entry. */
  private readonly byName = new Map<string, Path | Path[]>();
  private readonly names = new Map<Path, string>();
  /** Names that modules lie behind: packages, namespaces, and modules beside a folder of their name. */
  private readonly spaces = new Set<string>();
  /** Folders that modules lie in, be they packages. */
  private readonly folders = new Set<Path>();

  constructor(
    private readonly paths: ReadonlySet<Path>,
    roots: readonly Path[],
    private readonly scriptFolders: ReadonlySet<Path>,
  ) {
    for (const path of paths) {
      if (!/\.pyi?$/.test(path)) continue;
      const folder = directoryOf(path);
      this.folders.add(folder);
      if (isPackage(path)) this.folders.add(directoryOf(folder));
    }
    for (const path of paths) {
      if (path.endsWith('.py')) this.add(path, roots);
    }
    for (const path of paths) {
      if (path.endsWith('.pyi') && !paths.has(path.slice(0, -1))) this.add(path, roots);
    }
  }

  /** The dotted name of a module under its innermost root; of a stub, its implementation's. */
  nameOf(path: Path): string {
    return this.names.get(path) ?? this.names.get(path.slice(0, -1)) ?? dottedName(path, '');
  }

  /** The file of an absolute dotted name, as seen from a file: where roots offer several, the nearest root wins. */
  find(written: string, from: Path): Path | undefined {
    const name = written.endsWith(initialiser) ? written.slice(0, -initialiser.length) : written;
    if (this.isScript(from)) {
      const sibling = this.moduleAt(join(directoryOf(from), name.replaceAll('.', '/')));
      if (sibling !== undefined && sibling !== from) return sibling;
    }
    const found = this.byName.get(name);
    return Array.isArray(found) ? nearest(found, name, from) : found;
  }

  /**
   * The module or package that `specifier` names; `inPackage(name)` then finds a submodule of it.
   * A namespace package has no file of its own: `file` is undefined and its submodules are found all the same.
   */
  resolve(specifier: string, from: Path): PythonTarget {
    let dots = 0;
    while (specifier.charCodeAt(dots) === 46) dots++;
    if (dots === 0) {
      const isSpace = this.spaces.has(specifier) || this.isScript(from);
      const submodule = (name: string) => this.find(`${specifier}.${name}`, from);
      return { file: this.find(specifier, from), submodule: isSpace ? submodule : nowhere };
    }
    let folder = directoryOf(from);
    for (let level = 1; level < dots; level++) {
      if (folder === '') return { file: undefined, submodule: nowhere };
      folder = directoryOf(folder);
    }
    const rest = specifier.slice(dots);
    const base = rest === '' ? folder : join(folder, rest.replaceAll('.', '/'));
    const submodule = (name: string) => this.moduleAt(join(base, name));
    return {
      file: rest === '' ? this.packageAt(base) : this.moduleAt(base),
      submodule: this.folders.has(base) ? submodule : nowhere,
    };
  }

  /** Whether a file is run with its own folder on the path. */
  private isScript(from: Path): boolean {
    return this.scriptFolders.size > 0 && this.scriptFolders.has(directoryOf(from));
  }

  private packageAt(base: Path): Path | undefined {
    return this.existing(join(base, '__init__.py')) ?? this.existing(join(base, '__init__.pyi'));
  }

  /** A package wins over a module of the same name, as in CPython's finder. */
  private moduleAt(base: Path): Path | undefined {
    return this.packageAt(base) ?? this.existing(`${base}.py`) ?? this.existing(`${base}.pyi`);
  }

  private existing(path: Path): Path | undefined {
    return this.paths.has(path) ? path : undefined;
  }

  private add(path: Path, roots: readonly Path[]): void {
    let named = false;
    for (const root of roots) {
      if (!isInside(path, root)) continue;
      const name = dottedName(path, root);
      if (name === '') continue;
      if (!named) this.names.set(path, name);
      named = true;
      if (isPackage(path)) this.spaces.add(name);
      const dot = name.lastIndexOf('.');
      if (dot > 0) this.spaces.add(name.slice(0, dot));
      const known = this.byName.get(name);
      if (known === undefined) this.byName.set(name, path);
      else if (Array.isArray(known)) known.push(path);
      else if (known !== path) this.byName.set(name, [known, path]);
    }
  }
}

const initialiser = '.__init__';

function nowhere(): undefined {}

export interface PythonTarget {
  readonly file: Path | undefined;
  submodule(name: string): Path | undefined;
}

function dottedName(path: Path, root: Path): string {
  const inner = root === '' ? path : path.slice(root.length + 1);
  const bare = inner.replace(/\.pyi?$/, '').replaceAll('/', '.');
  if (bare === '__init__') return baseNameOf(root);
  return bare.endsWith(initialiser) ? bare.slice(0, -initialiser.length) : bare;
}

/**
 * Of files with one name: that of the innermost root around the importer, since a program's own folder comes first on
 * its path; else of the root that shares most folders with it, the outer of two. In one root a package wins over a module.
 */
function nearest(candidates: readonly Path[], name: string, from: Path): Path {
  const depth = name.length - name.replaceAll('.', '').length + 1;
  const ranked = candidates.map((path) => {
    const parts = path.replace(/(\/__init__)?\.pyi?$/, '').split('/');
    const root = parts.slice(0, -depth);
    const shared = sharedParts(root, from.split('/').slice(0, -1));
    return { path, root, shared, around: shared === root.length };
  });
  const [first] = ranked.sort(
    (a, b) =>
      Number(b.around) - Number(a.around) ||
      b.shared - a.shared ||
      a.root.length - b.root.length ||
      comparePaths(a.root.join('/'), b.root.join('/')) ||
      Number(isPackage(b.path)) - Number(isPackage(a.path)) ||
      comparePaths(a.path, b.path),
  );
  return first!.path;
}

function isPackage(path: Path): boolean {
  return /\/__init__\.pyi?$/.test(path);
}

function sharedParts(a: readonly string[], b: readonly string[]): number {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return shared;
}
