// How eagerly V8 optimises in this process and its threads: a run over a workspace is short.
import { setFlagsFromString } from 'node:v8';

/**
 * By V8's major version (Node 20 has 11, Node 22 has 12, Node 24 has 13): V8 writes a line to standard error for every flag
 * that it does not know, so versions on which this was not tried stay as they are.
 */
const flags: Readonly<Record<string, readonly string[]>> = {
  11: ['--max-inlined-bytecode-size-cumulative=100', '--interrupt-budget=260000'],
  12: laterFlags(),
  13: laterFlags(),
};

/**
 * Takes effect on what is compiled afterwards, so the entries import this before anything else. Optimised code with much
 * inlined into it took a third of the processor time of a cold run, more than it gave back (ARCHITECTURE.md).
 */
for (const flag of flags[process.versions.v8.split('.')[0]!] ?? []) setFlagsFromString(flag);

function laterFlags(): readonly string[] {
  return [
    '--max-inlined-bytecode-size-cumulative=100',
    '--max-maglev-inlined-bytecode-size-cumulative=100',
    '--invocation-count-for-turbofan=12000',
  ];
}
