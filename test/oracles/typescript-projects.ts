// What TypeScript itself knows of a file's project: the compiler options it has there, and a disk read only once.
import { realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ts } from 'ts-morph';

export interface FileProject {
  /** Absolute path of the configuration; `undefined` where there is none. */
  readonly config: string | undefined;
  readonly options: ts.CompilerOptions;
  readonly cache: ts.ModuleResolutionCache;
}

interface Parsed extends FileProject {
  readonly files: ReadonlySet<string>;
  readonly references: readonly string[];
}

/** Finds the project of a file as the compiler's own server does, by the configurations under one root. */
export class TypeScriptProjects {
  private readonly byConfig = new Map<string, Parsed | undefined>();
  private readonly none: FileProject;

  /** `root` and all paths are absolute and real. */
  constructor(
    private readonly root: string,
    readonly host: ts.ModuleResolutionHost,
  ) {
    this.none = this.withCache(undefined, { allowJs: true });
  }

  /**
   * The nearest configuration when it includes the file; else one of those it references, at any depth, that does; else
   * the nearest, as a file that no project includes (a test, say) is compiled by tools with the options around it.
   */
  of(file: string): FileProject {
    for (let folder = dirname(file); folder.startsWith(this.root); folder = dirname(folder)) {
      for (const name of ['tsconfig.json', 'jsconfig.json']) {
        const nearest = this.parsed(join(folder, name));
        if (nearest !== undefined) return this.including(nearest, file, new Set()) ?? nearest;
      }
    }
    return this.none;
  }

  private including(project: Parsed, file: string, seen: Set<Parsed>): Parsed | undefined {
    if (project.files.has(file)) return project;
    if (seen.has(project)) return undefined;
    seen.add(project);
    for (const reference of project.references) {
      const referenced = this.parsed(reference);
      const found = referenced && this.including(referenced, file, seen);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private parsed(config: string): Parsed | undefined {
    if (!this.byConfig.has(config)) this.byConfig.set(config, this.parse(config));
    return this.byConfig.get(config);
  }

  private parse(config: string): Parsed | undefined {
    if (!this.host.fileExists(config)) return undefined;
    const host: ts.ParseConfigFileHost & Pick<ts.ModuleResolutionHost, 'directoryExists' | 'realpath'> = {
      ...this.host,
      useCaseSensitiveFileNames: true,
      readDirectory: ts.sys.readDirectory,
      fileExists: this.host.fileExists,
      readFile: this.host.readFile,
      getCurrentDirectory: () => this.root,
      onUnRecoverableConfigFileDiagnostic: () => {},
    };
    // JavaScript is analysed whether or not the project compiles it.
    const found = ts.getParsedCommandLineOfConfigFile(config, { allowJs: true }, host);
    if (found === undefined) return undefined;
    return {
      ...this.withCache(config, found.options),
      files: new Set(found.fileNames),
      references: (found.projectReferences ?? []).map(ts.resolveProjectReferencePath),
    };
  }

  private withCache(config: string | undefined, options: ts.CompilerOptions): FileProject {
    return { config, options, cache: ts.createModuleResolutionCache(this.root, (name) => name, options) };
  }
}

/**
 * The disk, each question asked once. `packages` (folders by name) are there as if they were installed: every
 * `node_modules` links to those that it does not hold.
 */
export function diskHost(packages: ReadonlyMap<string, string> = new Map()): ts.ModuleResolutionHost {
  const place = remember((path) => (exists(path) ? path : linked(path, packages)));
  const isFolder = remember((folder) => {
    const name = /\/node_modules(?:\/(@[^/]+))?$/.exec(folder);
    const isFound = statSync(place(folder), { throwIfNoEntry: false })?.isDirectory() ?? false;
    return isFound || (name !== null && packages.size > 0 && exists(folder.slice(0, name.index)));
  });
  return {
    fileExists: remember((file) => statSync(place(file), { throwIfNoEntry: false })?.isFile() ?? false),
    directoryExists: isFolder,
    readFile: remember((file) => ts.sys.readFile(place(file))),
    realpath: remember((path) => (exists(place(path)) ? realpathSync(place(path)) : path)),
    useCaseSensitiveFileNames: true,
  };
}

function linked(path: string, packages: ReadonlyMap<string, string>): string {
  const found = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path);
  const folder = found === null ? undefined : packages.get(found[1]!);
  return folder === undefined ? path : folder + path.slice(found![0].length);
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function remember<Value>(ask: (path: string) => Value): (path: string) => Value {
  const known = new Map<string, Value>();
  return (path) => {
    if (!known.has(path)) known.set(path, ask(path));
    return known.get(path)!;
  };
}
