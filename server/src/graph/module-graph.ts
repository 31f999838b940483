// The graph itself: modules with their resolved imports and edges, updated in place.
import type { Facts, ImportFact } from '../facts/facts';
import { type Patch, patchFacts } from '../facts/patch-facts';
import { comparePaths, type Path } from '../text/paths';
import { isElided } from './elision';
import type { Edge, EdgeKind, Graph, Module, Project } from './model';
import { PythonModules } from './resolve-python';
import { isRelative, resolveRelative } from './resolve-typescript';

/** A module whose facts say the same as before in other places. */
export interface PathPatch {
  readonly path: Path;
  readonly patch: Patch;
}

interface Node extends Module {
  facts: Facts;
  index: number;
  name: string;
  targets: (Node | undefined)[];
  edges: Edge[];
  importers: Edge[];
}

/**
 * Invariant: after `refresh` the graph equals one built anew from the same facts. A change of one file's text costs
 * that file's imports; a file added or removed resolves every import again, since any of them may now lead elsewhere.
 */
export class ModuleGraph implements Graph {
  revision = 0;
  structure = 0;
  private readonly nodes = new Map<Path, Node>();
  private readonly dirty = new Set<Path>();
  private patches: PathPatch[] = [];
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
    if (known !== undefined) {
      const patch = patchFacts(known.facts, facts);
      if (patch !== undefined) {
        this.patches.push({ path, patch });
        return;
      }
      known.facts = facts;
      this.dirty.add(path);
      return;
    }
    this.nodes.set(path, { path, facts, index: -1, name: path, targets: [], edges: [], importers: [] });
    this.filesChanged = true;
  }

  delete(path: Path): void {
    if (this.nodes.delete(path)) this.filesChanged = true;
    this.dirty.delete(path);
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

  /**
   * Brings targets and edges up to date. Must be called before the graph is read. Tells what became other places in known
   * facts since the last time, in the order of the changes.
   */
  refresh(): readonly PathPatch[] {
    const { patches } = this;
    this.patches = [];
    if (patches.length > 0) this.revision++;
    if (!this.filesChanged && this.dirty.size === 0) return patches;
    this.revision++;
    this.structure++;
    if (this.filesChanged) this.rebuild();
    else for (const path of this.dirty) this.update(this.nodes.get(path)!);
    this.dirty.clear();
    this.filesChanged = false;
    return patches;
  }

  private rebuild(): void {
    this.ordered = [...this.nodes.values()].sort((a, b) => comparePaths(a.path, b.path));
    // In order: where two files have one dotted name the first may win, whichever came to be known first.
    const paths = new Set(this.ordered.map(({ path }) => path));
    this.python = new PythonModules(paths, this.project.pythonRoots, this.project.scriptFolders);
    this.byName = undefined;
    for (const [index, node] of this.ordered.entries()) {
      node.index = index;
      node.name = node.facts.language === 'python' ? this.python.nameOf(node.path) : node.path;
      node.importers = [];
    }
    for (const node of this.ordered) {
      this.link(node);
      for (const edge of node.edges) (edge.to as Node).importers.push(edge);
    }
  }

  private update(node: Node): void {
    const before = node.edges;
    this.link(node);
    const changed = new Set([...before, ...node.edges].map((edge) => edge.to as Node));
    for (const target of changed) {
      const kept = target.importers.filter((edge) => edge.from !== node);
      const added = node.edges.filter((edge) => edge.to === target);
      const at = kept.findIndex((edge) => edge.from.index > node.index);
      kept.splice(at < 0 ? kept.length : at, 0, ...added);
      target.importers = kept;
    }
  }

  private link(node: Node): void {
    node.targets = new Array(node.facts.imports.length);
    node.edges = [];
    for (const [index, fact] of node.facts.imports.entries()) {
      const kind = kindOf(fact, node, this.project);
      if (node.facts.language === 'python') this.linkPython(node, fact, index, kind);
      else this.linkTypeScript(node, fact, index, kind);
    }
  }

  private linkTypeScript(node: Node, fact: ImportFact, index: number, kind: EdgeKind): void {
    const target = this.resolve(fact.specifier, node) as Node | undefined;
    node.targets[index] = target;
    if (target !== undefined) node.edges.push({ from: node, to: target, kind, import: index, binding: -1 });
  }

  /** grimp's reading: `from p import n` leads to module `p.n` where that is one, else to `p`; parents are not added. */
  private linkPython(node: Node, fact: ImportFact, index: number, kind: EdgeKind): void {
    const { file, submodule } = this.python.resolve(fact.specifier, node.path);
    const target = file === undefined ? undefined : this.nodes.get(file);
    node.targets[index] = target;
    let whole = fact.form !== 'from';
    if (fact.form === 'from') {
      for (const [binding, { imported }] of fact.bindings.entries()) {
        const path = imported === '*' ? undefined : submodule(imported);
        const inner = path === undefined ? undefined : this.nodes.get(path);
        if (inner === undefined) whole = true;
        else node.edges.push({ from: node, to: inner, kind, import: index, binding });
      }
    }
    if (whole && target !== undefined) node.edges.push({ from: node, to: target, kind, import: index, binding: -1 });
  }
}

function kindOf(fact: ImportFact, node: Node, project: Project): EdgeKind {
  if (fact.typeOnly || fact.form === 'import-type') return 'type';
  if (node.facts.language === 'python') {
    if (node.path.endsWith('.pyi')) return 'type';
  } else if (isElided(fact, node.facts, project.emitOptions(node.path)) || isDeclaration(node.path)) return 'type';
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
  for (const node of nodes) if (node.facts.language === 'python') add(node.name, node);
  for (const node of nodes) {
    const bare = node.path.replace(/(\.d)?\.[cm]?[jt]sx?$|\.pyi?$/, '');
    add(bare, node);
    add(bare.replace(/\/(index|__init__)$/, ''), node);
  }
  return names;
}
