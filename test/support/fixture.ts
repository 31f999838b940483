// Workspaces written inline: files under `//- /path` (or `#- /path`) headers, made into a graph without a disk.
import { parseConfiguration } from '../../server/src/analysis/configuration';
import { defaultSettings, type Settings } from '../../server/src/analysis/settings';
import { extract, isSourceFile } from '../../server/src/facts/extract';
import type { EmitOptions } from '../../server/src/graph/elision';
import type { Module, Project } from '../../server/src/graph/model';
import { ModuleGraph } from '../../server/src/graph/module-graph';
import { rules } from '../../server/src/rules/registry';
import type { Path } from '../../server/src/text/paths';

export interface FixtureOptions {
  readonly pythonRoots?: readonly Path[];
  readonly emitOptions?: EmitOptions;
  /** Specifiers that lead to files, as a path mapping or a package of the workspace would. */
  readonly mapped?: Readonly<Record<string, Path>>;
  /** Folders of the workspace's packages, and the modules that they offer under their names. */
  readonly packages?: readonly Path[];
  readonly packageEntries?: readonly Path[];
}

export interface Fixture {
  readonly graph: ModuleGraph;
  readonly project: Project;
  /** Source and other files, as they are without annotations. */
  readonly texts: ReadonlyMap<Path, string>;
  /** Settings of `/ssot.config.json`, if the fixture has one, else the defaults. */
  readonly settings: Settings;
  readonly expected: readonly Annotation[];
}

/** `//^^^ text` (or `#^^^ text`) under a line: the carets stand under what is meant. */
export interface Annotation {
  readonly file: Path;
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

export function fixture(source: string, options: FixtureOptions = {}): Fixture {
  const { texts, expected } = splitFixture(source);
  const project: Project = {
    pythonRoots: options.pythonRoots ?? [''],
    scriptFolders: new Set(),
    emitOptions: () => options.emitOptions ?? {},
    resolve: (specifier) => options.mapped?.[specifier],
    isPackageEntry: (path) => options.packageEntries?.includes(path) ?? false,
    packageOf: (path) => options.packages?.find((folder) => path.startsWith(`${folder}/`)) ?? '',
  };
  const graph = new ModuleGraph(project);
  for (const [path, text] of texts) if (isSourceFile(path)) graph.set(path, extract(path, text));
  graph.refresh();
  return { graph, project, texts, settings: settingsIn(texts), expected };
}

/** The module of a path; throws when the fixture has none. */
export function moduleOf({ graph }: Fixture, path: Path): Module {
  const module = graph.module(path);
  if (module === undefined) throw new Error(`the fixture has no module ${path}`);
  return module;
}

export function splitFixture(source: string): { texts: Map<Path, string>; expected: Annotation[] } {
  const texts = new Map<Path, string>();
  const expected: Annotation[] = [];
  for (const part of source.split(/^(?=(?:\/\/|#)- \/)/m)) {
    const header = /^(?:\/\/|#)- \/(\S+)\r?\n/.exec(part);
    if (header === null) {
      if (part.trim() !== '') throw new Error(`text before the first header: ${part}`);
      continue;
    }
    const [file, text] = [header[1]!, part.slice(header[0].length)];
    texts.set(file, withoutAnnotations(file, text, expected));
  }
  return { texts, expected };
}

function withoutAnnotations(file: Path, text: string, expected: Annotation[]): string {
  let kept = '';
  let lineStart = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const annotation = /^([ \t]*)(\/\/|#)([ ]*)(\^+) ?(.*?)\r?\n?$/.exec(line);
    if (annotation === null) {
      lineStart = kept.length;
      kept += line;
      continue;
    }
    const [, indent, marker, gap, carets, message] = annotation as unknown as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    // The marker takes room, so carets may start under it: the first is meant for the column of the marker itself.
    const column = indent.length + (gap === '' ? 0 : marker.length + gap.length);
    const width = carets.length + (gap === '' ? marker.length : 0);
    expected.push({ file, start: lineStart + column, end: lineStart + column + width, message });
  }
  return kept;
}

function settingsIn(texts: ReadonlyMap<Path, string>): Settings {
  const text = texts.get('ssot.config.json');
  if (text === undefined) return defaultSettings(rules);
  const { settings, problems } = parseConfiguration(text, 'jsonc', 'ssot.config.json', rules);
  if (settings === undefined) throw new Error(`the fixture's configuration has faults: ${JSON.stringify(problems)}`);
  return settings;
}
