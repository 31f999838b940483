// The graph itself: modules with their resolved imports and edges, updated in place.
import type { Facts, ImportFact } from '../facts/facts';
import { keepDefinitions, type Part, patchFacts } from '../facts/patch-facts';
import { comparePaths, type Path } from '../text/paths';
import { type EmitOptions, isElided } from './elision';
import { Derivations } from './incremental/derivations';
import { Input, Reads } from './incremental/derived';
import { exact } from './incremental/short-list';
import { finish, type Steps, together } from './incremental/steps';
import type { Edge, EdgeKind, Graph, Module, Project } from './model';
import { PythonModules } from './resolve-python';
import { isRelative, resolveRelative } from './resolve-typescript';

/** What it reads is noted by what is being derived. */
class Node implements Module {
  readonly factsInput = new Input();
  readonly linksInput = new Input();
  readonly importersInput = new Input();
  index = -1;
  name: string;
  ownTargets: readonly (Node | undefined)[] = [];
  ownEdges: readonly OwnEdge[] = [];
  ownImporters: readonly OwnEdge[] = [];

  constructor(
    readonly path: Path,
    public ownFacts: Facts,
  ) {
    this.name = path;
  }

  get facts(): Facts {
    this.factsInput.read();
    return this.ownFacts;
  }

  get targets(): readonly (Node | undefined)[] {
    this.linksInput.read();
    return this.ownTargets;
  }

  get edges(): readonly OwnEdge[] {
    this.linksInput.read();
    return this.ownEdges;
  }

  get importers(): readonly OwnEdge[] {
    this.importersInput.read();
    return this.ownImporters;
  }
}

interface OwnEdge extends Edge {
  readonly from: Node;
  readonly to: Node;
  import: number;
}

/**
 * Invariant: after `refresh` the graph equals one built anew from the same facts. A change of one file's text costs
 * that file's imports; a file added or removed resolves every import again, since any of them may now lead elsewhere.
 */
export class ModuleGraph implements Graph {
  derivations = new Derivations([]);
  relinked: Module[] = [];
  /** Modules that say something else than when `derivations` was new, be it in other places, in the order of the changes. */
  changed: Module[] = [];
  readonly edgeCounts: Record<EdgeKind, number> = { runtime: 0, deferred: 0, type: 0 };
  private readonly nodes = new Map<Path, Node>();
  /** Modules with other facts than at the last `refresh`. */
  private readonly dirty = new Set<Node>();
  /** Modules whose facts say the same in other places, and what else they touch. */
  private readonly patched = new Map<Node, number>();
  private ordered: Node[] = [];
  private python = new PythonModules(new Set(), [], new Set());
  private filesChanged = true;
  private byName: Map<string, Node> | undefined;
  private project: Project;

  constructor(project: Project) {
    this.project = project;
  }

  /** New roots, path mappings or compiler options: everything is resolved again at the next `refresh`. */
  setProject(project: Project): void {
    this.project = project;
    this.filesChanged = true;
  }

  set(path: Path, facts: Facts): void {
    const known = this.nodes.get(path);
    if (known === undefined) {
      this.nodes.set(path, new Node(path, facts));
      this.filesChanged = true;
      return;
    }
    const changed = patchFacts(known.ownFacts, facts);
    if (changed === undefined) {
      known.ownFacts = keepDefinitions(known.ownFacts, facts);
      this.dirty.add(known);
    } else {
      let touched = this.patched.get(known) ?? Reads.places;
      for (const part of changed) touched |= bits[part];
      this.patched.set(known, touched);
    }
  }

  delete(path: Path): void {
    const node = this.nodes.get(path);
    if (node === undefined) return;
    this.nodes.delete(path);
    this.dirty.delete(node);
    this.patched.delete(node);
    this.filesChanged = true;
  }

  has(path: Path): boolean {
    return this.nodes.has(path);
  }

  get modules(): readonly Module[] {
    return this.ordered;
  }

  module(path: Path): Module | undefined {
    return this.nodes.get(path);
  }

