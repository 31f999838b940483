// What the graph asks of the disk: where package-like specifiers lead, and the compiler options of a file.
import { realpathSync } from 'node:fs';
import { join as joinAbsolute, sep } from 'node:path';
import type { NapiResolveOptions, ResolverFactory } from 'oxc-resolver';
import type { EmitOptions } from '../graph/elision';
import type { Project } from '../graph/model';
import { implementationOf, isRelative, resolveFile, withoutQuery } from '../graph/resolve-typescript';
import { directoryOf, type Path, resolvePath } from '../text/paths';
import { mainFields, usualConditions } from './package-entries';
import { type Lookup, PackageIndex } from './package-index';
import { mappedPaths } from './path-mapping';
import type { PythonRoot } from './python-roots';
import { newResolver } from './resolver';
import { TsConfigs } from './tsconfig';
import type { TsConfigFile } from './tsconfig-file';

export interface ProjectInput {
  /** Absolute. */
  readonly root: string;
  readonly pythonRoots: readonly PythonRoot[];
  /** Every `package.json` of the workspace. */
  readonly manifests: readonly Path[];
  /** Every `tsconfig.json` and `jsconfig.json` of its folders. */
  readonly configurations: readonly Path[];
  /** Its folders with a `package.json` or installed packages. */
  readonly scopes: readonly Path[];
  hasFile(path: Path): boolean;
}

/** A project as it lies on the disk. */
export interface FolderProject extends Project {
  /** Absolute paths of the configurations that were looked for so far, whether they are there or not. */
  readonly lookedFor: ReadonlySet<string>;
}

/** Where names lead is remembered; make a new project when files come or go. */
export function createProject(input: ProjectInput): FolderProject {
  const { root, pythonRoots, manifests, configurations, hasFile } = input;
  const realRoot = realpathSync(root);
  const packages = new PackageIndex(root, manifests);
  const there = new Set(configurations);
  const tsconfigs = new TsConfigs(
    realRoot,
    (name) => packages.configurations(name).map((path) => joinAbsolute(root, path)),
    (path) => there.has(path),
  );
  const resolution = new Resolution(realRoot, packages, hasFile);
  const scopes = new Scopes(tsconfigs, input.scopes);

  return {
    lookedFor: tsconfigs.lookedFor,
    pythonRoots: pythonRoots.filter(({ scope }) => scope === 'workspace').map(({ path }) => path),
    scriptFolders: new Set(pythonRoots.filter(({ scope }) => scope === 'folder').map(({ path }) => path)),
    emitOptions: (path: Path): EmitOptions => tsconfigs.emitOptions(path),
    isPackageEntry: (path) => packages.isEntry(path, hasFile),
    packageOf: (path) => packages.packageOf(path),
    resolve(specifier, from) {
      const scope = scopes.of(from);
      const name = withoutQuery(specifier);
      if (isRelative(name)) return resolution.relative(name, directoryOf(from), scope);
      if (scope.answers.has(name)) return scope.answers.get(name);
      const path = resolution.named(name, scope);
      scope.answers.set(name, path);
      return path;
    },
  };
}

/** Files for which a name leads to the same. */
interface Scope {
  readonly config: TsConfigFile | undefined;
  /** The nearest that has a manifest or installed packages: from folders below it the search comes by here. */
  readonly folder: Path;
  /** By name. */
  readonly answers: Map<string, Path | undefined>;
}

class Scopes {
  private readonly folders: ReadonlySet<Path>;
  private readonly known = new Map<TsConfigFile | undefined, Map<Path, Scope>>();
  /** A file's imports are resolved one after the other. */
  private last: { readonly file: Path; readonly scope: Scope } | undefined;

  constructor(
    private readonly tsconfigs: TsConfigs,
    folders: readonly Path[],
  ) {
    this.folders = new Set(folders);
  }

  of(file: Path): Scope {
    if (this.last?.file !== file) this.last = { file, scope: this.find(file) };
    return this.last.scope;
  }

