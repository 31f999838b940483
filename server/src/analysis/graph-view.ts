// The part of the module graph that is to be shown: modules, imports between them, cycles and where to cut them.
import { type Component, cyclicComponents } from '../graph/components';
import { feedbackArcSet } from '../graph/feedback-arc-set';
import type { Edge, EdgeKind, Graph, Module } from '../graph/model';
import { edgeSpan } from '../graph/places';
import { lineAt } from '../text/line-index';
import { isInside, type Path } from '../text/paths';

export interface GraphView {
  /** Sorted by path. */
  readonly modules: readonly Module[];
  /** By the path of the importing module, then by position. Two imports of one module are two. */
  readonly edges: readonly ShownEdge[];
  /** Those with a shown module, each listed whole; by kind, then by first module. */
  readonly components: readonly ShownComponent[];
}

export interface ShownEdge {
  readonly from: Path;
  readonly to: Path;
  readonly kind: EdgeKind;
  /** Zero-based. */
  readonly line: number;
  /** Whether removing it is part of the way out of a cycle. */
  readonly cut: boolean;
}

export interface ShownComponent {
  readonly kind: EdgeKind;
  readonly modules: readonly Path[];
  readonly cut: readonly ShownEdge[];
}

export interface ViewOptions {
  /** The weakest kind of import that is shown: `deferred` stands for runtime and deferred. */
  readonly kind: EdgeKind;
  /** Only modules on cycles, and the imports that close them. */
  readonly cycles: boolean;
  /** Only the modules there, and those that they import or that import them. Empty: all. */
  readonly focus: readonly Path[];
  /** Only modules there; with `cycles` the cycles that touch them, whole. Empty: all. */
  readonly paths: readonly Path[];
}

const levels: readonly EdgeKind[] = ['runtime', 'deferred', 'type'];

export function viewOf(graph: Graph, { kind, cycles, focus, paths }: ViewOptions): GraphView {
  const counts = (each: { readonly kind: EdgeKind }) => levels.indexOf(each.kind) <= levels.indexOf(kind);
  const within = ({ path }: Module, places: readonly Path[]) => {
    return places.length === 0 || places.some((place) => isInside(path, place));
  };
  const isTouched = (component: Component) =>
    [paths, focus].every((places) => component.modules.some((module) => within(module, places)));
  const onCycles = cyclicComponents(graph).filter((component) => counts(component) && isTouched(component));

  let modules = new Set<Module>();
  let edges: Edge[];
  if (cycles) {
    modules = new Set(onCycles.flatMap((component) => component.modules));
    const closing = new Set(onCycles.flatMap((component) => component.edges));
    edges = [...modules].flatMap((module) => module.edges.filter((edge) => closing.has(edge)));
  } else {
    modules = new Set(graph.modules.filter((module) => within(module, paths)));
    edges = [...modules].flatMap((module) => module.edges.filter((edge) => counts(edge) && modules.has(edge.to)));
  }
  if (focus.length > 0) {
    edges = edges.filter(({ from, to }) => within(from, focus) || within(to, focus));
    const near = new Set(edges.flatMap(({ from, to }) => [from, to]));
    modules = new Set([...modules].filter((module) => near.has(module) || within(module, focus)));
  }

  const components = onCycles
    .filter((component) => component.modules.some((module) => modules.has(module)))
    .map((component) => ({ component, cut: feedbackArcSet(component).edges }));
  const cut = new Set(components.flatMap((each) => each.cut));
  const shown = (edge: Edge): ShownEdge => ({
    from: edge.from.path,
    to: edge.to.path,
    kind: edge.kind,
    line: lineAt(edge.from.facts.lineStarts, edgeSpan(edge).start),
    cut: cut.has(edge),
  });
  const inOrder = (a: Edge, b: Edge) =>
    a.from.index - b.from.index || edgeSpan(a).start - edgeSpan(b).start || a.to.index - b.to.index;
  return {
    modules: [...modules].sort((a, b) => a.index - b.index),
    edges: edges.sort(inOrder).map(shown),
    components: components.map(({ component, cut: way }) => ({
      kind: component.kind,
      modules: component.modules.map(({ path }) => path),
      cut: way.map(shown),
    })),
  };
}

/** One arrow for all imports of one module by another: of the strongest kind, cut when one of them is. */
export function arrowsOf({ edges }: GraphView): ShownEdge[] {
  const arrows = new Map<string, ShownEdge>();
  for (const edge of edges) {
    const key = `${edge.from}\0${edge.to}`;
    const known = arrows.get(key);
    const kind = known === undefined || levels.indexOf(edge.kind) < levels.indexOf(known.kind) ? edge.kind : known.kind;
    arrows.set(key, { ...(known ?? edge), kind, cut: edge.cut || known?.cut === true });
  }
  return [...arrows.values()];
}

/** Modules by folder; a folder that holds one folder and nothing else is told as one with it (`app/core`). */
export interface Cluster {
  /** The folder, as far as it is not told by the one around it. */
  readonly name: string;
  readonly path: Path;
  readonly modules: readonly Module[];
  readonly clusters: readonly Cluster[];
}

/** The root's cluster has no name. */
export function clustersOf(modules: readonly Module[]): Cluster {
  const root: Draft = { name: '', path: '', modules: [], clusters: new Map() };
  for (const module of modules) {
    let at = root;
    for (const part of module.path.split('/').slice(0, -1)) {
      const inner = at.clusters.get(part) ?? {
        name: part,
        path: at.path === '' ? part : `${at.path}/${part}`,
        modules: [],
        clusters: new Map(),
      };
      at.clusters.set(part, inner);
      at = inner;
    }
    at.modules.push(module);
  }
  return { ...root, clusters: [...root.clusters.values()].map(collapsed) };
}

interface Draft {
  readonly name: string;
  readonly path: Path;
  readonly modules: Module[];
  readonly clusters: Map<string, Draft>;
}

function collapsed({ name, path, modules, clusters }: Draft): Cluster {
  const inner = [...clusters.values()].map(collapsed);
  const [only] = inner;
  if (modules.length === 0 && inner.length === 1) return { ...only!, name: `${name}/${only!.name}` };
  return { name, path, modules, clusters: inner };
}
