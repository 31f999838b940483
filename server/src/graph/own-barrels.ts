// Barrels of a definition's own: modules by which what lies below them is meant to be reached.
import { baseNameOf, directoryOf, isInside, type Path } from '../text/paths';
import { family, Reads } from './incremental/derived';
import type { Graph, Module } from './model';
import { isBarrel } from './shims';
import type { Home } from './symbols';
import type { Usage } from './usages';

export class OwnBarrels {
  /** Of a module of another name than an index that gathers what lies below its folder: the folder that all of it shares. */
  private readonly folderOf: (target: Module) => Path | undefined;

  constructor(private readonly graph: Graph) {
    this.folderOf = family((target: Module) => gathered(target), { reads: Reads.structure | Reads.uses });
  }

  /** Whether `target` is the entry of the definition's package, or a barrel above it. */
  isOwn(target: Module, home: Home): boolean {
    return this.isEntry(target, home) || this.isAbove(target, home);
  }

  /**
   * From outside a package what it offers is as good as the definition's own module; so it is for tests, which stand
   * outside wherever they lie.
   */
  isFreeTo({ target, home, module }: Usage, isTest: (path: Path) => boolean): boolean {
    if (target === home.module) return false;
    const entry = this.isEntry(target, home);
    const above = this.isAbove(target, home);
    if (isTest(module.path)) return entry || above;
    const { graph } = this;
    if (entry && graph.packageOf(module) !== graph.packageOf(home.module)) return true;
    return above && !isInside(module.path, this.folderOf(target) ?? directoryOf(target.path));
  }

  private isEntry(target: Module, home: Home): boolean {
    return this.graph.isPackageEntry(target) && this.graph.packageOf(target) === this.graph.packageOf(home.module);
  }

  private isAbove(target: Module, home: Home): boolean {
    if (isBarrel(target, [home.module])) return true;
    const folder = this.folderOf(target);
    return folder !== undefined && isInside(home.module.path, folder);
  }
}

function gathered(target: Module): Path | undefined {
  if (isIndex(target.path)) return undefined;
  const folder = directoryOf(target.path);
  const passed = new Set<Module>();
  for (const [index, { form, bindings }] of target.facts.imports.entries()) {
    const to = target.targets[index];
    const isPassed = form === 're-export' || form === 're-export-all' || (form === 'from' && isUnread(bindings));
    if (to !== undefined && to !== target && isPassed && isInside(to.path, folder)) passed.add(to);
  }
  if (passed.size < 2) return undefined;
  return [...passed].map(({ path }) => directoryOf(path)).reduce(shared);
}

/** Python: imported to be handed on, not to be used. */
function isUnread(bindings: readonly { readonly imported: string; readonly uses: number }[]): boolean {
  return bindings.every(({ imported, uses }) => imported === '*' || uses === 0);
}

function isIndex(path: Path): boolean {
  return /^(__init__|index)\./.test(baseNameOf(path));
}

function shared(a: Path, b: Path): Path {
  let folder = a;
  while (folder !== '' && !isInside(`${b}/x`, folder)) folder = directoryOf(folder);
  return folder;
}
