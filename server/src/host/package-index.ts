// The packages that a workspace itself holds, by name, so that their imports lead to sources without an install or build.
import { readFileSync } from 'node:fs';
import { join as joinAbsolute } from 'node:path';
import { baseNameOf, directoryOf, join, type Path, resolvePath } from '../text/paths';

interface WorkspacePackage {
  readonly directory: Path;
  readonly manifest: Manifest;
}

interface Manifest {
  readonly name?: unknown;
  readonly exports?: unknown;
  readonly main?: unknown;
  readonly module?: unknown;
  readonly types?: unknown;
  readonly source?: unknown;
}

export class PackageIndex {
  private readonly packages = new Map<string, WorkspacePackage>();
  private readonly directories = new Set<Path>();
  private entries: Set<Path> | undefined;

  constructor(root: string, manifests: readonly Path[]) {
    for (const path of manifests) {
      const manifest = readManifest(joinAbsolute(root, path));
      if (typeof manifest?.name !== 'string' || this.packages.has(manifest.name)) continue;
      this.packages.set(manifest.name, { directory: directoryOf(path), manifest });
      this.directories.add(directoryOf(path));
    }
  }

  /** Folder of the innermost package around a file. */
  packageOf(path: Path): Path {
    let folder = directoryOf(path);
    while (folder !== '' && !this.directories.has(folder)) folder = directoryOf(folder);
    return folder;
  }

  /** Whether a package offers this file under its own name; asked first when all files are known. */
  isEntry(path: Path, hasFile: (path: Path) => boolean): boolean {
    this.entries ??= new Set(
      [...this.packages.values()].flatMap(({ directory, manifest }) => {
        const offered = [...stringsOf(manifest.exports), ...entriesOf(manifest, '')];
        return offered.flatMap((entry) => {
          const target = entry.includes('*') ? undefined : resolvePath(directory, entry);
          return (target && sourceOf(target, directory, hasFile)) ?? [];
        });
      }),
    );
    return this.entries.has(path);
  }

  /**
   * The source file that `specifier` names, when its package lies in the workspace. Entries that point at build output
   * are followed back to the source they are built from: `dist/x.js` to `src/x.ts` or `x.ts`.
   */
  resolve(specifier: string, hasFile: (path: Path) => boolean): Path | undefined {
    const parts = specifier.split('/');
    const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
    const found = this.packages.get(name);
    if (found === undefined) return undefined;
    const inner = specifier.slice(name.length + 1);
    for (const entry of entriesOf(found.manifest, inner)) {
      const path = resolvePath(found.directory, entry);
      const source = path === undefined ? undefined : sourceOf(path, found.directory, hasFile);
      if (source !== undefined) return source;
    }
    return undefined;
  }
}

function readManifest(file: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}

/** Files that may answer, the most telling first. */
function entriesOf(manifest: Manifest, inner: string): string[] {
  const exported = exportsOf(manifest.exports, inner === '' ? '.' : `./${inner}`);
  if (inner !== '') return [...exported, inner, `src/${inner}`, `${inner}/index`, `src/${inner}/index`];
  const main = [manifest.source, manifest.module, manifest.main, manifest.types].filter(
    (each) => typeof each === 'string',
  );
  return [...exported, ...main, 'src/index', 'index', 'src/main'];
}

function exportsOf(exports: unknown, subpath: string): string[] {
  if (typeof exports === 'string') return subpath === '.' ? [exports] : [];
  if (typeof exports !== 'object' || exports === null) return [];
  const table = exports as Record<string, unknown>;
  const isConditions = !Object.keys(table).some((key) => key.startsWith('.'));
  if (isConditions) return subpath === '.' ? stringsOf(table) : [];
  if (Object.hasOwn(table, subpath)) return stringsOf(table[subpath]);
  for (const [key, value] of Object.entries(table)) {
    const star = key.indexOf('*');
    if (star < 0) continue;
    const tail = key.slice(star + 1);
    if (!subpath.startsWith(key.slice(0, star)) || !subpath.endsWith(tail)) continue;
    const matched = subpath.slice(star, subpath.length - tail.length);
    return stringsOf(value).map((each) => each.replaceAll('*', matched));
  }
  return [];
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsOf);
}

const sourceExtensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
const buildFolder = /^(dist|lib|build|out|output|esm|cjs|es|types|dist-\w+)(\/(esm|cjs|es|types|src|lib|umd))?\//;

function sourceOf(path: Path, directory: Path, hasFile: (path: Path) => boolean): Path | undefined {
  const inner = directory === '' ? path : path.slice(directory.length + 1);
  const bare = inner.replace(/(\.d)?\.[cm]?[jt]sx?$/, '');
  const built = bare.replace(buildFolder, '');
  const candidates = built === bare ? [bare, `${bare}/index`] : [`src/${built}`, built, bare, `src/${built}/index`];
  for (const candidate of candidates) {
    for (const extension of sourceExtensions) {
      const file = join(directory, candidate + extension);
      if (hasFile(file)) return file;
    }
  }
  return hasFile(path) && baseNameOf(path) !== 'package.json' ? path : undefined;
}
