// The packages that a workspace itself holds, by name, so that their imports lead to sources without an install or build.
import { readFileSync } from 'node:fs';
import { join as joinAbsolute } from 'node:path';
import { resolveFile } from '../graph/resolve-typescript';
import { directoryOf, join, type Path, resolvePath } from '../text/paths';
import { entriesOf, exportsOf, importsOf, type Manifest, offeredFiles, usualConditions } from './package-entries';

interface WorkspacePackage {
  readonly directory: Path;
  readonly manifest: Manifest;
}

type HasFile = (path: Path) => boolean;

/** What an answer depends on beside the manifests. */
export interface Lookup {
  readonly hasFile: HasFile;
  /** Conditions of `exports` and `imports` that count first. */
  readonly conditions: readonly string[];
}

export class PackageIndex {
  private readonly byName = new Map<string, WorkspacePackage>();
  private readonly byDirectory = new Map<Path, WorkspacePackage>();
  private readonly named = new Set<Path>();
  private readonly around = new Map<Path, Path>();
  private entries: Set<Path> | undefined;
  /** What names of packages lead to does not depend on who writes them, and many do. */
  private readonly answers = new Map<Lookup, Map<string, Path | undefined>>();

  constructor(root: string, manifests: readonly Path[]) {
    for (const path of manifests) {
      const manifest = readManifest(joinAbsolute(root, path));
      if (manifest === undefined) continue;
      const found = { directory: directoryOf(path), manifest };
      this.byDirectory.set(found.directory, found);
      if (typeof manifest.name !== 'string' || this.byName.has(manifest.name)) continue;
      this.byName.set(manifest.name, found);
      this.named.add(found.directory);
    }
  }

  /** Folder of the innermost package around a file. */
  packageOf(path: Path): Path {
    const known = this.around.get(path);
    if (known !== undefined) return known;
    let folder = directoryOf(path);
    while (folder !== '' && !this.named.has(folder)) folder = directoryOf(folder);
    this.around.set(path, folder);
    return folder;
  }

  /** Whether a package offers this file under its own name; asked first when all files are known. */
  isEntry(path: Path, hasFile: HasFile): boolean {
    this.entries ??= new Set(
      [...this.byName.values()].flatMap(({ directory, manifest }) => {
        return offeredFiles(manifest).flatMap((entry) => {
          const target = resolvePath(directory, entry);
          return (target && sourceOf(target, directory, hasFile)) ?? [];
        });
      }),
    );
    return this.entries.has(path);
  }

  /**
   * The source file that `specifier` names from a folder, when its package lies in the workspace. Entries that point at
   * build output are followed back to the source they are built from: `dist/x.js` to `src/x.ts` or `x.ts`.
   */
  resolve(specifier: string, from: Path, lookup: Lookup): Path | undefined {
    if (specifier.startsWith('#')) return this.resolvePrivate(specifier, from, lookup);
    const answers = this.answers.get(lookup) ?? new Map<string, Path | undefined>();
    this.answers.set(lookup, answers);
    if (!answers.has(specifier)) answers.set(specifier, this.search(specifier, lookup));
    return answers.get(specifier);
  }

  private search(specifier: string, lookup: Lookup): Path | undefined {
    const found = this.find(specifier);
    if (found === undefined) return undefined;
    for (const entry of entriesOf(found.manifest, found.inner, lookup.conditions)) {
      const source = sourceIn(found.directory, entry, lookup.hasFile);
      if (source !== undefined) return source;
    }
    return undefined;
  }

  /** The source that a file of build output is made from, by the layout of the package around it. */
  sourceOfOutput(path: Path, hasFile: HasFile): Path | undefined {
    const directory = this.packageOf(path);
    const inner = directory === '' ? path : path.slice(directory.length + 1);
    return /^(dist|build|out|output|dist-\w+)\//.test(inner) ? sourceOf(path, directory, hasFile) : undefined;
  }

  /** Where a package of the workspace may keep the configuration of this name, the best first. */
  configurations(name: string): Path[] {
    const found = this.find(name);
    if (found === undefined) return [];
    const { directory, manifest, inner } = found;
    const plain =
      inner === '' ? [manifest.tsconfig, 'tsconfig.json'] : [inner, `${inner}.json`, `${inner}/tsconfig.json`];
    return [...exportsOf(manifest, inner, usualConditions), ...plain].flatMap((entry) => {
      return (typeof entry === 'string' && resolvePath(directory, entry)) || [];
    });
  }

  /** A name that the package around a folder gives to its own files. */
  private resolvePrivate(name: string, from: Path, lookup: Lookup): Path | undefined {
    let folder = from;
    while (folder !== '' && !this.byDirectory.has(folder)) folder = directoryOf(folder);
    const found = this.byDirectory.get(folder);
    if (found === undefined) return undefined;
    for (const target of importsOf(found.manifest, name, lookup.conditions)) {
      const source = target.startsWith('.')
        ? sourceIn(folder, target, lookup.hasFile)
        : target.startsWith('#')
          ? undefined
          : this.resolve(target, from, lookup);
      if (source !== undefined) return source;
    }
    return undefined;
  }

  private find(specifier: string): (WorkspacePackage & { readonly inner: string }) | undefined {
    const parts = specifier.split('/');
    const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
    const found = this.byName.get(name);
    return found && { ...found, inner: specifier.slice(name.length + 1) };
  }
}

function readManifest(file: string): Manifest | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    return typeof read === 'object' && read !== null ? read : undefined;
  } catch {
    return undefined;
  }
}

function sourceIn(directory: Path, entry: string, hasFile: HasFile): Path | undefined {
  const path = resolvePath(directory, entry);
  return path === undefined ? undefined : sourceOf(path, directory, hasFile);
}

const sourceExtensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
const buildFolder = /^(dist|lib|build|out|output|esm|cjs|es|types|dist-\w+)\//;
const flavourFolder = /^(esm|cjs|es|types|src|lib|umd)\//;

function sourceOf(path: Path, directory: Path, hasFile: HasFile): Path | undefined {
  const inner = directory === '' ? path : path.slice(directory.length + 1);
  for (const candidate of unbuilt(inner.replace(/(\.d)?\.[cm]?[jt]sx?$/, ''))) {
    for (const extension of sourceExtensions) {
      const file = join(directory, candidate + extension);
      if (hasFile(file)) return file;
    }
  }
  return resolveFile(path, { has: hasFile });
}

/** Where the source of a file may lie, in its package and without extension: of `dist/esm/x` also at `src/x`. */
function unbuilt(path: Path): Path[] {
  const built = path.replace(buildFolder, '');
  if (built === path) return [path, `${path}/index`];
  const flavour = built.replace(flavourFolder, '');
  const names = flavour === built ? [built] : [built, flavour];
  const files = (suffix: string) => names.flatMap((name) => [`src/${name}${suffix}`, `${name}${suffix}`]);
  return [...files(''), path, ...files('/index')];
}
