// Oracle for resolution: where each import of TypeScript and JavaScript leads, by TypeScript's `resolveModuleName`.
//
// Each file has the options of its own configuration, and the compiler sees the workspace as it is after an install and
// a build: packages of the workspace are linked, and what its configurations emit is there and stands for its source.
// So "an import that leads to a package which nobody installed or built" is compared like any other.
//
// Where we answer differently on purpose, and each time it is checked that nothing else is at work:
// - built: the package's entry is made by another tool than the compiler (a bundler, a script) and is not there. We look
//   for the source with its name; the compiler finds nothing, or the built file, which is no source of the workspace.
// - bundler: the compiler wants a written extension (ES modules of Node), or does not look at `exports` (the old
//   algorithms). We resolve as bundlers do everywhere, since most code is run by one, and so does the compiler when
//   its options are set to `bundler`.
// - implementation: a declaration file lies beside its JavaScript. The compiler needs the types, we what runs.
// - query: bundlers read what follows `?` as an instruction; the compiler asks for a declaration of the whole name.
import { join } from 'node:path';
import type { ImportFact } from '../../server/src/facts/facts';
import type { Module } from '../../server/src/graph/model';
import { directoryOf, isInside, type Path } from '../../server/src/text/paths';
import { type OpenOptions, type OpenWorkspace, openWorkspace } from './open-workspace';
import { typeScriptDisk } from './typescript-disk';
import { type FileProject, literalsOf, TypeScriptProjects } from './typescript-projects';

export const intended = ['built', 'bundler', 'implementation', 'query'] as const;
export type Intended = (typeof intended)[number];

export interface ResolutionReport {
  readonly files: number;
  readonly imports: number;
  /** Imports that lead to the same file of the workspace; the others lead out of it on both sides, or differ. */
  readonly same: number;
  readonly intended: Readonly<Record<Intended, readonly string[]>>;
  readonly unexplained: readonly string[];
}

export async function compareResolution(directory: string, options: OpenOptions = {}): Promise<ResolutionReport> {
  return compareResolutionOf(await openWorkspace(directory, { wanted: /\.[cm]?[jt]sx?$/, ...options }));
}

export function compareResolutionOf(workspace: OpenWorkspace): ResolutionReport {
  const { root, graph, manifests, texts } = workspace;
  const oracle = new Oracle(workspace, manifests);
  const report = {
    built: [] as string[],
    bundler: [] as string[],
    implementation: [] as string[],
    query: [] as string[],
  };
  const unexplained: string[] = [];
  let imports = 0;
  let same = 0;
  for (const module of graph.modules) {
    const asked = oracle.ask(module, texts.get(module.path)!);
    for (const [index, fact] of module.facts.imports.entries()) {
      imports++;
      const ours = module.targets[index]?.path;
      const theirs = asked(fact);
      if (ours === theirs.module) {
        if (ours !== undefined) same++;
        continue;
      }
      const line = `${module.path} ${fact.form} '${fact.specifier}': ours ${ours}, TypeScript's ${theirs.file}`;
      const why = ours === undefined ? undefined : oracle.reason(fact, ours, theirs);
      if (why === undefined) unexplained.push(line.replaceAll(`${root}/`, ''));
      else report[why].push(line.replaceAll(`${root}/`, ''));
    }
  }
  return { files: graph.modules.length, imports, same, intended: report, unexplained };
}

interface Answer {
  readonly file: string | undefined;
  /** The same when it is a module of the workspace. */
  readonly module: Path | undefined;
  /** What the compiler says when asked as a bundler asks, of the name without a query. */
  bundled(): Path | undefined;
}

class Oracle {
  private readonly projects: TypeScriptProjects;

  constructor(
    private readonly workspace: OpenWorkspace,
    manifests: readonly Path[],
  ) {
    const { root } = workspace;
    const disk = typeScriptDisk(
      root,
      manifests.map((path) => join(root, path)),
    );
    this.projects = new TypeScriptProjects(root, disk);
  }

  ask({ path }: Module, text: string): (fact: ImportFact) => Answer {
    const name = join(this.workspace.root, path);
    const project = this.projects.of(name);
    const file = this.projects.parse(name, text, project);
    const literals = literalsOf(file);
    return (fact) => {
      const literal = literals.get(fact.specifierSpan.start);
      if (literal === undefined) throw new Error(`${path} has no literal at ${fact.specifierSpan.start}`);
      const resolve = (specifier: string, by: FileProject) => this.projects.resolve(specifier, literal, file, by);
      const found = resolve(fact.specifier, project);
      return {
        file: found,
        module: this.moduleAt(found),
        bundled: () => this.moduleAt(resolve(fact.specifier.replace(/\?.*$/, ''), project.bundled!)),
      };
    };
  }

  reason({ specifier }: ImportFact, ours: Path, theirs: Answer): Intended | undefined {
    const stem = (path: Path) => path.replace(/(\.d)?\.([cm]?)[jt]sx?$/, '$2');
    const isBeside = (path: Path | undefined) => path !== undefined && path !== ours && stem(path) === stem(ours);
    if (isBeside(theirs.module)) return /\.d\.[cm]?ts$/.test(theirs.module!) ? 'implementation' : undefined;
    const bundled = theirs.bundled();
    if (bundled === ours || isBeside(bundled)) return specifier.includes('?') ? 'query' : 'bundler';
    if (theirs.module !== undefined || bundled !== undefined || /^\.\.?(\/|$)/.test(specifier)) return undefined;
    return this.isOfPackage(ours, specifier) ? 'built' : undefined;
  }

  /** Whether the package that the specifier begins with, or that a `#` name is of, is the one around a file. */
  private isOfPackage(path: Path, specifier: string): boolean {
    if (specifier.startsWith('#')) return true;
    const name = /^(@[^/]+\/)?[^/]+/.exec(specifier)![0];
    const around = this.workspace.manifests.filter((manifest) => isInside(path, directoryOf(manifest)));
    return around.some((manifest) => this.nameIn(manifest) === name);
  }

  private nameIn(manifest: Path): unknown {
    return JSON.parse(this.projects.disk.readFile(join(this.workspace.root, manifest)) ?? '{}').name;
  }

  private moduleAt(file: string | undefined): Path | undefined {
    const { root, graph } = this.workspace;
    if (!file?.startsWith(`${root}/`)) return undefined;
    const path = file.slice(root.length + 1);
    return graph.has(path) ? path : undefined;
  }
}
