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
    const { definitions, aliases, imports, exports } = facts;
    let count = definitions.length + aliases.length + exports.length;
    const stars: number[] = [];
    for (let at = 0; at < imports.length; at++) {
      const { bindings } = imports[at]!;
      count += bindings.length;
      if (binds(imports[at]!) && bindings.some(isStar)) stars.push(at);
    }
    this.stars = exact(stars);
    this.starExports = exact(exports.filter((each) => each.name === '*' && each.from !== undefined));
    this.index = count > few ? new NameIndex(facts) : undefined;
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
    for (const each of facts.definitions) {
      if (each.owner === '' && !this.definitions.has(each.name)) this.definitions.set(each.name, each);
    }
    for (const each of facts.aliases) this.aliases.set(each.name, each);
    for (const [at, { bindings }] of facts.imports.entries()) {
      for (const [binding, { local }] of bindings.entries()) {
        if (local === '') continue;
        const found = held(facts, this.imported.get(local), at, binding);
        if (found !== undefined) this.imported.set(local, found);
      }
    }
    for (const each of facts.exports) this.exports.set(each.name, each);
  }
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
