// How many threads read a workspace.
import { availableParallelism } from 'node:os';

/** What the machine offers, for whoever has to answer meanwhile. */
export function allThreads(): number {
  return Math.min(availableParallelism(), 8);
}

/**
 * For whoever only waits; `bytes` of source, 0 for no threads. Where the machine has two processors they are mostly the two
 * halves of one core, as machines are rented: there a second thread gives little, and has all code to compile again, so it
 * pays only in a long reading (`--threads` says otherwise).
 */
export function threadsThatPay(bytes: number, processors = allThreads()): number {
  return processors === 2 && bytes < longOnOneCore ? 0 : processors;
}

const longOnOneCore = 30_000_000;
