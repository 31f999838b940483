// Which edits the editor measurement types: each closes a cycle with a far closed file, and is undone again.
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { openWorkspace } from '../../oracles/open-workspace';
import { chainOf, componentOf, importsOf, importsShim, type Plan } from '../generate/plan';
import { pythonModuleName, pythonPath } from '../generate/python';
import { typeScriptPath, typeScriptSpecifier } from '../generate/typescript';
import { type Language, sourcesOf } from '../oracle';

export interface EditTarget {
  /** Root-relative path of the file that is opened. */
  readonly file: string;
  readonly text: string;
  /** The line that closes the cycle; goes before all others. */
  readonly line: string;
  /** The closed file at the other end, which imports `file`. */
  readonly far: string;
}

export interface Targets {
  readonly pair: EditTarget;
  /** Closes a component of 500 modules; only generated workspaces have one. */
  readonly chain: EditTarget | undefined;
  /** A file with findings that have fixes, if one is known. */
  readonly fixable: string | undefined;
}

export async function targetsOf(root: string, language: Language, plan: Plan | undefined): Promise<Targets> {
  return plan === undefined ? await inDirectory(root, language) : inPlan(root, language, plan);
}

function inPlan(root: string, language: Language, plan: Plan): Targets {
  const pathOf = language === 'python' ? pythonPath : typeScriptPath;
  const target = (file: number, far: number): EditTarget => ({
    file: pathOf(file),
    text: readFileSync(join(root, pathOf(file)), 'utf8'),
    line: language === 'python' ? `import ${pythonModuleName(far)}\n` : `import '${typeScriptSpecifier(far)}';\n`,
    far: pathOf(far),
  });
  const pair = farPair(plan);
  const fixable = firstWith(1, plan.modules, (module) => importsShim(plan, module));
  const chain = chainOf(plan);
  return {
    pair: target(pair.file, pair.far),
    chain: chain && target(chain.first, chain.last),
    fixable: fixable === undefined ? undefined : pathOf(fixable),
  };
}

/**
 * Two modules on no cycle, far from each other, of which the one imports the other. Few lie between them, in a workspace of
 * any size: of a component of thousands only the cut is told, and it is another measurement.
 */
function farPair(plan: Plan): { readonly file: number; readonly far: number } {
  const lone = (module: number) => componentOf(plan, module) === undefined && !importsShim(plan, module);
  const end = chainOf(plan)?.first ?? plan.modules;
  for (let far = Math.floor(plan.modules / 2); far < end; far++) {
    if (!lone(far)) continue;
    const near = importsOf(plan, far).find(
      ({ to, kind }) => kind === 'runtime' && far - to > 100 && to > 0 && lone(to),
    );
    if (near !== undefined && areFewBetween(plan, near.to, far)) return { file: near.to, far };
  }
  throw new Error('the generated workspace has no pair of files to type an edit in');
}

/** Whether an import of `far` in `near` closes a component of few modules: those by which `far` leads to `near`. */
function areFewBetween(plan: Plan, near: number, far: number): boolean {
  const importers = new Map<number, number[]>();
  const reached = new Set([far]);
  for (const module of reached) {
    if (reached.size > mostBetween) return false;
    for (const { to, kind } of importsOf(plan, module)) {
      if (kind === 'type' || to < near) continue;
      importers.set(to, [...(importers.get(to) ?? []), module]);
      if (to > near) reached.add(to);
    }
  }
  const between = new Set([near]);
  for (const module of between) for (const importer of importers.get(module) ?? []) between.add(importer);
  return between.size <= fewBetween;
}

const fewBetween = 50;
/** Modules above `near` that are looked at: with more of them another pair is found sooner. */
const mostBetween = 20_000;

function firstWith(start: number, end: number, test: (module: number) => boolean): number | undefined {
  for (let each = start; each < end; each++) if (test(each)) return each;
  return undefined;
}

async function inDirectory(root: string, language: Language): Promise<Targets> {
  const { graph } = await openWorkspace(root, { wanted: sourcesOf[language] });
  const runtime = graph.modules.flatMap(({ edges }) => edges.filter(({ kind }) => kind === 'runtime'));
  const far = runtime.filter(({ from, to }) => {
    return dirname(from.path) !== dirname(to.path) && !to.edges.some((edge) => edge.to === from) && from !== to;
  });
  // What imports nothing lies on no cycle, and a file that is imported once is at one end of one edge.
  const importers = new Map<string, number>();
  for (const { to } of runtime) importers.set(to.path, (importers.get(to.path) ?? 0) + 1);
  const best = far.find(({ to }) => to.edges.length === 0 && importers.get(to.path) === 1) ?? far[0];
  if (best === undefined) throw new Error(`${root} has no import between two folders to make a cycle of`);
  const file = best.to.path;
  const text = readFileSync(join(root, file), 'utf8');
  const line =
    language === 'python' ? pythonLine(best.from.path) : `import '${relativeSpecifier(file, best.from.path)}';\n`;
  return { pair: { file, text, line, far: best.from.path }, chain: undefined, fixable: undefined };
}

function relativeSpecifier(from: string, to: string): string {
  const path = relative(dirname(from), to).replace(/\.[cm]?[jt]sx?$/, '');
  return path.startsWith('.') ? path : `./${path}`;
}

function pythonLine(path: string): string {
  return `import ${path.replace(/(\/__init__)?\.pyi?$/, '').replaceAll('/', '.')}\n`;
}
