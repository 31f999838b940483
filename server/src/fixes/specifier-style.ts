// Writing a new TypeScript or JavaScript specifier in the style of the one that it replaces.
import type { Graph, Module } from '../graph/model';
import { isRelative } from '../graph/resolve-typescript';
import { directoryOf, type Path, relativePath } from '../text/paths';

/**
 * The specifier by which `from` imports `to`: relative where the old one was; else by the same path mapping or package;
 * else as other importers write it; else relative. Extension and `/index` are written where the old one wrote them.
 */
export function specifierLike(graph: Graph, from: Module, written: string, oldTarget: Module | undefined, to: Module): string {
  const style = styleOf(written);
  const relative = () => dress(relativePath(directoryOf(from.path), bareOf(to.path)), to.path, style);
  if (isRelative(written)) return relative();
  const mapped = oldTarget === undefined ? undefined : byMapping(written, oldTarget.path, to.path, style);
  for (const candidate of [mapped, ...writtenByOthers(to)]) {
    if (candidate !== undefined && graph.resolve(candidate, from) === to) return candidate;
  }
  return relative();
}

interface Style {
  /** `''`, or the written extension's family: `.js`, `.mjs`, `.ts`, … */
  readonly extension: string;
}

function styleOf(written: string): Style {
  return { extension: /\.[cm]?[jt]sx?$/.exec(written)?.[0] ?? '' };
}

function bareOf(path: Path): string {
  return path.replace(/(\.d)?\.[cm]?[jt]sx?$/, '');
}

function dress(bare: string, path: Path, { extension }: Style): string {
  if (extension === '') return bare.replace(/\/index$/, '');
  const real = /(\.d)?(\.[cm]?[jt]sx?)$/.exec(path)![2]!;
  const writesSource = /\.[cm]?tsx?$/.test(extension);
  return bare + (writesSource ? real : real.replace('ts', 'js').replace(/x$/, extension.endsWith('x') ? 'x' : ''));
}

/** `@app/core/a` for `src/core/a` tells that `@app` stands for `src`. */
function byMapping(written: string, oldPath: Path, newPath: Path, style: Style): string | undefined {
  const spoken = bareOf(written).replace(/\/index$/, '').split('/');
  const real = bareOf(oldPath).replace(/\/index$/, '').split('/');
  let shared = 0;
  while (shared < spoken.length - 1 && shared < real.length && spoken.at(-1 - shared) === real.at(-1 - shared)) shared++;
  for (let kept = shared; kept > 0; kept--) {
    const prefix = real.slice(0, real.length - kept).join('/');
    const start = prefix === '' ? '' : `${prefix}/`;
    if (!newPath.startsWith(start)) continue;
    return dress([...spoken.slice(0, spoken.length - kept), bareOf(newPath).slice(start.length)].join('/'), newPath, style);
  }
  return undefined;
}

function writtenByOthers(to: Module): string[] {
  const specifiers = to.importers.map((edge) => edge.from.facts.imports[edge.import]!.specifier);
  return [...new Set(specifiers.filter((each) => !isRelative(each)))];
}
