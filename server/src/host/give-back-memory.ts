// Gives back what reading a workspace or a keystroke left behind, which V8 itself does only when more is made.
import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { forgetLocalNames } from '../graph/local-names';

/** Below so many bytes there is little to give back. */
const smallHeap = 64 * 1024 * 1024;

/** Holds up this thread for 0.3 to 0.5 s where 300 MB are in use, so nobody should be waiting. */
export function giveBackMemory(): void {
  if (getHeapStatistics().total_heap_size < smallHeap) return;
  forgetLocalNames();
  collector()();
}

/**
 * Clears young memory of which more than a quarter is full, so that V8 does not have to in the midst of what somebody waits
 * for: a keystroke seldom makes more than what is free then. Holds up this thread for some milliseconds.
 */
export function clearYoungMemory(): void {
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  if (young === undefined || 3 * young.space_used_size < young.space_available_size) return;
  collector()({ type: 'minor' });
}

type Collect = (options?: { readonly type: 'minor' }) => void;

let collect: Collect | undefined;

function collector(): Collect {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as Collect;
    setFlagsFromString('--no-expose-gc');
  }
  return collect;
}