  moduleNamed(name: string): Module | undefined {
    const exact = this.nodes.get(name);
    if (exact !== undefined) return exact;
    this.byName ??= namesOf(this.ordered);
    const found = this.byName.get(name);
    if (found !== undefined) return found;
    const mapped = this.project.resolve(name, '');
    return mapped === undefined ? undefined : this.nodes.get(mapped);
  }

  resolve(specifier: string, from: Module): Module | undefined {
    if (from.facts.language === 'python') {
      const { file } = this.python.resolve(specifier, from.path);
      return file === undefined ? undefined : this.nodes.get(file);
    }
    const relative = isRelative(specifier) ? resolveRelative(specifier, from.path, this.nodes) : undefined;
    const path = relative ?? this.project.resolve(specifier, from.path);
    return path === undefined ? undefined : this.nodes.get(path);
  }

  isPackageEntry(module: Module): boolean {
    return this.project.isPackageEntry(module.path);
  }

  packageOf(module: Module): Path {
    return this.project.packageOf(module.path);
  }

  /** Brings targets, edges and what is derived up to date. Must be called before the graph is read. */
  refresh(): void {
    finish(this.refreshing());
  }

  *refreshing(): Steps<void> {
    if (this.filesChanged) yield* this.rebuild();
    else if (this.dirty.size === 0 && this.patched.size === 0) return;
    else {
      for (const node of this.dirty) this.update(node);
      for (const [node, touched] of this.patched) node.factsInput.changed(touched);
      for (const node of this.dirty) node.factsInput.changed();
      this.changed.push(...this.dirty, ...this.patched.keys());
      yield* this.derivations.refreshing();
    }
    this.dirty.clear();
    this.patched.clear();
    this.filesChanged = false;
  }

  private *rebuild(): Steps<void> {
    this.ordered = [...this.nodes.values()].sort((a, b) => comparePaths(a.path, b.path));
    // In order: where two files have one dotted name the first may win, whichever came to be known first.
    const paths = new Set(this.ordered.map(({ path }) => path));
    this.python = new PythonModules(paths, this.project.pythonRoots, this.project.scriptFolders);
    this.byName = undefined;
    this.derivations = new Derivations(this.ordered);
    this.relinked = [];
    this.changed = [];
    for (const kind of ['runtime', 'deferred', 'type'] as const) this.edgeCounts[kind] = 0;
    for (const [index, node] of this.ordered.entries()) {
      node.index = index;
      node.name = node.ownFacts.language === 'python' ? this.python.nameOf(node.path) : node.path;
      node.ownImporters = [];
    }
    const importers = this.ordered.map((): OwnEdge[] => []);
    for (const node of this.ordered) {
      if (node.index % together === 0) yield;
      const { targets, edges } = this.link(node);
      node.ownTargets = targets;
      node.ownEdges = edges;
      for (const edge of edges) {
        this.edgeCounts[edge.kind]++;
        importers[edge.to.index]!.push(edge);
      }
    }
    for (const node of this.ordered) node.ownImporters = exact(importers[node.index]!);
  }

  /** Edges that lead where they did stay the same objects. */
  private update(node: Node): void {
    const { targets, edges: linked } = this.link(node);
    const before = new Map<string, OwnEdge[]>();
    for (const edge of node.ownEdges) {
      const list = before.get(keyOf(edge));
      if (list === undefined) before.set(keyOf(edge), [edge]);
      else list.push(edge);
    }
    const touched = new Set<Node>();
    const edges = linked.map((edge) => {
      const known = before.get(keyOf(edge))?.shift();
      if (known === undefined) {
        touched.add(edge.to);
        this.edgeCounts[edge.kind]++;
        return edge;
      }
      known.import = edge.import;
      return known;
    });
    for (const gone of before.values()) {
      for (const { to, kind } of gone) {
        touched.add(to);
        this.edgeCounts[kind]--;
      }
    }
    const isMoved = touched.size > 0 || edges.some((edge, at) => edge !== node.ownEdges[at]);
    if (isMoved || targets.length !== node.ownTargets.length || targets.some((to, at) => to !== node.ownTargets[at])) {
      node.ownTargets = targets;
      node.ownEdges = edges;
      node.linksInput.changed();
    }
    if (isMoved) this.relinked.push(node);
    // Several edges to one module may have changed places.
    if (isMoved)
      for (const [at, { to }] of edges.entries()) if (edges.findIndex((each) => each.to === to) < at) touched.add(to);
    for (const target of touched) {
      const kept = target.ownImporters.filter((edge) => edge.from !== node);
      const added = edges.filter((edge) => edge.to === target);
      const at = kept.findIndex((edge) => edge.from.index > node.index);
      kept.splice(at < 0 ? kept.length : at, 0, ...added);
      if (kept.length === target.ownImporters.length && kept.every((edge, at) => edge === target.ownImporters[at]))
        continue;
      target.ownImporters = kept;
      target.importersInput.changed();
    }
  }

