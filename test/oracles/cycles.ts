// Oracle for cycles: the edges between modules, and their components, found without anything of ours.
//
// Python: `module-cycles.py` parses with CPython's `ast`, resolves and computes the components by itself; it is told
// the folders on the path alone. Files that CPython refuses (newer syntax, templates) have the edges that we see.
//
// TypeScript: the compiler's parser, resolution and emit give the edges, Kosaraju's algorithm the components. Where our
// resolution differs on purpose (see `resolution.ts`) edges and components differ too: that is `explained` when they come
// out equal once the compiler's answer for those imports, and no others, is replaced by ours.
import { spawn } from 'node:child_process';
import { resolve as absolute } from 'node:path';
import { cyclicComponents } from '../../server/src/graph/components';
import type { Edge, EdgeKind } from '../../server/src/graph/model';
import type { Path } from '../../server/src/text/paths';
import { type Components, componentsOf, levels, listed, listedOurs, type OracleEdge } from './kosaraju';
import { type OpenOptions, type OpenWorkspace, openWorkspace } from './open-workspace';
import { ResolutionOracle } from './resolution-oracle';
import { subtract } from './transpile';
import { typeScriptImports } from './typescript-imports';

export interface CyclesReport {
  readonly files: number;
  /** Pairs of modules of which one imports the other. */
  readonly edges: number;
  /** Components at any level, each set of modules once. */
  readonly components: number;
  /** Modules of the largest component by level. */
  readonly largest: Readonly<Record<EdgeKind, number>>;
  /** Python: files that CPython does not parse. */
  readonly refused: readonly string[];
  readonly explained: readonly string[];
  readonly unexplained: readonly string[];
}

export async function comparePythonCycles(directory: string, options: OpenOptions = {}): Promise<CyclesReport> {
  return comparePythonCyclesOf(await openWorkspace(directory, { wanted: /\.pyi?$/, ...options }));
}

export async function comparePythonCyclesOf(workspace: OpenWorkspace): Promise<CyclesReport> {
  const first = await askPython(workspace, {});
  const refused = Object.keys(first.refused);
  const { components, edges } =
    refused.length === 0 ? first : await askPython(workspace, edgesFrom(workspace, refused));
  const theirs = { components, edges: edges.map(([from, to, kind]): OracleEdge => ({ from, to, kind })) };
  const lines = Object.entries(first.refused).map(([path, reason]) => `${path}: ${reason}`);
  return { ...report(workspace, theirs, theirs), refused: lines };
}

export async function compareTypeScriptCycles(directory: string, options: OpenOptions = {}): Promise<CyclesReport> {
  return compareTypeScriptCyclesOf(await openWorkspace(directory, { wanted: /\.[cm]?[jt]sx?$/, ...options }));
}

export function compareTypeScriptCyclesOf(workspace: OpenWorkspace): CyclesReport {
  const files = workspace.graph.modules.map(({ path }) => path);
  const { plain, adapted } = typeScriptEdges(workspace);
  const world = (edges: readonly OracleEdge[]): World => ({ edges, components: componentsOf(files, edges) });
  return { ...report(workspace, world(plain), world(adapted)), refused: [] };
}

/** The components of each level as the judges see them, with our own answers where resolution differs on purpose. */
export async function judgedComponents(
  workspace: OpenWorkspace,
  language: 'python' | 'typescript',
): Promise<Components> {
  if (language === 'typescript') {
    const files = workspace.graph.modules.map(({ path }) => path);
    return componentsOf(files, typeScriptEdges(workspace).adapted);
  }
  const first = await askPython(workspace, {});
  const refused = Object.keys(first.refused);
  return refused.length === 0
    ? first.components
    : (await askPython(workspace, edgesFrom(workspace, refused))).components;
}

interface World {
  readonly edges: readonly OracleEdge[];
  readonly components: Components;
}

