// The graph contract: modules, resolved imports and edges, as rules and fixes see them.
import type { Facts } from '../facts/facts';
import type { Path } from '../text/paths';
import type { EmitOptions } from './elision';
import type { Derivations } from './incremental/derivations';

export type EdgeKind = 'runtime' | 'deferred' | 'type';

/** Facts, edges and importers are read through it each time: whoever keeps what lies in them must read the module as well. */
export interface Module {
  readonly path: Path;
  readonly facts: Facts;
  /** Position in `Graph.modules`; changes when files are added or removed. */
  readonly index: number;
  /** Python: the dotted name under its source root (`app.core.manager`); else the path. */
  readonly name: string;
  /** Aligned with `facts.imports`: the workspace module each leads to; `undefined` for packages from outside. */
  readonly targets: readonly (Module | undefined)[];
  readonly edges: readonly Edge[];
  /** Edges of other modules (or its own) that lead here, in the order of their source paths. */
  readonly importers: readonly Edge[];
}

/** Notes that what is being derived depends on a module's facts, as reading them does. */
export function observe({ facts }: Module): Facts {
  return facts;
}

/** One module's import of another. Two imports of the same module make two edges. */
export interface Edge {
  readonly from: Module;
  readonly to: Module;
  readonly kind: EdgeKind;
  /** Index into `from.facts.imports`. */
  readonly import: number;
  /** Python `from p import n` where `p.n` is a module: the index of that binding; else -1, the import as a whole. */
  readonly binding: number;
}

export interface Graph {
  /** What was concluded from the graph; new when files came or went. */
  readonly derivations: Derivations;
  /** Modules whose edges have changed since `derivations` was new, in the order of the changes. */
  readonly relinked: readonly Module[];
  /** Sorted by path. */
  readonly modules: readonly Module[];
  module(path: Path): Module | undefined;
  /** By path without extension, dotted Python name, package-style name or path: as a person writes it in a configuration. */
  moduleNamed(name: string): Module | undefined;
  /** Where a specifier written in `from` leads; Python: a dotted name, with leading dots when relative. */
  resolve(specifier: string, from: Module): Module | undefined;
  /** Whether other packages reach the module by its package's name: by `main`, `exports` and the like. */
  isPackageEntry(module: Module): boolean;
  /** Folder of the package (nearest named `package.json`) that a module belongs to; the root where there is none. */
  packageOf(module: Module): Path;
}

/** What the graph needs to know of the project and cannot read itself. All paths are root-relative. */
export interface Project {
  /** Folders on Python's path for every module, longest first; the root is the empty path. */
  readonly pythonRoots: readonly Path[];
  /** Folders whose own files run as scripts and so import each other by bare names. */
  readonly scriptFolders: ReadonlySet<Path>;
  /** How the compiler treats this TypeScript or JavaScript file. */
  emitOptions(path: Path): EmitOptions;
  /**
   * Where a specifier leads that the file list alone does not answer: path mappings, package names of the workspace,
   * `exports`, `imports`, a folder's `package.json`. `undefined` when it leads outside the root or nowhere.
   */
  resolve(specifier: string, from: Path): Path | undefined;
  isPackageEntry(path: Path): boolean;
  packageOf(path: Path): Path;
}
