// The names that a module's own text binds, made ready once per facts.
import type { AliasFact, BindingFact, DefinitionFact, ExportFact, Facts, ImportFact } from '../facts/facts';
import { exact } from './incremental/short-list';

/** The position of a binding in `Facts.imports`. */
export interface ImportedName {
  readonly import: number;
  readonly binding: number;
}

let known = new WeakMap<Facts, LocalNames>();

export function localNamesOf(facts: Facts): LocalNames {
  let names = known.get(facts);
  if (names === undefined) {
    names = new LocalNames(facts);
    known.set(facts, names);
  }
  return names;
}

/** They take room, and cost little to whoever asks next. */
export function forgetLocalNames(): void {
  known = new WeakMap();
}

/** Most modules bind few names, and are looked through: an index takes as long to make as all that is ever asked of them. */
const few = 40;

export class LocalNames {
  /** Imports that bring every name of their module: Python `from m import *`. */
  readonly stars: readonly number[];
  /** Re-exports of every name: `export * from`. */
  readonly starExports: readonly ExportFact[];
  private readonly index: NameIndex | undefined;

  constructor(private readonly facts: Facts) {
    this.stars = starsAmong(facts.imports);
    this.starExports = exact(facts.exports.filter(isStarExport));
    this.index = countNames(facts) > few ? new NameIndex(facts) : undefined;
  }

  /** The first definition of a module-level name. */
  definition(name: string): DefinitionFact | undefined {
    if (this.index !== undefined) return this.index.definitions.get(name);
    return this.facts.definitions.find((each) => each.name === name && each.owner === '');
  }

  alias(name: string): AliasFact | undefined {
    if (this.index !== undefined) return this.index.aliases.get(name);
    return this.facts.aliases.findLast((each) => each.name === name);
  }

  /**
   * The binding of an imported name that holds: the last, as at run time, but of the branches of one statement the first,
   * which `except` and `else` stand in for.
   */
  imported(name: string): ImportedName | undefined {
    if (this.index !== undefined || name === '') return this.index?.imported.get(name);
    let found: ImportedName | undefined;
    const { imports } = this.facts;
    for (let at = 0; at < imports.length; at++) {
      const { bindings } = imports[at]!;
      for (let binding = 0; binding < bindings.length; binding++) {
        if (bindings[binding]!.local === name) found = held(this.facts, found, at, binding);
      }
    }
    return found;
  }

  exported(name: string): ExportFact | undefined {
    if (name === '*') return undefined;
    if (this.index !== undefined) return this.index.exports.get(name);
    return this.facts.exports.findLast((each) => each.name === name);
  }
}

class NameIndex {
  readonly definitions = new Map<string, DefinitionFact>();
  readonly aliases = new Map<string, AliasFact>();
  readonly imported = new Map<string, ImportedName>();
  readonly exports = new Map<string, ExportFact>();

  constructor(facts: Facts) {
    this.addDefinitions(facts.definitions);
    for (let at = 0; at < facts.imports.length; at++) this.addBindings(facts, at);
    setAll(this.aliases, facts.aliases);
    setAll(this.exports, facts.exports);
  }

  private addDefinitions(definitions: readonly DefinitionFact[]): void {
    for (let at = 0; at < definitions.length; at++) {
      const each = definitions[at]!;
      if (each.owner === '' && !this.definitions.has(each.name)) this.definitions.set(each.name, each);
    }
  }

  private addBindings(facts: Facts, at: number): void {
    const { bindings } = facts.imports[at]!;
    for (let binding = 0; binding < bindings.length; binding++) {
      const { local } = bindings[binding]!;
      if (local === '') continue;
      const found = held(facts, this.imported.get(local), at, binding);
      if (found !== undefined) this.imported.set(local, found);
    }
  }
}

function setAll<Fact extends { readonly name: string }>(byName: Map<string, Fact>, facts: readonly Fact[]): void {
  for (let at = 0; at < facts.length; at++) byName.set(facts[at]!.name, facts[at]!);
}

function countNames({ definitions, aliases, imports, exports }: Facts): number {
  let count = definitions.length + aliases.length + exports.length;
  for (let at = 0; at < imports.length; at++) count += imports[at]!.bindings.length;
  return count;
}

function starsAmong(imports: readonly ImportFact[]): readonly number[] {
  const stars: number[] = [];
  for (let at = 0; at < imports.length; at++) {
    if (binds(imports[at]!) && imports[at]!.bindings.some(isStar)) stars.push(at);
  }
  return exact(stars);
}

function isStarExport({ name, from }: ExportFact): boolean {
  return name === '*' && from !== undefined;
}

/** What a name stands for behind an import that binds it. */
function held(facts: Facts, before: ImportedName | undefined, at: number, binding: number): ImportedName | undefined {
  const fact = facts.imports[at]!;
  if (!binds(fact)) return before;
  if (before !== undefined && (fact.deferred || standsIn(facts, fact, before.import))) return before;
  return { import: at, binding };
}

function binds({ form }: ImportFact): boolean {
  return form !== 're-export' && form !== 're-export-all';
}

function isStar({ imported, local }: BindingFact): boolean {
  return imported === '*' && local === '';
}

/** Whether an import is the substitute for one before it, in another branch of the same statement. */
function standsIn({ imports }: Facts, { condition }: ImportFact, before: number): boolean {
  if (condition === undefined || (condition.branch !== 'except' && condition.branch !== 'else')) return false;
  return imports[before]!.condition?.group === condition.group;
}
