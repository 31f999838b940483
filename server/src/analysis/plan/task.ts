// A step of the plan while it is being put together: what it settles, what it moves and removes, what it needs first.
import type { RuleId } from '../../rules/rule';
import type { Path } from '../../text/paths';
import type { ReportedFinding } from '../report';
import type { Action, PhaseId, Place } from './plan';

/** What a step is said to be, once it is known which findings it settles. */
export interface Described {
  readonly title: string;
  readonly files: readonly Path[];
  readonly importers: number;
  readonly actions: readonly Action[];
}

export interface Task {
  /** Tells tasks apart and orders equals; stable. */
  readonly key: string;
  readonly rule: RuleId;
  phase: PhaseId;
  /** Within its phase; the lower goes first. */
  rank: number;
  readonly groups: string[];
  /** Its own findings and those of other rules that are gone when it is done. */
  readonly findings: ReportedFinding[];
  /** Imports that it moves to another module, by key (see `import-keys.ts`). */
  readonly moves: Map<string, Place>;
  /** Modules that are gone afterwards. */
  readonly removes: ReadonlySet<Path>;
  readonly needs: Set<Task>;
  describe(): Described;
}

/** A task that moves and removes nothing. */
export function taskOf(task: Pick<Task, 'key' | 'rule' | 'phase' | 'rank' | 'describe'> & Partial<Task>): Task {
  return { groups: [], findings: [], moves: new Map(), removes: new Set(), needs: new Set(), ...task };
}

export function placeOf({ file, range }: ReportedFinding, note: string): Place {
  return { file, line: range.start.line, note };
}

/** One place a line, its notes joined; by file and line. */
export function onePerLine(places: Iterable<Place>): Place[] {
  const byLine = new Map<string, { place: Place; notes: Set<string> }>();
  for (const place of places) {
    const key = `${place.file}\0${place.line}`;
    const known = byLine.get(key) ?? { place, notes: new Set() };
    byLine.set(key, known);
    if (place.note !== '') known.notes.add(place.note);
  }
  return [...byLine.values()]
    .map(({ place, notes }) => ({ ...place, note: [...notes].join(', ') }))
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}
