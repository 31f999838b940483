// Gives back what reading a workspace left behind, which V8 itself does only when more is made.
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { forgetLocalNames } from '../graph/local-names';

/** Below so many bytes there is little to give back. */
const smallHeap = 64 * 1024 * 1024;

/** Holds up this thread for 0.3 to 0.5 s where 300 MB are in use, so nobody should be waiting. */
export function giveBackMemory(): void {
  if (getHeapStatistics().total_heap_size < smallHeap) return;
  forgetLocalNames();
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  collect();
}
