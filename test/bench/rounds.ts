// Measures several tools on one workspace in interleaved rounds, so that a change of load hits all of them.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Run, runProcess } from './process';
import { isOurs } from './tools/ours';
import type { Found, Job, Tool } from './tools/tool';

export interface Measured {
  readonly tool: Tool;
  /** Milliseconds; empty when no run came to its end. */
  readonly times: readonly number[];
  /** Milliseconds of all threads together, of the same runs. */
  readonly processor: readonly number[];
  /** Kilobytes. */
  readonly peakKb: number;
  /** Of the last run; `undefined` when it cannot be read. */
  readonly found: Found | undefined;
  /** Why there are no times, or fewer than asked for. */
  readonly problem: string | undefined;
}

export interface RoundOptions {
  readonly runs: number;
  /** Milliseconds that a run may take. */
  readonly limitMs: number;
  /** Milliseconds above which a rival is run once and no more; ours is what ratios are taken from, and always is. */
  readonly patienceMs: number;
  /** Whether a round that fills the caches goes before. */
  readonly warm: boolean;
  readonly log: (line: string) => void;
}

export async function measureRounds(
  tools: readonly { readonly tool: Tool; readonly job: Job }[],
  { runs, limitMs, patienceMs, warm, log }: RoundOptions,
): Promise<Measured[]> {
  const all = tools.map((each) => ({
    ...each,
    times: [] as number[],
    processor: [] as number[],
    peakKb: 0,
    ended: undefined as string | undefined,
  }));
  const found = new Map<Tool, Found | undefined>();
  for (let round = warm ? -1 : 0; round < runs; round++) {
    for (const state of all) {
      if (state.ended !== undefined) continue;
      const folder = join(state.job.scratch, 'run');
      mkdirSync(folder, { recursive: true });
      const run = await runProcess(state.tool.command(state.job), folder, limitMs);
      const outcome = readRun(state.tool, state.job, run, folder);
      log(`  ${state.tool.name}: ${(run.ms / 1000).toFixed(2)} s${outcome.problem ? ` (${outcome.problem})` : ''}`);
      found.set(state.tool, outcome.found);
      if (outcome.problem !== undefined) {
        state.ended = outcome.problem;
        continue;
      }
      if (round >= 0) {
        state.times.push(run.ms);
        state.processor.push(run.processorMs);
      }
      state.peakKb = Math.max(state.peakKb, run.peakKb);
      if (round >= 0 && run.ms > patienceMs && runs > 1 && !isOurs(state.tool))
        state.ended = `slow: run ${round + 1} time only`;
    }
  }
  return all.map(({ tool, times, processor, peakKb, ended }) => ({
    tool,
    times,
    processor,
    peakKb,
    found: found.get(tool),
    problem: ended,
  }));
}

function readRun(
  tool: Tool,
  job: Job,
  run: Run,
  folder: string,
): { found: Found | undefined; problem: string | undefined } {
  if (run.status === undefined)
    return { found: undefined, problem: `not finished after ${Math.round(run.ms / 1000)} s` };
  try {
    return { found: tool.read(readFileSync(join(folder, 'stdout.txt'), 'utf8'), job), problem: undefined };
  } catch {
    const said = readFileSync(join(folder, 'stderr.txt'), 'utf8').trim().split('\n');
    const reason = said.find((line) => /error|not /i.test(line)) ?? said.at(-1) ?? '';
    return { found: undefined, problem: `failed with status ${run.status}: ${reason.slice(0, 120)}` };
  }
}
