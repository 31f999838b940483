// Whether a name is there yet when a module of a cycle asks for it while the modules load.
import { directoryOf, isInside } from '../text/paths';
import type { Component } from './components';
import type { Edge, Graph, Module } from './model';
import { homeOf } from './symbols';

/** Answers for the runtime edges of one component. */
export class LoadOrder {
  private readonly edges = new Map<Module, Edge[]>();

  constructor(
    private readonly graph: Graph,
    component: Component,
  ) {
    for (const edge of component.edges) {
      const list = this.edges.get(edge.from);
      if (list === undefined) this.edges.set(edge.from, [edge]);
      else list.push(edge);
    }
  }

  /**
   * Whether the importing module can be loaded before the imported one has bound the name: by an import that stands
   * before the name is bound, or is what binds it. Python runs its statements in order, and has begun a module's packages
   * before the module. JavaScript runs all imports first, so what a module defines comes after them, but what it passes
   * on is there once that one import has run.
   */
  canMiss(edge: Edge, binding: number): boolean {
    const { from, to } = edge;
    const leaving = this.edges.get(to) ?? [];
    const bound = this.boundAt(edge, binding);
    const before = leaving.filter((each) => startOf(each) < bound);
    // Within a component all that a module imports leads to every other one.
    if (to.facts.language !== 'python' && before.length === leaving.length) return true;
    return this.leadsTo(before, from, to);
  }

  private leadsTo(start: readonly Edge[], goal: Module, without: Module): boolean {
    const seen = new Set([without]);
    const open = start.map((each) => each.to);
    for (let module = open.pop(); module !== undefined; module = open.pop()) {
      if (seen.has(module) || isPackageOf(module, without)) continue;
      if (module === goal) return true;
      seen.add(module);
      for (const each of this.edges.get(module) ?? []) open.push(each.to);
    }
    return false;
  }

  /** Where in the imported module the last of what the binding needs is bound; infinite where that is not known. */
  private boundAt({ from, to, import: index, binding: inner }: Edge, binding: number): number {
    const { form, bindings } = from.facts.imports[index]!;
    const { imported, attributes } = bindings[binding]!;
    const whole = inner >= 0 || imported === '*' || (to.facts.language === 'python' && form === 'import');
    const names = whole ? attributes : [imported];
    return names.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...names.map((name) => this.placeOf(to, name)));
  }

  private placeOf(module: Module, name: string): number {
    if (module.facts.language === 'python') return this.placeInPython(module, name);
    const { imports, exports } = module.facts;
    const found = exports.find((each) => each.name === name);
    if (found === undefined) return this.placeOfStar(module, name);
    const index =
      found.from ??
      imports.findIndex((each) => isNow(each) && each.bindings.some((bound) => bound.local === found.local));
    return imports[index]?.span.end ?? Number.POSITIVE_INFINITY;
  }

  private placeInPython(module: Module, name: string): number {
    const { definitions, aliases, imports } = module.facts;
    const places = [
      ...definitions.filter((each) => each.owner === '' && each.name === name),
      ...aliases.filter((each) => each.name === name),
      ...imports.filter((each) => isNow(each) && each.bindings.some((bound) => bound.local === name)),
    ];
    return places.length === 0 ? this.placeOfStar(module, name) : Math.max(...places.map(({ span }) => span.end));
  }

  private placeOfStar({ facts: { imports }, targets }: Module, name: string): number {
    const index = imports.findIndex((each, at) => {
      const target = targets[at];
      const star = each.bindings.some((bound) => bound.imported === '*' && bound.local === '');
      return star && isNow(each) && target !== undefined && homeOf(this.graph, target, name) !== undefined;
    });
    return imports[index]?.span.end ?? Number.POSITIVE_INFINITY;
  }
}

function isPackageOf(module: Module, inner: Module): boolean {
  if (!/(^|\/)__init__\.pyi?$/.test(module.path) || module === inner) return false;
  return isInside(inner.path, directoryOf(module.path));
}

function isNow({ deferred, typeOnly }: { readonly deferred: boolean; readonly typeOnly: boolean }): boolean {
  return !deferred && !typeOnly;
}

function startOf(edge: Edge): number {
  return edge.from.facts.imports[edge.import]!.span.start;
}
