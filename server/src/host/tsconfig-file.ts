// One TypeScript configuration as the compiler reads it: what it says with what it extends below that.
import { readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve as resolveAbsolute, sep } from 'node:path';
import { parse } from 'jsonc-parser';
import picomatch from 'picomatch';

/** All paths are absolute. */
export interface TsConfigFile {
  readonly file: string;
  /** `compilerOptions`, as written but for what follows. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly baseUrl: string | undefined;
  /** `paths`: patterns with at most one `*`, and where each may lead, the first that exists wins. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  /** Configurations that `references` names. */
  readonly references: readonly string[];
  /** Whether the project compiles a file, by `files`, `include` and `exclude`. */
  includes(file: string): boolean;
}

/** Finds the file of an `extends` that is written as a package's name, seen from a folder. */
export type FindInPackages = (name: string, directory: string) => string | undefined;

/** Is told of each file (absolute) that is looked for, whether it is there or not. */
export type Look = (file: string) => void;

/** What cannot be read, or is missing among what it extends, is passed over: half a configuration beats none. */
export function readTsConfig(file: string, findInPackages: FindInPackages, look: Look): TsConfigFile | undefined {
  const written = readJson(file, look);
  if (written === undefined) return undefined;
  const merged = withExtended(file, written, findInPackages, look, new Set());
  const directory = dirname(file);
  const place = (path: string) => path.replace(configDirectory, () => directory);
  const { baseUrl, pathsFrom = directory } = merged;
  const base = baseUrl === undefined ? pathsFrom : place(baseUrl);
  return {
    file,
    options: merged.options,
    baseUrl: baseUrl === undefined ? undefined : base,
    paths: new Map(
      Object.entries(asRecord(merged.options.paths)).map(([pattern, targets]) => [
        pattern,
        asStrings(targets).map((target) => resolveAbsolute(base, place(target))),
      ]),
    ),
    references: asArray(written.references).flatMap((each) => {
      const { path } = asRecord(each);
      if (typeof path !== 'string') return [];
      const target = resolveAbsolute(directory, path);
      return [target.endsWith('.json') ? target : resolveAbsolute(target, 'tsconfig.json')];
    }),
    includes: matcherOf(merged, directory, place),
  };
}

/** A template for the folder of the configuration that is read, also where what it extends writes it. */
const configDirectory = /^\$\{configDir\}/i;

interface Merged {
  readonly options: Readonly<Record<string, unknown>>;
  readonly baseUrl?: string;
  /** Folder of the configuration that writes `paths`. */
  readonly pathsFrom?: string;
  readonly files?: readonly string[];
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/** `seen` ends circular `extends`. */
function withExtended(
  file: string,
  written: Readonly<Record<string, unknown>>,
  findInPackages: FindInPackages,
  look: Look,
  seen: Set<string>,
): Merged {
  seen.add(file);
  const directory = dirname(file);
  let merged: Merged = { options: {} };
  const parents = typeof written.extends === 'string' ? [written.extends] : asStrings(written.extends);
  for (const name of parents) {
    const parent = extendedFile(directory, name, findInPackages, look);
    const parentWritten = parent === undefined || seen.has(parent) ? undefined : readJson(parent, look);
    if (parentWritten === undefined) continue;
    const inherited = withExtended(parent!, parentWritten, findInPackages, look, seen);
    merged = { ...merged, ...inherited, options: { ...merged.options, ...inherited.options } };
  }
  const own = asRecord(written.compilerOptions);
  const place = (path: string) => (configDirectory.test(path) ? path : resolveAbsolute(directory, path));
  const places = (value: unknown) => (Array.isArray(value) ? asStrings(value).map(place) : undefined);
  return {
    ...merged,
    ...defined({
      baseUrl: typeof own.baseUrl === 'string' ? place(own.baseUrl) : undefined,
      pathsFrom: own.paths === undefined ? undefined : directory,
      files: places(written.files),
      include: places(written.include),
      exclude: places(written.exclude),
    }),
    options: { ...merged.options, ...own },
  };
}

function extendedFile(directory: string, name: string, findInPackages: FindInPackages, look: Look): string | undefined {
  if (!isAbsolute(name) && !/^\.\.?(\/|$)/.test(name)) return findInPackages(name, directory);
  const path = resolveAbsolute(directory, name);
  const found = [path, `${path}.json`].find((each) => isFile(each, look));
  if (found !== undefined) return found;
  const inModules = path.replaceAll(sep, '/').split('/node_modules/');
  return inModules.length > 1 ? findInPackages(inModules.at(-1)!, directory) : undefined;
}

function matcherOf(merged: Merged, directory: string, place: (path: string) => string): TsConfigFile['includes'] {
  const { files = [], include = merged.files === undefined ? [directory] : [], exclude = [] } = merged;
  // Seen from the configuration's folder, so that no character of the folders around it is taken for a wildcard.
  const seen = (path: string) => relative(directory, path).replaceAll(sep, '/');
  const globs = (patterns: readonly string[]) =>
    patterns.map((pattern) => seen(place(pattern))).flatMap((path) => (path === '' ? ['**'] : [path, `${path}/**`]));
  const listed = new Set(files.map((file) => seen(place(file))));
  const included = picomatch(globs(include), { dot: true });
  const excluded = exclude.length === 0 ? () => false : picomatch(globs(exclude), { dot: true });
  return (file) => {
    const path = seen(file);
    return listed.has(path) || (included(path) && !excluded(path) && !/(^|\/)node_modules\//.test(path));
  };
}

function readJson(file: string, look: Look): Readonly<Record<string, unknown>> | undefined {
  if (!isFile(file, look)) return undefined;
  try {
    return asRecord(parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), [], { allowTrailingComma: true }));
  } catch {
    return undefined;
  }
}

function isFile(path: string, look: Look): boolean {
  look(path);
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asStrings(value: unknown): string[] {
  return asArray(value).filter((each) => typeof each === 'string');
}

function defined(values: Omit<{ [Key in keyof Merged]: Merged[Key] | undefined }, 'options'>): Omit<Merged, 'options'> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