  private find(file: Path): Scope {
    const config = this.tsconfigs.of(file);
    let folder = directoryOf(file);
    while (folder !== '' && !this.folders.has(folder)) folder = directoryOf(folder);
    const ofConfig = this.known.get(config) ?? new Map<Path, Scope>();
    this.known.set(config, ofConfig);
    const scope = ofConfig.get(folder) ?? { config, folder, answers: new Map<string, Path | undefined>() };
    ofConfig.set(folder, scope);
    return scope;
  }
}

class Resolution {
  private readonly files: { has(path: Path): boolean };
  private readonly inside: string;
  private readonly byConditions = new Map<string, UnderConditions>();
  private readonly plain = newResolver(resolverOptions(usualConditions));

  /** `root` is absolute and real. */
  constructor(
    private readonly root: string,
    private readonly packages: PackageIndex,
    private readonly hasFile: (path: Path) => boolean,
  ) {
    this.files = { has: hasFile };
    this.inside = root.endsWith(sep) ? root : root + sep;
  }

  /** Path mappings first, then what is installed, then the packages of the workspace as they lie there. */
  named(name: string, { config, folder }: Scope): Path | undefined {
    const targets = config === undefined ? [] : mappedPaths(name, config);
    for (const target of targets) {
      const mapped = this.at(target);
      if (mapped !== undefined) return mapped;
    }
    const { resolver, lookup } = this.underConditions(config);
    return this.found(resolver, folder, name) ?? this.packages.resolve(name, folder, lookup);
  }

  relative(name: string, folder: Path, { config }: Scope): Path | undefined {
    const found = this.found(this.underConditions(config).resolver, folder, name);
    if (found !== undefined) return found;
    const output = resolvePath(folder, name);
    return output === undefined ? undefined : this.packages.sourceOfOutput(output, this.hasFile);
  }

  private found(resolver: ResolverFactory, folder: Path, name: string): Path | undefined {
    return this.known(resolver.sync(joinAbsolute(this.root, folder), name).path);
  }

  /** The module at an absolute path whose extension is still to be found; a folder counts as an import of it does. */
  private at(target: string): Path | undefined {
    const path = target === this.root ? '' : this.inRoot(target);
    if (path === undefined) return undefined;
    return resolveFile(path, this.files) ?? this.known(this.plain.sync(this.root, target).path);
  }

  private known(absolute: string | undefined): Path | undefined {
    const path = absolute === undefined ? undefined : this.inRoot(absolute);
    return path !== undefined && this.hasFile(path) ? implementationOf(path, this.files) : undefined;
  }

  private inRoot(absolute: string): Path | undefined {
    return absolute.startsWith(this.inside) ? absolute.slice(this.inside.length).replaceAll(sep, '/') : undefined;
  }

  private underConditions(config: TsConfigFile | undefined): UnderConditions {
    const written = config?.options.customConditions;
    const custom = Array.isArray(written) ? written.filter((each) => typeof each === 'string') : [];
    const key = JSON.stringify(custom);
    let found = this.byConditions.get(key);
    if (found === undefined) {
      const conditions = [...custom, ...usualConditions];
      const resolver = this.plain.cloneWithOptions(resolverOptions(conditions));
      found = { resolver, lookup: { hasFile: this.hasFile, conditions } };
      this.byConditions.set(key, found);
    }
    return found;
  }
}

interface UnderConditions {
  readonly resolver: ResolverFactory;
  readonly lookup: Lookup;
}

function resolverOptions(conditionNames: readonly string[]): NapiResolveOptions {
  return {
    conditionNames: [...conditionNames],
    extensions: ['.ts', '.tsx', '.js', '.jsx', '.mts', '.cts', '.mjs', '.cjs', '.d.ts', '.d.mts', '.d.cts', '.json'],
    extensionAlias: {
      '.js': ['.ts', '.tsx', '.js', '.jsx', '.d.ts'],
      '.jsx': ['.tsx', '.ts', '.jsx', '.js', '.d.ts'],
      '.mjs': ['.mts', '.mjs', '.d.mts'],
      '.cjs': ['.cts', '.cjs', '.d.cts'],
    },
    mainFields: [...mainFields],
    builtinModules: true,
  };
}
