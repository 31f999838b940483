// What a keystroke leaves as it was. Facts that say the same as before, but for where it stands and how long it is, are
// written into the old ones, which stay the same objects: all that was concluded from them still holds.
import type { LineStarts } from '../text/line-index';
import type { Facts } from './facts';

/** What may change while names, imports and definitions stay as they are. */
export type Part = 'bodies' | 'uses' | 'load' | 'behaviour' | 'strings';

export interface Patch {
  /** Parts that say something else now, positions aside. */
  readonly changed: ReadonlySet<Part>;
  /** New offsets by old ones, of what starts there and of what ends there. */
  readonly starts: ReadonlyMap<number, number>;
  readonly ends: ReadonlyMap<number, number>;
  /** The lines that the old offsets are on, and the new ones. */
  readonly oldLines: LineStarts;
  readonly newLines: LineStarts;
}

/**
 * Writes what `next` says into `old`, and tells what that changed. `undefined`, and nothing written, when a name, an
 * import, a definition or anything else is not the same that others may have drawn conclusions from.
 */
export function patchFacts(old: Facts, next: Facts): Patch | undefined {
  const changed = new Set<Part>();
  const moves: Move[] = [];
  for (const name of fixed) if (!isSame(name, old[name], next[name], changed, moves)) return undefined;
  for (const name of replaceable) {
    const known = moves.length;
    if (isSame(name, old[name], next[name], changed, moves)) continue;
    changed.add(name);
    moves.length = known;
  }
  const starts = mapOf(moves, 'start');
  const ends = mapOf(moves, 'end');
  if (starts === undefined || ends === undefined) return undefined;
  const { lineStarts: oldLines } = old;
  for (const name of fixed) overwrite(old[name], next[name]);
  const target = old as { -readonly [name in keyof Facts]: unknown };
  for (const name of [...replaceable, ...unread]) target[name] = next[name];
  return { changed, starts, ends, oldLines, newLines: next.lineStarts };
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
] as const satisfies readonly (keyof Facts)[];

/** Parts that are taken over whole: only who says so reads them. */
const replaceable = ['load', 'behaviour', 'strings'] as const satisfies readonly (keyof Facts & Part)[];

/** Nothing is concluded from these: they are read anew for each report. */
const unread = ['lineStarts', 'suppressions', 'problems'] as const satisfies readonly (keyof Facts)[];

interface Move {
  readonly side: 'start' | 'end';
  readonly from: number;
  readonly to: number;
}

const sides: Readonly<Record<string, Move['side']>> = {
  start: 'start',
  end: 'end',
  at: 'start',
  group: 'start',
  conditionGroup: 'start',
};
const numbers: Readonly<Record<string, Part>> = { size: 'bodies', body: 'bodies', uses: 'uses' };

/** Whether two facts of one name are equal but for positions, which are noted, and for numbers that are parts of their own. */
function isSame(name: string, old: unknown, next: unknown, changed: Set<Part>, moves: Move[]): boolean {
  if (typeof old === 'number' && typeof next === 'number') {
    const side = sides[name];
    if (side !== undefined && old >= 0 && next >= 0) moves.push({ side, from: old, to: next });
    else if (old !== next) {
      const part = numbers[name];
      if (part === undefined) return false;
      changed.add(part);
    }
    return true;
  }
  if (old === next) return true;
  if (typeof old !== 'object' || typeof next !== 'object' || old === null || next === null) return false;
  if (Array.isArray(old)) {
    if (!Array.isArray(next) || old.length !== next.length) return false;
    for (let at = 0; at < old.length; at++) if (!isSame(name, old[at], next[at], changed, moves)) return false;
    return true;
  }
  const [left, right] = [old as Record<string, unknown>, next as Record<string, unknown>];
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => isSame(key, left[key], right[key], changed, moves));
}

/** `undefined` when one place has become two: then nothing tells which of them a conclusion spoke of. */
function mapOf(moves: readonly Move[], side: Move['side']): Map<number, number> | undefined {
  const map = new Map<number, number>();
  for (const { side: own, from, to } of moves) {
    if (own !== side) continue;
    const known = map.get(from);
    if (known !== undefined && known !== to) return undefined;
    map.set(from, to);
  }
  return map;
}

/** Numbers of equal structures, from one to the other. */
function overwrite(old: unknown, next: unknown): void {
  if (typeof old !== 'object' || old === null || old === next) return;
  const [left, right] = [old as Record<string, unknown>, next as Record<string, unknown>];
  for (const key of Object.keys(left)) {
    if (typeof left[key] === 'number') left[key] = right[key];
    else overwrite(left[key], right[key]);
  }
}