  private link(node: Node): { targets: readonly (Node | undefined)[]; edges: readonly OwnEdge[] } {
    const { ownFacts: facts } = node;
    const links = { targets: new Array<Node | undefined>(facts.imports.length), edges: [] as OwnEdge[] };
    const options = facts.language === 'python' ? {} : this.project.emitOptions(node.path);
    for (let index = 0; index < facts.imports.length; index++) {
      const fact = facts.imports[index]!;
      const kind = kindOf(fact, node, options);
      if (facts.language === 'python') this.linkPython(links, node, fact, index, kind);
      else this.linkTypeScript(links, node, fact, index, kind);
    }
    return { targets: links.targets, edges: exact(links.edges) };
  }

  private linkTypeScript(links: Links, node: Node, fact: ImportFact, index: number, kind: EdgeKind): void {
    const target = this.resolve(fact.specifier, node) as Node | undefined;
    links.targets[index] = target;
    if (target !== undefined) links.edges.push({ from: node, to: target, kind, import: index, binding: -1 });
  }

  /** grimp's reading: `from p import n` leads to module `p.n` where that is one, else to `p`; parents are not added. */
  private linkPython({ targets, edges }: Links, node: Node, fact: ImportFact, index: number, kind: EdgeKind): void {
    const { file, submodule } = this.python.resolve(fact.specifier, node.path);
    const target = file === undefined ? undefined : this.nodes.get(file);
    targets[index] = target;
    let whole = fact.form !== 'from';
    if (fact.form === 'from') {
      for (let binding = 0; binding < fact.bindings.length; binding++) {
        const { imported } = fact.bindings[binding]!;
        const path = imported === '*' ? undefined : submodule(imported);
        const inner = path === undefined ? undefined : this.nodes.get(path);
        if (inner === undefined) whole = true;
        else edges.push({ from: node, to: inner, kind, import: index, binding });
      }
    }
    if (whole && target !== undefined) edges.push({ from: node, to: target, kind, import: index, binding: -1 });
  }
}

interface Links {
  readonly targets: (Node | undefined)[];
  readonly edges: OwnEdge[];
}

const bits: Readonly<Record<Part, number>> = {
  bodies: Reads.bodies,
  uses: Reads.uses,
  load: Reads.load,
  behaviour: Reads.behaviour,
  strings: Reads.strings,
};

function keyOf({ to, kind, binding }: OwnEdge): string {
  return `${to.index} ${kind} ${binding}`;
}

function kindOf(fact: ImportFact, node: Node, options: EmitOptions): EdgeKind {
  if (fact.typeOnly || fact.form === 'import-type') return 'type';
  if (node.ownFacts.language === 'python') {
    if (node.path.endsWith('.pyi')) return 'type';
  } else if (isElided(fact, node.ownFacts, options) || isDeclaration(node.path)) return 'type';
  return fact.deferred ? 'deferred' : 'runtime';
}

function isDeclaration(path: Path): boolean {
  return /\.d\.[cm]?ts$/.test(path);
}

function namesOf(nodes: readonly Node[]): Map<string, Node> {
  const names = new Map<string, Node>();
  const add = (name: string, node: Node) => {
    if (!names.has(name)) names.set(name, node);
  };
  for (const node of nodes) if (node.ownFacts.language === 'python') add(node.name, node);
  for (const node of nodes) {
    const bare = node.path.replace(/(\.d)?\.[cm]?[jt]sx?$|\.pyi?$/, '');
    add(bare, node);
    add(bare.replace(/\/(index|__init__)$/, ''), node);
  }
  return names;
}
