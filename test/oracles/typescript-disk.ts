// The disk as TypeScript sees it after an install and a build that need not have happened.
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ts } from 'ts-morph';

/** Answers what configurations and resolution ask; links and outputs that are only supposed are answered as real. */
export type TypeScriptDisk = Required<Pick<ts.ModuleResolutionHost, 'directoryExists' | 'realpath'>> &
  ts.ParseConfigFileHost &
  SourcesOfOutputs;

interface SourcesOfOutputs {
  /** The source that the compiler would make this file from; the file itself where it made none. */
  sourceOf(file: string): string;
}

/**
 * `manifests`: absolute paths of the workspace's `package.json` files. Every `node_modules` links to those packages of
 * the workspace that it does not hold, and each has been built by the TypeScript configurations beside its manifest.
 * Each question is put to the real disk once.
 */
export function typeScriptDisk(root: string, manifests: readonly string[]): TypeScriptDisk {
  const packages = namesOf(manifests);
  const outputs = new Map<string, string>();
  const outputFolders = new Set<string>();
  const place = remember((path) => (exists(path) ? path : linked(path, packages)));
  const isFile = remember((file) => statSync(place(file), { throwIfNoEntry: false })?.isFile() ?? false);
  const isFolder = remember((folder) => {
    const modules = /\/node_modules(?:\/@[^/]+)?$/.exec(folder);
    const isFound = statSync(place(folder), { throwIfNoEntry: false })?.isDirectory() ?? false;
    return isFound || (modules !== null && packages.size > 0 && exists(folder.slice(0, modules.index)));
  });
  const disk: TypeScriptDisk = {
    fileExists: (file) => isFile(file) || outputs.has(place(file)),
    directoryExists: (folder) => isFolder(folder) || outputFolders.has(place(folder)),
    readFile: remember((file) => ts.sys.readFile(place(file))),
    realpath: remember((path) => (exists(place(path)) ? realpathSync(place(path)) : place(path))),
    readDirectory: ts.sys.readDirectory,
    useCaseSensitiveFileNames: true,
    getCurrentDirectory: () => root,
    onUnRecoverableConfigFileDiagnostic: () => {},
    sourceOf: (file) => outputs.get(file) ?? file,
  };
  for (const folder of packages.values()) {
    for (const [output, source] of builtIn(folder, disk)) {
      if (!outputs.has(output) && !exists(output)) outputs.set(output, source);
      outputFolders.add(dirname(output));
    }
  }
  return disk;
}

/** JavaScript counts as part of a project whether or not the project compiles it. */
export function parseTypeScriptConfig(config: string, disk: TypeScriptDisk): ts.ParsedCommandLine | undefined {
  return disk.fileExists(config) ? ts.getParsedCommandLineOfConfigFile(config, { allowJs: true }, disk) : undefined;
}

/** Of packages with one name the first. */
function namesOf(manifests: readonly string[]): Map<string, string> {
  const packages = new Map<string, string>();
  for (const manifest of manifests) {
    const { config } = ts.parseConfigFileTextToJson(manifest, readFileSync(manifest, 'utf8'));
    const name: unknown = config?.name;
    if (typeof name === 'string' && !packages.has(name)) packages.set(name, dirname(manifest));
  }
  return packages;
}

/** Outputs and their sources by the configurations of one folder, those made for building before the others. */
function builtIn(folder: string, disk: TypeScriptDisk): [string, string][] {
  const configs = readdirSync(folder).filter((name) => /^tsconfig.*\.json$/.test(name));
  const forBuild = (name: string) => Number(/build|prod|lib/.test(name));
  return configs
    .sort((a, b) => forBuild(b) - forBuild(a))
    .flatMap((name) => {
      const parsed = parseTypeScriptConfig(join(folder, name), disk);
      if (parsed === undefined || (parsed.options.outDir ?? parsed.options.declarationDir) === undefined) return [];
      const sources = parsed.fileNames.filter((file) => !/\.(d\.[cm]?ts|json)$/.test(file));
      const { rootDir = parsed.options.composite ? folder : commonFolder(sources) } = parsed.options;
      const emitting = { ...parsed, options: { ...parsed.options, rootDir, noEmit: false } };
      return sources.flatMap((source) =>
        ts.getOutputFileNames(emitting, source, false).map((output): [string, string] => [output, source]),
      );
    });
}

/** What `rootDir` is by default until TypeScript 5, for which most projects are written. */
function commonFolder(files: readonly string[]): string {
  const [first = '/', ...others] = files.map(dirname);
  return others.reduce((common, folder) => {
    let at = common;
    while (folder !== at && !folder.startsWith(`${at}/`)) at = dirname(at);
    return at;
  }, first);
}

function linked(path: string, packages: ReadonlyMap<string, string>): string {
  const found = /^(.*)\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path);
  const folder = found === null ? undefined : packages.get(found[2]!);
  return folder === undefined || !exists(found![1]!) ? path : folder + path.slice(found![0].length);
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
