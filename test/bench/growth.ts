// How time and memory grow with the workspace: generated ones, each about ten times the one before.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { memoryOptions } from '../../server/src/host/memory-note';
import { keystrokes, openServer } from './editor/measure';
import { targetsOf } from './editor/targets';
import { writeWorkspace } from './generate/write';
import type { BenchOptions } from './options';
import { runProcess } from './process';
import type { Section } from './results';
import { median, percentile } from './statistics';
import { allRules, ours } from './tools/ours';

/** Largest workspace, in modules, that the server is started on. */
const editorLimit = 200_000;

export async function measureGrowth(
  options: BenchOptions,
  folder: string,
  notes: readonly string[],
): Promise<Section[]> {
  const sections: Section[] = [];
  for (const language of options.languages) {
    const rows: string[][] = [];
    let before:
      | { readonly modules: number; readonly seconds: number; readonly processor: number; readonly peak: number }
      | undefined;
    for (const modules of options.sizes) {
      const root = join(folder, `growth-${language}-${modules}`);
      const scratch = join(folder, `growth-${language}-${modules}-run`);
      for (const each of [root, scratch]) mkdirSync(each);
      const plan = { modules, seed: options.seed };
      const { files, bytes } = writeWorkspace(root, language, plan);
      // What the program itself says to set, as whoever reads it would.
      const room = memoryOptions(files, bytes);
      const command = {
        ...ours(allRules, []).command({ root, scratch, warm: false, language }),
        ...(room === undefined ? {} : { env: { NODE_OPTIONS: room } }),
      };
      const runs = [];
      for (let run = 0; run < options.runs; run++) {
        const once = await runProcess(command, scratch, options.limitMs);
        if (once.status === undefined) break;
        runs.push(once);
      }
      if (runs.length === 0) {
        const what = `not finished after ${options.limitMs / 1000} s`;
        rows.push([String(modules), megabytes(bytes), what, '', '', '', '', '', '', room ?? '']);
      } else {
        const seconds = median(runs.map(({ ms }) => ms)) / 1000;
        const processor = median(runs.map(({ processorMs }) => processorMs)) / 1000;
        const peak = Math.max(...runs.map(({ peakKb }) => peakKb)) / 1024;
        // As if the step had been tenfold, whatever the sizes that were asked for; 0 is what the system does not tell.
        const tenfold = (now: number, then: number) =>
          before === undefined || then === 0
            ? ''
            : ((now / then) ** (1 / Math.log10(modules / before.modules))).toFixed(1);
        const time = tenfold(seconds, before?.seconds ?? 1);
        const work = tenfold(processor, before?.processor ?? 1);
        const memory = tenfold(peak, before?.peak ?? 1);
        const stroke = modules <= editorLimit ? await keystroke(root, language, plan) : '';
        rows.push([
          ...[String(modules), megabytes(bytes), seconds.toFixed(2), time, processor.toFixed(2), work],
          ...[String(Math.round(peak)), memory, stroke, room ?? ''],
        ]);
        before = { modules, seconds, processor, peak };
      }
      console.error(`  growth, ${language}: ${rows.at(-1)!.join(' | ')}`);
      for (const each of [root, scratch]) rmSync(each, { recursive: true });
    }
    const name = language === 'python' ? 'Python' : 'TypeScript';
    sections.push({ title: `Growth: generated ${name}`, notes, columns, rows });
  }
  return sections;
}

/** The first ones are made by code that is not compiled yet. */
const growthEdits = 60;

const columns = [
  ...['modules', 'source, MB', 'cold, all rules, s', 'per tenfold', 'processor, s', 'per tenfold (processor)'],
  ...['peak, MB', 'per tenfold (memory)', 'keystroke to both ends, p50', 'NODE_OPTIONS'],
];

async function keystroke(root: string, language: 'typescript' | 'python', plan: { modules: number; seed: number }) {
  const { pair } = await targetsOf(root, language, plan);
  const { client } = await openServer({ root });
  try {
    const { bothEnds } = await keystrokes(client, root, pair, growthEdits);
    return `${percentile(bothEnds, 50).toFixed(1)} ms`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.close();
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
