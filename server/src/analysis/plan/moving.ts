// The actions that move imports: what the automatic fix does first, then what is left for a person.
import type { Graph } from '../../graph/model';
import type { RuleId } from '../../rules/rule';
import type { ReportedFinding } from '../report';
import { keysOfFinding } from './import-keys';
import type { Action, Place } from './plan';
import { onePerLine } from './task';
import { numbered } from './words';

/** `what`: the sentence that follows the number of modules, for one and for several of them. */
export function movingActions(
  graph: Graph,
  moves: ReadonlyMap<string, Place>,
  findings: readonly ReportedFinding[],
  what: (modules: string) => string,
): Action[] {
  const left = new Map(moves);
  const actions: Action[] = [];
  const add = (places: readonly Place[], fix: RuleId | null) => {
    if (places.length === 0) return;
    const files = new Set(places.map(({ file }) => file)).size;
    actions.push({ text: what(numbered(files, 'module')), fix, places: onePerLine(places) });
  };
  for (const rule of ['legacy-import', 'split-import-path'] as const) {
    const fixable = findings.filter((each) => each.rule === rule && each.fixes.length > 0);
    const places = fixable.flatMap((finding) => {
      return keysOfFinding(graph, finding).flatMap((key) => {
        const place = left.get(key);
        return place !== undefined && left.delete(key) ? [place] : [];
      });
    });
    add(places, rule);
  }
  add([...left.values()], null);
  return actions;
}

/** Modules of which an import moves. */
export function filesOf(moves: ReadonlyMap<string, Place>): Set<string> {
  return new Set([...moves.values()].map(({ file }) => file));
}
