// What the graph asks of the disk: where package-like specifiers lead, and the compiler options of a file.
import { realpathSync } from 'node:fs';
import { join as joinAbsolute, sep } from 'node:path';
import { ResolverFactory } from 'oxc-resolver';
import type { EmitOptions } from '../graph/elision';
import type { Project } from '../graph/model';
import { directoryOf, type Path } from '../text/paths';
import { PackageIndex } from './package-index';
import type { PythonRoot } from './python-roots';
import { TsConfigs } from './tsconfig';

export interface ProjectInput {
  /** Absolute. */
  readonly root: string;
  readonly pythonRoots: readonly PythonRoot[];
  /** Every `package.json` of the workspace. */
  readonly manifests: readonly Path[];
  hasFile(path: Path): boolean;
}

/** Resolution is remembered by folder and specifier; make a new project when files come or go. */
export function createProject({ root, pythonRoots, manifests, hasFile }: ProjectInput): Project {
  const realRoot = realpathSync(root) + sep;
  const tsconfigs = new TsConfigs(root);
  const packages = new PackageIndex(root, manifests);
  const resolver = new ResolverFactory({
    tsconfig: 'auto',
    conditionNames: ['source', 'types', 'import', 'require', 'node', 'default'],
    extensions: ['.ts', '.tsx', '.js', '.jsx', '.mts', '.cts', '.mjs', '.cjs', '.d.ts', '.d.mts', '.d.cts', '.json'],
    extensionAlias: {
      '.js': ['.ts', '.tsx', '.js', '.jsx', '.d.ts'],
      '.jsx': ['.tsx', '.ts', '.jsx', '.js', '.d.ts'],
      '.mjs': ['.mts', '.mjs', '.d.mts'],
      '.cjs': ['.cts', '.cjs', '.d.cts'],
    },
    mainFields: ['source', 'types', 'typings', 'module', 'main'],
    builtinModules: true,
  });
  const known = new Map<string, Path | undefined>();

  const ask = (specifier: string, from: Path): Path | undefined => {
    const file = joinAbsolute(root, from === '' ? 'package.json' : from);
    const found = resolver.resolveFileSync(file, specifier.replace(/[?#].*$/, '')).path;
    if (found?.startsWith(realRoot)) {
      const path = found.slice(realRoot.length).replaceAll(sep, '/');
      if (hasFile(path)) return path;
    }
    return packages.resolve(specifier, hasFile);
  };

  return {
    pythonRoots: pythonRoots.filter(({ scope }) => scope === 'workspace').map(({ path }) => path),
    scriptFolders: new Set(pythonRoots.filter(({ scope }) => scope === 'folder').map(({ path }) => path)),
    emitOptions: (path: Path): EmitOptions => tsconfigs.emitOptions(path),
    isPackageEntry: (path) => packages.isEntry(path, hasFile),
    packageOf: (path) => packages.packageOf(path),
    resolve(specifier, from) {
      const key = `${directoryOf(from)}\0${specifier}`;
      if (known.has(key)) return known.get(key);
      const path = ask(specifier, from);
      known.set(key, path);
      return path;
    },
  };
}
