// Oracle for resolution: where each import of TypeScript and JavaScript leads, by TypeScript's `resolveModuleName`.
//
// Each file has the options of its own configuration, and the compiler sees the workspace as it is after an install and
// a build: packages of the workspace are linked, and what its configurations emit is there and stands for its source.
// So "an import that leads to a package which nobody installed or built" is compared like any other.
//
// Where we answer differently on purpose, and each time it is checked that nothing else is at work:
// - built: the package's entry is made by another tool than the compiler (a bundler, a script) and is not there. We look
//   for the source with its name, in `src` first; the compiler finds nothing, or a source that its configuration, were
//   it the one to build with, makes a file of that name from.
// - bundler: the compiler wants a written extension (ES modules of Node), or does not look at `exports` (the old
//   algorithms). We resolve as bundlers do everywhere, since most code is run by one, and so does the compiler when
//   its options are set to `bundler`.
// - implementation: a declaration file lies beside its JavaScript. The compiler needs the types, we what runs.
// - query: bundlers read what follows `?` as an instruction; the compiler asks for a declaration of the whole name.
import { type OpenOptions, type OpenWorkspace, openWorkspace } from './open-workspace';
import { type Intended, ResolutionOracle } from './resolution-oracle';
import { literalsOf } from './typescript-imports';

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
  const { root, graph } = workspace;
  const oracle = new ResolutionOracle(workspace);
  const differing: Record<Intended, string[]> = { built: [], bundler: [], implementation: [], query: [] };
  const unexplained: string[] = [];
  let imports = 0;
  let same = 0;
  for (const { path, facts, targets } of graph.modules) {
    const file = oracle.open(path);
    const literals = literalsOf(file.source);
    for (const [index, { form, specifier, specifierSpan }] of facts.imports.entries()) {
      const literal = literals.get(specifierSpan.start);
      if (literal === undefined) throw new Error(`${path} has no string at ${specifierSpan.start}`);
      imports++;
      const ours = targets[index]?.path;
      const theirs = file.ask(literal);
      if (ours === theirs.module) {
        if (ours !== undefined) same++;
        continue;
      }
      const why = oracle.reason(path, specifier, ours, theirs);
      const line = `${path} ${form} '${specifier}': ours ${ours}, TypeScript's ${theirs.file}`;
      (why === undefined ? unexplained : differing[why]).push(line.replaceAll(`${root}/`, ''));
    }
  }
  return { files: graph.modules.length, imports, same, intended: differing, unexplained };
}
