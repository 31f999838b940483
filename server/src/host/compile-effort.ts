// How V8 compiles and where it puts what is made, in this process and its threads: a run over a workspace is short.
import { setFlagsFromString } from 'node:v8';

/**
 * V8 learns from one large file that trees outlive young memory, and from then on makes those of all files in old memory,
 * where they lie, dead at once, until it is marked: a tenth of the time and the peak of reading TypeScript on Node 20. On
 * Node 24 there is nothing to gain.
 */
const noPretenuring = '--no-allocation-site-pretenuring';

/** Optimised code with much inlined into it took a third of the processor time of a cold run, more than it gave back. */
const littleInlining = '--max-inlined-bytecode-size-cumulative=100';

const later = [
  littleInlining,
  '--max-maglev-inlined-bytecode-size-cumulative=100',
  '--invocation-count-for-turbofan=12000',
];

/**
 * By V8's major version (Node 20 has 11, Node 22 has 12, Node 24 has 13): V8 writes a line to standard error for every flag
 * that it does not know, so versions on which this was not tried stay as they are.
 */
const flags: Readonly<Record<string, readonly string[]>> = {
  11: [noPretenuring, littleInlining, '--interrupt-budget=130000'],
  12: later,
  13: later,
};

const version = process.versions.v8.split('.')[0]!;

/** Takes effect on what is compiled afterwards, so the entries import this before anything else. */
for (const flag of flags[version] ?? []) setFlagsFromString(flag);

/** V8's own numbers, where it was tried. */
const lasting: Readonly<Record<string, readonly string[]>> = {
  11: ['--max-inlined-bytecode-size-cumulative=920', '--interrupt-budget=67584'],
};

/** For a process that goes on after the run: what it compiles from now on is worth more effort. */
export function compileToLast(): void {
  for (const flag of lasting[version] ?? []) setFlagsFromString(flag);
}
