// Where a name leads while JavaScript modules load: to a binding of an ES module, or to a property of what a CommonJS
// module exports. Aliases are not followed: `const a = b` is a binding of its own, with a time of its own.
import type { ImportFact } from '../../facts/facts';
import { localNamesOf } from '../local-names';
import type { Edge, Module } from '../model';

/** What a name means, and how many parts of its dotted form that takes. */
export interface Meaning {
  readonly value: Value;
  readonly parts: number;
  /** The import that brings it; undefined for a name of the module itself. */
  readonly edge: Edge | undefined;
}

export type Value =
  /** A name of an ES module, or of the asking module itself. `body` is the name of the function or class that it holds. */
  | { readonly kind: 'name'; readonly home: Module; readonly name: string; readonly body: string }
  /** An ES module as a namespace. */
  | { readonly kind: 'namespace'; readonly module: Module }
  /** A property of what a CommonJS module exports; `*` is all of it. `edge` is the `require` that took it at its time. */
  | { readonly kind: 'property'; readonly module: Module; readonly name: string; readonly taken: Edge | undefined };

/** By import index; imports of types alone lead nowhere. */
export type EdgesOf = (module: Module) => ReadonlyMap<number, Edge>;

/**
 * Files are ES modules when they say so by an import or export; TypeScript is read as what it says, since bundlers and
 * Node evaluate it so.
 */
export function isCommonJs({ facts, path }: Module): boolean {
  if (/\.c[jt]s$/.test(path) || !facts.isModule) return true;
  return facts.load.steps.some(({ do: what, name }) => what === 'define' && name === 'module.exports');
}

export class JavaScriptNames {
  private readonly commonJs = new Map<Module, boolean>();
  private readonly defaults = new Map<Module, boolean>();

  constructor(private readonly edgesOf: EdgesOf) {}

  isCommonJs(module: Module): boolean {
    let known = this.commonJs.get(module);
    if (known === undefined) {
      known = isCommonJs(module);
      this.commonJs.set(module, known);
    }
    return known;
  }

  /** A dotted name as it is written in `module`. */
  meaning(module: Module, name: string): Meaning | undefined {
    const parts = name.split('.');
    const [first] = parts;
    const bound = localNamesOf(module.facts).imported(first!);
    if (bound === undefined) {
      return { value: { kind: 'name', home: module, name: first!, body: first! }, parts: 1, edge: undefined };
    }
    const edge = this.edgesOf(module).get(bound.import);
    if (edge === undefined) return undefined;
    const fact = module.facts.imports[bound.import]!;
    let value = this.brought(edge, fact, fact.bindings[bound.binding]!.imported);
    let taken = 1;
    while (value !== undefined && taken < parts.length) {
      const part = parts[taken]!;
      if (part === '[]') break;
      if (value.kind === 'namespace') value = this.exported(value.module, part, new Set());
      else if (value.kind === 'property' && value.name === '*') value = { ...value, name: part };
      else break;
      taken++;
    }
    return value && { value, parts: taken, edge };
  }

  /** What an import of `name` from the edge's module gives; `seen` holds the questions on the way, for circular re-exports. */
  private brought(edge: Edge, { form }: ImportFact, name: string, seen = new Set<string>()): Value | undefined {
    const { to } = edge;
    if (!this.isCommonJs(to)) return name === '*' ? { kind: 'namespace', module: to } : this.exported(to, name, seen);
    const whole = name === 'default' && form !== 'require' && !hasExport(to, 'default');
    const taken = form === 'require' || form === 'import-equals' ? edge : undefined;
    return { kind: 'property', module: to, name: whole ? '*' : name, taken };
  }

  private exported(module: Module, name: string, seen: Set<string>): Value | undefined {
    const question = `${module.index} ${name}`;
    if (seen.has(question)) return undefined;
    seen.add(question);
    if (this.isCommonJs(module)) return { kind: 'property', module, name, taken: undefined };
    const names = localNamesOf(module.facts);
    const found = names.exported(name);
    if (found !== undefined) {
      if (found.typeOnly) return undefined;
      return found.from === undefined
        ? this.local(module, name, found.local, seen)
        : this.through(module, found.from, found.local, seen);
    }
    if (name === 'default') return undefined;
    for (const { from } of names.starExports) {
      const value = this.through(module, from!, name, seen);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** The function or class that a CommonJS module exports under a name, followed through what it only passes on. */
  holderOf(module: Module, name: string, seen = new Set<Module>()): { module: Module; name: string } | undefined {
    const found = localNamesOf(module.facts).exported(name);
    if (found === undefined || seen.has(module)) return undefined;
    seen.add(module);
    const bound = localNamesOf(module.facts).imported(found.local);
    const index = found.from ?? bound?.import;
    if (index === undefined) return { module, name: found.local };
    const to = this.edgesOf(module).get(index)?.to;
    const inner =
      found.from === undefined ? module.facts.imports[index]!.bindings[bound!.binding]!.imported : found.local;
    return to && this.holderOf(to, inner === '*' ? 'default' : inner, seen);
  }

  private local(module: Module, name: string, local: string, seen: Set<string>): Value | undefined {
    // `export default a` is a copy of `a`, made where it stands.
    if (name === 'default' && this.definesDefault(module)) return { kind: 'name', home: module, name, body: local };
    const bound = localNamesOf(module.facts).imported(local);
    if (bound === undefined) return { kind: 'name', home: module, name: local, body: local };
    const { imported } = module.facts.imports[bound.import]!.bindings[bound.binding]!;
    return this.through(module, bound.import, imported, seen);
  }

  private through(module: Module, index: number, name: string, seen: Set<string>): Value | undefined {
    const edge = this.edgesOf(module).get(index);
    return edge && this.brought(edge, module.facts.imports[index]!, name, seen);
  }

  private definesDefault(module: Module): boolean {
    let known = this.defaults.get(module);
    if (known === undefined) {
      known = module.facts.load.steps.some(({ do: what, name }) => what === 'define' && name === 'default');
      this.defaults.set(module, known);
    }
    return known;
  }
}

export function hasExport(module: Module, name: string): boolean {
  return localNamesOf(module.facts).exported(name) !== undefined;
}
