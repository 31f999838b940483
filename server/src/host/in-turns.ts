// Long work in slices: others have their turn in between.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Steps } from '../graph/incremental/steps';

/** Milliseconds. Work that is done by then is done at once, as what follows a keystroke is. */
const usualSlice = 30;

export async function inTurns<T>(steps: Steps<T>, slice = usualSlice): Promise<T> {
  let end = performance.now() + slice;
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (performance.now() < end) continue;
    await nextTurn();
    end = performance.now() + slice;
  }
}
