// A set of arcs that cuts given cycles, chosen greedily by reduced weight.
import { Decision } from './kernel';

const { free, cut } = Decision;

/**
 * The decisions with undecided arcs cut besides, so that every active cycle that can be is cut: of each the arc of
 * least reduced weight, and then without those that turn out superfluous, dearest first.
 */
export function cover(
  cycles: readonly (readonly number[])[],
  active: readonly number[],
  decisions: Uint8Array,
  reduced: Float64Array,
): Uint8Array {
  const state = decisions.slice();
  /** By arc cut here: the active cycles through it. */
  const through = new Map<number, number[]>();
  for (const cycle of active) {
    const arcs = cycles[cycle]!;
    if (arcs.some((arc) => state[arc] === cut)) continue;
    let cheapest = -1;
    for (const arc of arcs) {
      if (state[arc] === free && (cheapest < 0 || reduced[arc]! < reduced[cheapest]!)) cheapest = arc;
    }
    if (cheapest < 0) continue;
    state[cheapest] = cut;
    through.set(cheapest, []);
  }
  const times = new Int32Array(cycles.length);
  for (const cycle of active) {
    for (const arc of cycles[cycle]!) {
      if (state[arc] !== cut) continue;
      times[cycle]!++;
      through.get(arc)?.push(cycle);
    }
  }
  for (const arc of [...through.keys()].sort((a, b) => reduced[b]! - reduced[a]! || b - a)) {
    const served = through.get(arc)!;
    if (served.some((cycle) => times[cycle] === 1)) continue;
    state[arc] = free;
    for (const cycle of served) times[cycle]!--;
  }
  return state;
}
