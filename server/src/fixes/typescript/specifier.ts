// Writing a new TypeScript or JavaScript specifier in the style of the one that it replaces.
import type { Graph, Module } from '../../graph/model';
import { isRelative } from '../../graph/resolve-typescript';
import { directoryOf, isInside, type Path, relativePath } from '../../text/paths';

/**
 * The specifier by which `from` imports `to`: relative where the old one was; else by the same path mapping or package;
 * else as other importers write it. Extension and `/index` are written where the old one wrote them. `undefined` when
 * none is known to lead there.
 */
export function specifierLike(
  graph: Graph,
  from: Module,
  written: string,
  old: Module | undefined,
  to: Module,
): string | undefined {
  if (written.includes('?') || written.indexOf('#') > 0) return undefined;
  for (const candidate of candidates(graph, from, written, old, to)) {
    if (graph.resolve(candidate, from) === to && !/['"`\\]/.test(candidate)) return candidate;
  }
  return undefined;
}

/** In the order of preference; made one by one, since what others write takes a look at all of them. */
function* candidates(
  graph: Graph,
  from: Module,
  written: string,
  old: Module | undefined,
  to: Module,
): Iterable<string> {
  const style = styleOf(written, old);
  const canReach = mayCross(graph, from, written, old, to);
  if (isRelative(written) && canReach) yield* relatives(from, to, style);
  const analogous = old !== undefined && !isRelative(written) && isOffered(graph, from, old, to);
  if (analogous) yield* byMapping(written, old.path, to.path, style);
  yield* writtenByOthers(graph, to, from);
  if (!isRelative(written) && canReach) yield* relatives(from, to, style);
}

interface Style {
  /** The written extension, or nothing. */
  readonly extension: string;
  /** Whether `/index` is spelled out. */
  readonly index: boolean;
  /** Whether a file whose extension is not tried everywhere (`.mts`, `.cjs`) goes without it. */
  readonly bareModule: boolean;
}

function styleOf(written: string, old: Module | undefined): Style {
  const extension = /\.[cm]?[jt]sx?$/.exec(written)?.[0] ?? '';
  const bareModule = extension === '' && old !== undefined && /\.[cm][jt]s$/.test(old.path);
  return { extension, index: /(^|\/)index$/.test(bareOf(written)), bareModule };
}

/** The path style wanted first, then the same with `/index` spelled out, for a folder beside a file of its name. */
function relatives(from: Module, to: Module, style: Style): string[] {
  const bare = relativePath(directoryOf(from.path), bareOf(to.path));
  return [dress(bare, to.path, style), dress(bare, to.path, { ...style, index: true })];
}

function bareOf(path: Path): string {
  return path.replace(/(\.d)?\.[cm]?[jt]sx?$/, '');
}

function dress(bare: string, path: Path, { extension, index, bareModule }: Style): string {
  const [, declared, real] = /(\.d)?(\.[cm]?[jt]sx?)$/.exec(path) as unknown as [string, string | undefined, string];
  const needed = extension !== '' || (/^\.[cm]/.test(real) && !bareModule);
  if (!needed) return index ? bare : bare.replace(/(^|\/)index$/, '') || '.';
  if (/\.[cm]?tsx?$/.test(extension) && declared === undefined) return bare + real;
  if (/jsx?$/.test(real)) return bare + real;
  const compiled = real.replace('ts', 'js');
  return bare + (extension.endsWith('x') ? compiled : compiled.replace(/x$/, ''));
}

/** `@app/core/a` for `src/core/a` tells that `@app` stands for `src`, and perhaps that `@app/core` stands for `src/core`. */
function byMapping(written: string, oldPath: Path, newPath: Path, style: Style): string[] {
  const spoken = bareOf(written)
    .replace(/\/index$/, '')
    .split('/');
  const real = bareOf(oldPath)
    .replace(/\/index$/, '')
    .split('/');
  let shared = 0;
  while (shared < spoken.length - 1 && shared < real.length && spoken.at(-1 - shared) === real.at(-1 - shared))
    shared++;
  const found: string[] = [];
  for (let kept = 1; kept <= shared; kept++) {
    const folder = real.slice(0, real.length - kept).join('/');
    if (!isInside(newPath, folder)) continue;
    const inner = folder === '' ? bareOf(newPath) : bareOf(newPath).slice(folder.length + 1);
    const path = [...spoken.slice(0, spoken.length - kept), inner].join('/');
    found.push(dress(path, newPath, style), dress(path, newPath, { ...style, index: true }));
  }
  return found;
}

/**
 * What importers on the same side of the package's border write, most often first; what the importer's own folder
 * writes before all.
 */
function writtenByOthers(graph: Graph, to: Module, from: Module): string[] {
  const counts = new Map<string, number>();
  const home = graph.packageOf(to);
  const isInner = graph.packageOf(from) === home;
  for (const edge of to.importers) {
    const { specifier } = edge.from.facts.imports[edge.import]!;
    if (isRelative(specifier) || (graph.packageOf(edge.from) === home) !== isInner) continue;
    const weight = directoryOf(edge.from.path) === directoryOf(from.path) ? 1000 : 1;
    counts.set(specifier, (counts.get(specifier) ?? 0) + weight);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([specifier]) => specifier);
}

/** Whether a relative path is how these two may reach each other: inside one package, or as the old one did already. */
function mayCross(graph: Graph, from: Module, written: string, old: Module | undefined, to: Module): boolean {
  const own = graph.packageOf(from);
  return graph.packageOf(to) === own || (isRelative(written) && old !== undefined && graph.packageOf(old) !== own);
}

/**
 * Whether a path made by analogy leads there for the compiler too: inside a package mappings do; what other packages
 * offer is only their entries, unless the old path shows that more of them can be reached.
 */
function isOffered(graph: Graph, from: Module, old: Module, to: Module): boolean {
  return graph.packageOf(from) === graph.packageOf(to) || graph.isPackageEntry(to) || !graph.isPackageEntry(old);
}
