// What a keystroke leaves as it was. Facts that say the same as before, but for where it stands and how long it is, are
// written into the old ones, which stay the same objects: all that was concluded from them still holds.
import type { DefinitionFact, Facts } from './facts';
import { fieldsOf, hasLate, takeOver } from './late-fields';

/** What may change while names, imports and definitions stay as they are. */
export type Part = 'bodies' | 'uses' | 'load' | 'behaviour' | 'strings';

/**
 * Writes what `next` says into `old`, and tells what that changed. `undefined`, and nothing written, when a name, an
 * import, a definition or anything else is not the same that others may have drawn conclusions from.
 */
export function patchFacts(old: Facts, next: Facts): ReadonlySet<Part> | undefined {
  const changed = new Set<Part>();
  const places = new Map<number, number>();
  for (const name of fixed) if (!isSame(name, old[name], next[name], changed, places)) return undefined;
  for (const name of replaceable) if (!isSame(name, old[name], next[name], changed, new Map())) changed.add(name);
  for (const name of fixed) overwrite(old[name], next[name]);
  const target = old as { -readonly [name in keyof Facts]: unknown };
  for (const name of [...replaceable, ...unread]) target[name] = next[name];
  return changed;
}

/** `next` with the old objects for definitions that say the same: who has followed a name to one need not do so again. */
export function keepDefinitions(old: Facts, next: Facts): Facts {
  const known = new Map<string, DefinitionFact[]>();
  for (const definition of old.definitions) {
    const key = keyOf(definition);
    const list = known.get(key);
    if (list === undefined) known.set(key, [definition]);
    else list.push(definition);
  }
  const definitions = next.definitions.map((definition) => {
    const before = known.get(keyOf(definition))?.shift();
    if (before === undefined || !isSame('', before, definition, new Set(), new Map())) return definition;
    overwrite(before, definition);
    return before;
  });
  const target = next as { -readonly [name in keyof Facts]: unknown };
  target.definitions = definitions;
  return next;
}

function keyOf({ owner, name, kind }: DefinitionFact): string {
  return `${kind} ${owner} ${name}`;
}

/** Numbers and names in these are conclusions' ground. */
const fixed = [
  'language',
  'imports',
  'exports',
  'dynamicExports',
  'definitions',
  'aliases',
  'wrappers',
  'attributeForwards',
  'ownStatements',
  'markers',
  'jsx',
  'isModule',
  'assigns',
] as const satisfies readonly (keyof Facts)[];

/** Parts that are taken over whole: only who says so reads them. */
const replaceable = ['load', 'behaviour', 'strings'] as const satisfies readonly (keyof Facts & Part)[];

/** Nothing is concluded from these: they are read anew for each report. */
const unread = ['lineStarts', 'suppressions', 'problems'] as const satisfies readonly (keyof Facts)[];

/** Offsets; those that are equal mean one place, which `group` is told by. */
const offsets: ReadonlySet<string> = new Set(['start', 'end', 'at', 'group', 'conditionGroup']);
const numbers: Readonly<Record<string, Part>> = { size: 'bodies', body: 'bodies', uses: 'uses' };

/**
 * Whether two facts of one name are equal but for positions, which are noted, and for numbers that are parts of their own.
 * `places`: new offsets by old ones; where one place has become two, what was told by it no longer holds.
 */
function isSame(name: string, old: unknown, next: unknown, changed: Set<Part>, places: Map<number, number>): boolean {
  if (typeof old === 'number' && typeof next === 'number') {
    if (offsets.has(name) && old >= 0 && next >= 0) {
      // An end may be the start of what follows, from which an edit parts it.
      if (name === 'end') return true;
      const known = places.get(old);
      places.set(old, next);
      return known === undefined || known === next;
    }
    if (old === next) return true;
    const part = numbers[name];
    if (part !== undefined) changed.add(part);
    return part !== undefined;
  }
  if (old === next) return true;
  if (typeof old !== 'object' || typeof next !== 'object' || old === null || next === null) return false;
  if (Array.isArray(old)) {
    if (!Array.isArray(next) || old.length !== next.length) return false;
    return old.every((each, at) => isSame(name, each, next[at], changed, places));
  }
  const [left, right] = [old as Record<string, unknown>, next as Record<string, unknown>];
  const keys = fieldsOf(left);
  if (keys.length !== fieldsOf(right).length) return false;
  return keys.every((key) => isSame(key, left[key], right[key], changed, places));
}

/** Numbers of equal structures, from one to the other. */
function overwrite(old: unknown, next: unknown): void {
  if (typeof old !== 'object' || old === null || old === next) return;
  if (hasLate(old)) {
    old[takeOver](next);
    return;
  }
  const [left, right] = [old as Record<string, unknown>, next as Record<string, unknown>];
  for (const key of Object.keys(left)) {
    if (typeof left[key] === 'number') left[key] = right[key];
    else overwrite(left[key], right[key]);
  }
}
