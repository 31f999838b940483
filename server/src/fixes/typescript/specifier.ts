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
  const style = styleOf(written, old);
  const nearby = isRelative(written) ? relatives(from, to, style) : [];
  const canReach = sharesPackage(graph, from.path, to.path);
  const mapped = old === undefined || isRelative(written) ? [] : byMapping(written, old.path, to.path, style);
  const far = isRelative(written) ? [] : relatives(from, to, style);
  const candidates = [...(canReach ? nearby : []), ...mapped, ...writtenByOthers(to, from), ...(canReach ? far : [])];
  return candidates.find((candidate) => graph.resolve(candidate, from) === to && !/['"`\\]/.test(candidate));
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

/** Most often first; those of the importer's own folder before others. */
function writtenByOthers(to: Module, from: Module): string[] {
  const counts = new Map<string, number>();
  for (const edge of to.importers) {
    const { specifier } = edge.from.facts.imports[edge.import]!;
    if (isRelative(specifier)) continue;
    const near = directoryOf(edge.from.path) === directoryOf(from.path) ? 1000 : 1;
    counts.set(specifier, (counts.get(specifier) ?? 0) + near);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([specifier]) => specifier);
}

const crossings = new WeakMap<Graph, { revision: number; folders: ReadonlySet<Path> }>();

/**
 * Whether a relative path between the two stays inside one package. The graph knows no packages; but where no relative
 * import of the workspace leads from one subfolder of the nearest common folder to another, those are packages.
 */
function sharesPackage(graph: Graph, from: Path, to: Path): boolean {
  const folder = crossedFolder(from, to);
  if (folder === undefined) return true;
  let known = crossings.get(graph);
  if (known?.revision !== graph.revision) {
    known = { revision: graph.revision, folders: crossedFolders(graph) };
    crossings.set(graph, known);
  }
  return known.folders.has(folder);
}

function crossedFolders(graph: Graph): Set<Path> {
  const folders = new Set<Path>();
  for (const module of graph.modules) {
    if (module.facts.language === 'python') continue;
    for (const edge of module.edges) {
      if (!isRelative(module.facts.imports[edge.import]!.specifier)) continue;
      const folder = crossedFolder(module.path, edge.to.path);
      if (folder !== undefined) folders.add(folder);
    }
  }
  return folders;
}

/** The nearest common folder, when both files lie in subfolders of it. */
function crossedFolder(from: Path, to: Path): Path | undefined {
  const a = from.split('/');
  const b = to.split('/');
  let common = 0;
  while (common < a.length - 1 && common < b.length - 1 && a[common] === b[common]) common++;
  return common < a.length - 1 && common < b.length - 1 ? a.slice(0, common).join('/') : undefined;
}
