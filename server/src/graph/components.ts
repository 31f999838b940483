// Strongly connected components of the module graph, level by level.
import { perGraph, type Refreshable } from './incremental/derivations';
import { Input, untracked } from './incremental/derived';
import { News } from './incremental/news';
import type { Units } from './incremental/units';
import { KeptSets, type Links } from './kept-sets';
import type { Edge, EdgeKind, Graph, Module } from './model';
import { StrongSets } from './strong-sets';

/** A set of modules that reach each other over edges of `kind` and the kinds before it. */
export interface Component {
  /** The weakest kind of edge that is needed to close it. */
  readonly kind: EdgeKind;
  /** Sorted by path. One module alone imports itself. */
  readonly modules: readonly Module[];
  /** Edges between its modules over `kind` and the kinds before it, by source path and position. */
  readonly edges: readonly Edge[];
  /** Those of them that lie in no component of an earlier kind. */
  readonly own: readonly Edge[];
}

const levels: readonly EdgeKind[] = ['runtime', 'deferred', 'type'];

/**
 * Components over runtime edges, then over runtime and deferred, then over all; each set of modules once, at the
 * lowest level that closes it. A larger component of a later level is listed whole, with those of the earlier inside.
 * Order: by level, then by first module.
 */
export function cyclicComponents(graph: Graph): readonly Component[] {
  return components(graph).list();
}

/** The components as units that come and go. One whose modules have got other edges is another one. */
export function componentUnits(graph: Graph): Units<Component> {
  return components(graph);
}

/** Number of modules on the runtime cycle that a module lies on; 0 where it lies on none. */
export function cycleSize(graph: Graph, module: Module): number {
  return components(graph).sizeAt(module);
}

/**
 * A number for each module, of which edges of any kind lead to none with a higher one: who looks for a way from one module to
 * another need not look beyond their two. Modules may get other numbers when edges come.
 */
export function rankOf(graph: Graph): (module: Module) => number {
  return components(graph).ranks();
}

const components = perGraph((graph) => graph.derivations.add(new Components(graph)));

class Components implements Units<Component>, Refreshable {
  private readonly input = new Input();
  private readonly rankInput = new Input();
  private readonly sizes = new Map<Module, { readonly input: Input; size: number }>();
  /** Over all edges. */
  private readonly whole: KeptSets;
  /** By level. */
  private readonly sets: readonly StrongSets[];
  private known: Map<readonly Module[], Component>;
  private current: Set<Component>;
  private readonly listeners: ((component: Component) => void)[] = [];
  private readonly relinked: News<Module>;

  constructor(readonly graph: Graph) {
    this.relinked = new News(() => graph.relinked);
    const numbers = new Int32Array(graph.modules.length);
    this.whole = untracked(() => new KeptSets(graph.modules, links, numbers));
    const onCycles = [...this.whole.all()].flat().sort((a, b) => a.index - b.index);
    const upTo = (kind: EdgeKind) => new StrongSets(onCycles, this.whole.upTo(rank[kind]), numbers);
    this.sets = untracked(() => [upTo('runtime'), upTo('deferred'), this.whole]);
    this.known = untracked(() => this.collect(new Map()));
    this.current = new Set(this.known.values());
  }

  list(): readonly Component[] {
    this.refresh();
    this.input.read();
    return [...this.known.values()];
  }

  sizeAt(module: Module): number {
    this.refresh();
    let entry = this.sizes.get(module);
    if (entry === undefined) {
      entry = { input: new Input(), size: this.sets[0]!.of(module)?.length ?? 0 };
      this.sizes.set(module, entry);
    }
    entry.input.read();
    return entry.size;
  }

  ranks(): (module: Module) => number {
    this.refresh();
    this.rankInput.read();
    return this.rankOf;
  }

  private readonly rankOf = (module: Module) => this.whole.rankOf(module);

  all(): Iterable<Component> {
    this.refresh();
    return this.known.values();
  }

  has(component: Component): boolean {
    return this.current.has(component);
  }

  watch(listener: (component: Component) => void): void {
    this.listeners.push(listener);
  }

  refresh(): boolean {
    const changed = this.relinked.take();
    if (changed.size === 0) return false;
    const { rankChanges } = this.whole;
    untracked(() => {
      for (const module of changed) {
        const around = this.whole.update(module);
        const [runtime, deferred, whole] = this.sets;
        deferred!.renew(around, module, whole);
        runtime!.renew(around, module, deferred);
        this.resize(around);
      }
      const before = this.known;
      this.known = this.collect(before);
      this.current = new Set(this.known.values());
      for (const [set, component] of before) if (!this.known.has(set)) this.tell(component);
      for (const [set, component] of this.known) if (!before.has(set)) this.tell(component);
    });
    this.input.changed();
    if (this.whole.rankChanges > rankChanges) this.rankInput.changed();
    return true;
  }

  private tell(component: Component): void {
    for (const listener of this.listeners) listener(component);
  }

  private resize(modules: readonly Module[]): void {
    for (const module of modules) {
      const entry = this.sizes.get(module);
      const size = this.sets[0]!.of(module)?.length ?? 0;
      if (entry === undefined || entry.size === size) continue;
      entry.size = size;
      entry.input.changed();
    }
  }

  private collect(before: ReadonlyMap<readonly Module[], Component>): Map<readonly Module[], Component> {
    const all = new Map<readonly Module[], Component>();
    for (const [level, kind] of levels.entries()) {
      const sets = [...this.sets[level]!.all()].sort((a, b) => a[0]!.index - b[0]!.index);
      for (const modules of sets) {
        const isTold = level > 0 && this.sets[level - 1]!.of(modules[0]!)?.length === modules.length;
        if (!isTold) all.set(modules, before.get(modules) ?? this.component(modules, level, kind));
      }
    }
    return all;
  }

  private component(modules: readonly Module[], level: number, kind: EdgeKind): Component {
    const set = this.sets[level]!;
    const edges: Edge[] = [];
    for (const module of modules) {
      for (const edge of module.edges) if (rank[edge.kind] <= level && set.of(edge.to) === modules) edges.push(edge);
    }
    if (level === 0) return { kind, modules, edges, own: edges };
    const own = edges.filter((edge) => {
      for (let lower = rank[edge.kind]; lower < level; lower++) {
        const set = this.sets[lower]!.of(edge.from);
        if (set !== undefined && set === this.sets[lower]!.of(edge.to)) return false;
      }
      return true;
    });
    return { kind, modules, edges, own };
  }
}

const rank: Readonly<Record<EdgeKind, number>> = { runtime: 0, deferred: 1, type: 2 };

const links: Links = {
  out(module, visit) {
    for (const { kind, to } of module.edges) visit(to, rank[kind]);
  },
  into(module, visit) {
    for (const { from } of module.importers) visit(from);
  },
};
