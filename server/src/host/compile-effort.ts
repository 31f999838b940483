// How eagerly V8 optimises in this process and its threads: a run over a workspace is short.
import { setFlagsFromString } from 'node:v8';

/**
 * Takes effect on what is compiled afterwards, so the entries import this before anything else. Optimised code with much
 * inlined into it took a third of the processor time of a cold run, more than it gave back (ARCHITECTURE.md).
 */
setFlagsFromString('--max-inlined-bytecode-size-cumulative=100');
setFlagsFromString('--interrupt-budget=260000');
