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
  hasFile(path: Path): boolean;
}

/** A project as it lies on the disk. */
export interface FolderProject extends Project {
  /** Absolute paths of the configurations that were looked for so far, whether they are there or not. */
  readonly lookedFor: ReadonlySet<string>;
}

/** Resolution is remembered by configuration, folder and specifier; make a new project when files come or go. */
export function createProject({ root, pythonRoots, manifests, configurations, hasFile }: ProjectInput): FolderProject {
  const realRoot = realpathSync(root);
  const packages = new PackageIndex(root, manifests);
  const there = new Set(configurations);
  const tsconfigs = new TsConfigs(
    realRoot,
    (name) => packages.configurations(name).map((path) => joinAbsolute(root, path)),
    (path) => there.has(path),
  );
  const resolution = new Resolution(realRoot, packages, hasFile);
  const known = new Map<TsConfigFile | undefined, Map<string, Path | undefined>>();

  return {
    lookedFor: tsconfigs.lookedFor,
    pythonRoots: pythonRoots.filter(({ scope }) => scope === 'workspace').map(({ path }) => path),
    scriptFolders: new Set(pythonRoots.filter(({ scope }) => scope === 'folder').map(({ path }) => path)),
    emitOptions: (path: Path): EmitOptions => tsconfigs.emitOptions(path),
    isPackageEntry: (path) => packages.isEntry(path, hasFile),
    packageOf: (path) => packages.packageOf(path),
    resolve(specifier, from) {
      const config = tsconfigs.of(from);
      const answers = known.get(config) ?? new Map<string, Path | undefined>();
      known.set(config, answers);
      const key = `${directoryOf(from)}\0${specifier}`;
      if (answers.has(key)) return answers.get(key);
      const path = resolution.resolve(specifier, from, config);
      answers.set(key, path);
      return path;
    },
  };
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
  resolve(specifier: string, from: Path, config: TsConfigFile | undefined): Path | undefined {
    const name = withoutQuery(specifier);
    const targets = config === undefined || isRelative(name) ? [] : mappedPaths(name, config);
    for (const target of targets) {
      const mapped = this.at(target);
      if (mapped !== undefined) return mapped;
    }
    const { resolver, lookup } = this.underConditions(config);
    const found = this.known(resolver.sync(joinAbsolute(this.root, directoryOf(from)), name).path);
    if (found !== undefined) return found;
    if (!isRelative(name)) return this.packages.resolve(name, from, lookup);
    const output = resolvePath(directoryOf(from), name);
    return output === undefined ? undefined : this.packages.sourceOfOutput(output, this.hasFile);
  }

  /** The module at an absolute path whose extension is still to be found; a folder counts as an import of it does. */
  private at(target: string): Path | undefined {
    const path = target === this.root ? '' : this.relative(target);
    if (path === undefined) return undefined;
    return resolveFile(path, this.files) ?? this.known(this.plain.sync(this.root, target).path);
  }

  private known(absolute: string | undefined): Path | undefined {
    const path = absolute === undefined ? undefined : this.relative(absolute);
    return path !== undefined && this.hasFile(path) ? implementationOf(path, this.files) : undefined;
  }

  private relative(absolute: string): Path | undefined {
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
