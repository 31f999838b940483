// How many threads read a workspace. Where a machine has two processors they are mostly the two halves of one core, as
// machines are rented: there a second thread gives little, and has all code to compile again.
import { availableParallelism } from 'node:os';

const most = 8;

/** For whoever has to answer meanwhile: a processor is left to that thread, which also takes in what the others have read. */
export function threadsBeside(processors = availableParallelism()): number {
  return Math.max(1, Math.min(processors - 1, most));
}

/** For whoever only waits; `bytes` of source, 0 for no threads. */
export function threadsThatPay(bytes: number, processors = availableParallelism()): number {
  if (processors > 2) return Math.min(processors, most);
  return bytes < muchForOneHeap ? 0 : Math.min(processors, bytes < muchForOneThread ? 1 : 2);
}

/** A thread ends with all that reading left behind: a third less memory, for a twentieth of the time. */
const muchForOneHeap = 30_000_000;
/** Only from here on a second thread makes up for what it compiles again. */
const muchForOneThread = 150_000_000;
