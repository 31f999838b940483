// Index of the names that a module's own text binds, made once per facts.
import type { AliasFact, DefinitionFact, ExportFact, Facts, ImportFact } from '../facts/facts';
import { exact } from './incremental/short-list';

export interface LocalNames {
  /** The first definition of each module-level name. */
  readonly definitions: ReadonlyMap<string, DefinitionFact>;
  readonly aliases: ReadonlyMap<string, AliasFact>;
  /**
   * Position of the binding of each imported name that holds: the last, as at run time, but of the branches of one
   * statement the first, which `except` and `else` stand in for.
   */
  readonly imported: ReadonlyMap<string, { readonly import: number; readonly binding: number }>;
  /** Imports that bring every name of their module: Python `from m import *`. */
  readonly stars: readonly number[];
  readonly exports: ReadonlyMap<string, ExportFact>;
  /** Re-exports of every name: `export * from`. */
  readonly starExports: readonly ExportFact[];
}

let known = new WeakMap<Facts, LocalNames>();
const noNames: ReadonlyMap<string, never> = new Map<string, never>();

export function localNamesOf(facts: Facts): LocalNames {
  let names = known.get(facts);
  if (names === undefined) {
    names = collect(facts);
    known.set(facts, names);
  }
  return names;
}

/** They take as much room as the names themselves, and cost little to whoever asks next. */
export function forgetLocalNames(): void {
  known = new WeakMap();
}

function collect(facts: Facts): LocalNames {
  const definitions = new Map<string, DefinitionFact>();
  for (const each of facts.definitions) {
    if (each.owner === '' && !definitions.has(each.name)) definitions.set(each.name, each);
  }
  const imported = new Map<string, { import: number; binding: number }>();
  const stars: number[] = [];
  for (const [index, fact] of facts.imports.entries()) {
    if (fact.form === 're-export' || fact.form === 're-export-all') continue;
    for (const [binding, { imported: name, local }] of fact.bindings.entries()) {
      if (local !== '') {
        const before = imported.get(local);
        if (before === undefined || (!fact.deferred && !standsIn(facts, fact, before.import)))
          imported.set(local, { import: index, binding });
      } else if (name === '*') stars.push(index);
    }
  }
  const exports = new Map<string, ExportFact>();
  for (const each of facts.exports) if (each.name !== '*') exports.set(each.name, each);
  return {
    definitions: definitions.size === 0 ? noNames : definitions,
    aliases: facts.aliases.length === 0 ? noNames : new Map(facts.aliases.map((each) => [each.name, each])),
    imported: imported.size === 0 ? noNames : imported,
    stars: exact(stars),
    exports: exports.size === 0 ? noNames : exports,
    starExports: exact(facts.exports.filter((each) => each.name === '*' && each.from !== undefined)),
  };
}

/** Whether an import is the substitute for one before it, in another branch of the same statement. */
function standsIn({ imports }: Facts, { condition }: ImportFact, before: number): boolean {
  if (condition === undefined || (condition.branch !== 'except' && condition.branch !== 'else')) return false;
  return imports[before]!.condition?.group === condition.group;
}
