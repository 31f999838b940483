// TypeScript's answers for the imports of a workspace, and whether it is on purpose that ours are others.
import { join } from 'node:path';
import type { ts } from 'ts-morph';
import { isRelative } from '../../server/src/graph/resolve-typescript';
import { directoryOf, type Path, relativePath, resolvePath } from '../../server/src/text/paths';
import type { OpenWorkspace } from './open-workspace';
import { typeScriptDisk } from './typescript-disk';
import { type FileProject, type Resolved, TypeScriptProjects } from './typescript-projects';

/** What each means stands at the top of `resolution.ts`. */
export const intended = ['built', 'bundler', 'implementation', 'query'] as const;
export type Intended = (typeof intended)[number];

/** What the compiler says. */
export interface Answer extends Resolved {
  /** The file when it is a module of the workspace. */
  readonly module: Path | undefined;
}

/** And what it says when asked as bundlers ask, of the name without a query. */
export interface Answers extends Answer {
  bundled(): Answer;
}

/** A module as the compiler parses it in its own project. */
export interface OracleFile {
  readonly source: ts.SourceFile;
  readonly project: FileProject;
  ask(at: ts.StringLiteralLike): Answers;
}

export class ResolutionOracle {
  private readonly projects: TypeScriptProjects;

  constructor(private readonly workspace: OpenWorkspace) {
    const { root, manifests } = workspace;
    const absolute = manifests.map((path) => join(root, path));
    this.projects = new TypeScriptProjects(root, typeScriptDisk(root, absolute));
  }

  open(path: Path): OracleFile {
    const name = join(this.workspace.root, path);
    const project = this.projects.of(name);
    const source = this.projects.parse(name, this.workspace.texts.get(path)!, project);
    const ask = (at: ts.StringLiteralLike): Answers => {
      const resolve = (specifier: string, by: FileProject): Answer => {
        const found = this.projects.resolve(specifier, at, source, by);
        return { ...found, module: this.moduleAt(found.file) };
      };
      const bundled = () => resolve(at.text.replace(/\?.*$/, ''), project.bundled!);
      return { ...resolve(at.text, project), bundled };
    };
    return { source, project, ask };
  }

  /** Why the module that we find is another than the compiler's; `undefined` when nothing excuses it. */
  reason(from: Path, specifier: string, ours: Path | undefined, theirs: Answers): Intended | undefined {
    if (ours === undefined) return undefined;
    const isDeclared = ({ module }: Answer) => module !== undefined && isDeclarationOf(module, ours);
    if (isDeclared(theirs)) return 'implementation';
    const bundled = theirs.bundled();
    if (bundled.module === ours || isDeclared(bundled)) return specifier.includes('?') ? 'query' : 'bundler';
    const isGuess = ({ module, isBuilt }: Answer) =>
      module === undefined || (isBuilt && withoutSource(module) === withoutSource(ours));
    if (!isGuess(theirs) || !isGuess(bundled)) return undefined;
    const place = isRelative(specifier) ? (resolvePath(directoryOf(from), specifier) ?? '') : from;
    const isOwn = isRelative(specifier) || specifier.startsWith('#');
    const name = isOwn ? this.packageAround(place).name : /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0];
    const around = this.packageAround(ours);
    if (name !== around.name) return undefined;
    const inner = withoutSource(stemOf(relativePath(around.folder, ours)).slice(1));
    const tried = [...theirs.tried, ...bundled.tried, theirs.file ?? ''].map(stemOf);
    return tried.some((stem) => stem.endsWith(inner) && !stem.endsWith(`/${stemOf(ours)}`)) ? 'built' : undefined;
  }

  /** The nearest manifest with a name. */
  private packageAround(path: Path): { readonly folder: Path; readonly name: string | undefined } {
    for (let folder = directoryOf(path); ; folder = directoryOf(folder)) {
      const text = this.projects.disk.readFile(join(this.workspace.root, folder, 'package.json'));
      const name: unknown = text === undefined ? undefined : JSON.parse(text).name;
      if (typeof name === 'string') return { folder, name };
      if (folder === '') return { folder, name: undefined };
    }
  }

  private moduleAt(file: string | undefined): Path | undefined {
    const { root, graph } = this.workspace;
    if (!file?.startsWith(`${root}/`)) return undefined;
    const path = file.slice(root.length + 1);
    return graph.has(path) ? path : undefined;
  }
}

function isDeclarationOf(declaration: Path, file: Path): boolean {
  const stem = declaration.replace(/\.d\.([cm]?)ts$/, '.$1');
  return stem !== declaration && stem === file.replace(/\.([cm]?)jsx?$/, '.$1');
}

function stemOf(path: string): string {
  return path.replace(/(\.d)?\.[cm]?[jt]sx?$/, '');
}

function withoutSource(path: Path): Path {
  return path.replace(/(^|\/)src\//, '$1');
}
