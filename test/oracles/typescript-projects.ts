// TypeScript's own answers: the options of a file's project, and where its compiler resolves a specifier.
import { dirname, join } from 'node:path';
import { ts } from 'ts-morph';
import { parseTypeScriptConfig, type TypeScriptDisk } from './typescript-disk';

export interface FileProject {
  /** Absolute path of the configuration; `undefined` where there is none. */
  readonly config: string | undefined;
  readonly options: ts.CompilerOptions;
  readonly cache: ts.ModuleResolutionCache;
  /** The same project resolved as bundlers do: no extension needed, folders have an index. */
  readonly bundled: FileProject | undefined;
}

interface Parsed extends FileProject {
  readonly files: ReadonlySet<string>;
  readonly references: readonly string[];
}

export interface Resolved {
  readonly file: string | undefined;
  /** The compiler found what it would have made from `file`. */
  readonly isBuilt: boolean;
  /** Files that it looked for in vain. */
  readonly tried: readonly string[];
}

/** `root` and all paths are absolute and real. */
export class TypeScriptProjects {
  private readonly byConfig = new Map<string, Parsed | undefined>();
  private readonly none: FileProject;

  constructor(
    private readonly root: string,
    readonly disk: TypeScriptDisk,
  ) {
    this.none = this.project(undefined, { allowJs: true });
  }

  /**
   * The nearest configuration when it includes the file, as in the compiler's own server; else one of those it
   * references, at any depth, that does; else the nearest, as files that no project includes (tests, say) are run with.
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

  /** The file as the compiler parses it; it says in which mode its imports are resolved. */
  parse(file: string, text: string, project: FileProject): ts.SourceFile {
    const packageJsons = project.cache.getPackageJsonInfoCache();
    const format = ts.getImpliedNodeFormatForFile(file as ts.Path, packageJsons, this.disk, project.options);
    return ts.createSourceFile(
      file,
      text,
      { languageVersion: ts.ScriptTarget.Latest, impliedNodeFormat: format },
      true,
    );
  }

  /** What the compiler takes for `specifier`, written at `at`. */
  resolve(specifier: string, at: ts.StringLiteralLike, file: ts.SourceFile, project: FileProject): Resolved {
    const mode = ts.getModeForUsageLocation(file, at, project.options);
    const { options, cache } = project;
    const answer = ts.resolveModuleName(specifier, file.fileName, options, this.disk, cache, undefined, mode);
    const found = answer.resolvedModule?.resolvedFileName;
    const source = found === undefined ? undefined : this.disk.sourceOf(found);
    const { failedLookupLocations: tried = [] } = answer as { failedLookupLocations?: readonly string[] };
    return { file: source, isBuilt: source !== found, tried };
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
    if (!this.byConfig.has(config)) this.byConfig.set(config, this.parseConfig(config));
    return this.byConfig.get(config);
  }

  private parseConfig(config: string): Parsed | undefined {
    const found = parseTypeScriptConfig(config, this.disk);
    return (
      found && {
        ...this.project(config, found.options),
        files: new Set(found.fileNames),
        references: (found.projectReferences ?? []).map(ts.resolveProjectReferencePath),
      }
    );
  }

  private project(config: string | undefined, options: ts.CompilerOptions): FileProject {
    const plain = this.withCache(config, options);
    const bundler = { moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ESNext };
    return { ...plain, bundled: { ...this.withCache(config, { ...options, ...bundler }), bundled: undefined } };
  }

  private withCache(config: string | undefined, options: ts.CompilerOptions): Omit<FileProject, 'bundled'> {
    return { config, options, cache: ts.createModuleResolutionCache(this.root, (name) => name, options) };
  }
}