/** Our graph against the oracle's, and against the oracle's with our own answers where they differ on purpose. */
function report({ graph }: OpenWorkspace, plain: World, adapted: World): Omit<CyclesReport, 'refused'> {
  const components = listedOurs(cyclicComponents(graph));
  const edges = strongest(graph.modules.flatMap((module) => module.edges.map(pathsOf)));
  const differing = ({ edges: their, components: found }: World) => [
    ...differences(components, listed(found)),
    ...differences(edges, strongest(their)),
  ];
  const unexplained = differing(adapted);
  const size = (level: EdgeKind) => Math.max(0, ...plain.components[level].map((modules) => modules.length));
  return {
    files: graph.modules.length,
    edges: edges.length,
    components: components.length,
    largest: { runtime: size('runtime'), deferred: size('deferred'), type: size('type') },
    explained: subtract(differing(plain), unexplained),
    unexplained,
  };
}

function pathsOf({ from, to, kind }: Edge): OracleEdge {
  return { from: from.path, to: to.path, kind };
}

/** One line for each two modules, with the kind at which the one first imports the other: the later ones add nothing. */
function strongest(edges: readonly OracleEdge[]): string[] {
  const kinds = new Map<string, EdgeKind>();
  for (const { from, to, kind } of edges) {
    const pair = `${from} imports ${to}`;
    const known = kinds.get(pair);
    if (known === undefined || levels.indexOf(kind) < levels.indexOf(known)) kinds.set(pair, kind);
  }
  return [...kinds].map(([pair, kind]) => `${kind}: ${pair}`);
}

function differences(ours: readonly string[], theirs: readonly string[]): string[] {
  const only = (whose: string, lines: readonly string[]) => lines.map((line) => `only ${whose}: ${line}`);
  return [...only('ours', subtract(ours, theirs)), ...only('the oracle’s', subtract(theirs, ours))];
}

function typeScriptEdges(workspace: OpenWorkspace): { plain: OracleEdge[]; adapted: OracleEdge[] } {
  const oracle = new ResolutionOracle(workspace);
  const plain: OracleEdge[] = [];
  const adapted: OracleEdge[] = [];
  for (const module of workspace.graph.modules) {
    const from = module.path;
    const file = oracle.open(from);
    for (const { at, kind } of typeScriptImports(file.source, file.project.options)) {
      const theirs = file.ask(at);
      const ours = workspace.graph.resolve(at.text, module)?.path;
      const isIntended = ours !== theirs.module && oracle.reason(from, at.text, ours, theirs) !== undefined;
      if (theirs.module !== undefined) plain.push({ from, to: theirs.module, kind });
      const to = isIntended ? ours : theirs.module;
      if (to !== undefined) adapted.push({ from, to, kind });
    }
  }
  return { plain, adapted };
}

type GivenEdges = Readonly<Record<Path, readonly (readonly [Path, EdgeKind])[]>>;

function edgesFrom({ graph }: OpenWorkspace, paths: readonly Path[]): GivenEdges {
  const edges = (path: Path) => graph.module(path)!.edges.map(({ to, kind }) => [to.path, kind] as const);
  return Object.fromEntries(paths.map((path) => [path, edges(path)]));
}

interface PythonAnswer {
  readonly components: Components;
  readonly edges: readonly (readonly [Path, Path, EdgeKind])[];
  readonly refused: Readonly<Record<Path, string>>;
}

/** Tests run in the project's root. */
const script = absolute('test/oracles/module-cycles.py');

async function askPython({ root, graph, pythonRoots }: OpenWorkspace, given: GivenEdges): Promise<PythonAnswer> {
  const inScope = (wanted: string) => pythonRoots.filter(({ scope }) => scope === wanted).map(({ path }) => path);
  const child = spawn('python3', [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const files = graph.modules.map(({ path }) => path);
  child.stdin.end(JSON.stringify({ root, files, roots: inScope('workspace'), scripts: inScope('folder'), given }));
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  let output = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) output += chunk;
  const status = await ended;
  if (status !== 0) throw new Error(`python3 ended with status ${status} on ${root}`);
  return JSON.parse(output) as PythonAnswer;
}
