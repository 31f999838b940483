// A directory as the session sees it: the files found in it, their facts and the module graph over them.
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { extract } from '../../server/src/facts/extract';
import type { Project } from '../../server/src/graph/model';
import { ModuleGraph } from '../../server/src/graph/module-graph';
import { discover } from '../../server/src/host/discovery';
import { createProject } from '../../server/src/host/project';
import { inferPythonRoots, type PythonRoot } from '../../server/src/host/python-roots';
import { readSource } from '../../server/src/host/read-source';
import { baseNameOf, type Path } from '../../server/src/text/paths';

export interface OpenWorkspace {
  /** Absolute and real. */
  readonly root: string;
  readonly graph: ModuleGraph;
  readonly project: Project;
  readonly pythonRoots: readonly PythonRoot[];
  /** Every `package.json`. */
  readonly manifests: readonly Path[];
  /** As decoded for the facts. */
  readonly texts: ReadonlyMap<Path, string>;
}

export interface OpenOptions {
  readonly exclude?: readonly string[];
  /** Which of the files found are read; all when left out. */
  readonly wanted?: RegExp;
  /** Python's import roots; inferred when left out. */
  readonly pythonRoots?: readonly PythonRoot[];
}

export async function openWorkspace(directory: string, options: OpenOptions = {}): Promise<OpenWorkspace> {
  const root = realpathSync(directory);
  const found = await discover(root, { include: ['**'], exclude: options.exclude ?? [] });
  const paths = found.files.map(({ path }) => path).filter((path) => options.wanted?.test(path) ?? true);
  const texts = new Map<Path, string>();
  for (const path of paths) {
    const source = readSource(join(root, path));
    if ('text' in source) texts.set(path, source.text);
  }
  const pythonRoots = options.pythonRoots ?? inferPythonRoots(paths, found.projectFiles);
  const manifests = found.projectFiles.filter((path) => baseNameOf(path) === 'package.json');
  const project = createProject({
    root,
    pythonRoots,
    manifests,
    configurations: found.configurations,
    scopes: found.scopes,
    hasFile: (path) => texts.has(path),
  });
  const graph = new ModuleGraph(project);
  for (const [path, text] of texts) graph.set(path, extract(path, text));
  graph.refresh();
  return { root, graph, project, pythonRoots, manifests, texts };
}
