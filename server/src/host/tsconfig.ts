// The TypeScript configuration of each file: the nearest tsconfig.json or jsconfig.json, or one that it references.
import { existsSync } from 'node:fs';
import { join as joinAbsolute } from 'node:path';
import type { EmitOptions } from '../graph/elision';
import { directoryOf, join, type Path } from '../text/paths';
import { emitOptionsOf } from './emit-options';
import { newResolver } from './resolver';
import { compilerConfigurations } from './scan';
import { readTsConfig, type TsConfigFile } from './tsconfig-file';

/** Files are read when first asked for. */
export class TsConfigs {
  private readonly nearest = new Map<Path, TsConfigFile | undefined>();
  private readonly read = new Map<string, TsConfigFile | undefined>();
  private readonly chosen = new Map<Path, TsConfigFile>();
  private readonly emit = new Map<TsConfigFile, EmitOptions>();
  /** Absolute paths of all files that were looked for, whether they are there or not. */
  readonly lookedFor = new Set<string>();
  private readonly resolver = newResolver({
    extensions: ['.json'],
    mainFields: ['tsconfig'],
    mainFiles: ['tsconfig'],
    conditionNames: ['node', 'import', 'require', 'types', 'default'],
  });

  /**
   * `root` is absolute. `packageFiles` tells where a file in a package of the workspace may lie that is not installed;
   * `isThere`, which folders hold a `tsconfig.json` or `jsconfig.json`: most do not, and a list answers for less than the disk.
   */
  constructor(
    private readonly root: string,
    private readonly packageFiles: (name: string) => readonly string[],
    private readonly isThere: (path: Path) => boolean,
  ) {}

  emitOptions(path: Path): EmitOptions {
    const config = this.of(path);
    if (config === undefined) return none;
    const known = this.emit.get(config);
    if (known !== undefined) return known;
    const options = emitOptionsOf(config.options);
    this.emit.set(config, options);
    return options;
  }

  /**
   * The nearest configuration; where that does not include the file, one that it references, at any depth, and that
   * does. A file that none includes (a test, say) has the nearest, as the tools have it that run such files.
   */
  of(path: Path): TsConfigFile | undefined {
    const nearest = this.nearestTo(directoryOf(path));
    if (nearest === undefined || nearest.references.length === 0) return nearest;
    let found = this.chosen.get(path);
    if (found === undefined) {
      found = this.including(nearest, joinAbsolute(this.root, path), new Set()) ?? nearest;
      this.chosen.set(path, found);
    }
    return found;
  }

  private nearestTo(directory: Path): TsConfigFile | undefined {
    if (this.nearest.has(directory)) return this.nearest.get(directory);
    const here = compilerConfigurations
      .map((name) => join(directory, name))
      .filter(this.isThere)
      .map((path) => this.at(joinAbsolute(this.root, path)))
      .find((config) => config !== undefined);
    const found = here ?? (directory === '' ? undefined : this.nearestTo(directoryOf(directory)));
    this.nearest.set(directory, found);
    return found;
  }

  private including(config: TsConfigFile, file: string, seen: Set<TsConfigFile>): TsConfigFile | undefined {
    if (config.includes(file)) return config;
    seen.add(config);
    for (const reference of config.references) {
      const referenced = this.at(reference);
      const found = referenced && !seen.has(referenced) ? this.including(referenced, file, seen) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private at(file: string): TsConfigFile | undefined {
    if (!this.read.has(file))
      this.read.set(
        file,
        readTsConfig(
          file,
          (...name) => this.inPackages(...name),
          (each) => this.lookedFor.add(each),
        ),
      );
    return this.read.get(file);
  }

  private inPackages(name: string, directory: string): string | undefined {
    const installed = this.resolver.sync(directory, name).path;
    if (installed !== undefined) return installed;
    return this.packageFiles(name).find((file) => {
      this.lookedFor.add(file);
      return existsSync(file);
    });
  }
}

const none: EmitOptions = emitOptionsOf({});
