// How time and memory grow with the workspace: generated ones, each about ten times the one before.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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
  for (const language of ['typescript', 'python'] as const) {
    const rows: string[][] = [];
    let before: { readonly modules: number; readonly seconds: number; readonly peak: number } | undefined;
    for (const modules of options.sizes) {
      const root = join(folder, `growth-${language}-${modules}`);
      const scratch = join(folder, `growth-${language}-${modules}-run`);
      for (const each of [root, scratch]) mkdirSync(each);
      const plan = { modules, seed: options.seed };
      const { bytes } = writeWorkspace(root, language, plan);
      const tool = ours(allRules, []);
      const runs = [];
      for (let run = 0; run < options.runs; run++) {
        const once = await runProcess(tool.command({ root, scratch, warm: false, language }), scratch, options.limitMs);
        if (once.status === undefined) break;
        runs.push(once);
      }
      if (runs.length === 0) {
        rows.push([
          String(modules),
          megabytes(bytes),
          `not finished after ${options.limitMs / 1000} s`,
          '',
          '',
          '',
          '',
        ]);
      } else {
        const seconds = median(runs.map(({ ms }) => ms)) / 1000;
        const peak = Math.max(...runs.map(({ peakKb }) => peakKb)) / 1024;
        // As if the step had been tenfold, whatever the sizes that were asked for.
        const tenfold = (now: number, then: number) =>
          before === undefined ? '' : ((now / then) ** (1 / Math.log10(modules / before.modules))).toFixed(1);
        const [time, memory] = [tenfold(seconds, before?.seconds ?? 1), tenfold(peak, before?.peak ?? 1)];
        const stroke = modules <= editorLimit ? await keystroke(root, language, plan) : '';
        rows.push([
          String(modules),
          megabytes(bytes),
          seconds.toFixed(2),
          time,
          String(Math.round(peak)),
          memory,
          stroke,
        ]);
        before = { modules, seconds, peak };
      }
      console.error(`  growth, ${language}: ${rows.at(-1)!.join(' | ')}`);
      for (const each of [root, scratch]) rmSync(each, { recursive: true });
    }
    const name = language === 'python' ? 'Python' : 'TypeScript';
    sections.push({ title: `Growth: generated ${name}`, notes, columns, rows });
  }
  return sections;
}

const columns = [
  ...['modules', 'source, MB', 'cold, all rules, s', 'per tenfold', 'peak, MB', 'per tenfold (memory)'],
  'keystroke to both ends, p50',
];

async function keystroke(root: string, language: 'typescript' | 'python', plan: { modules: number; seed: number }) {
  const { pair } = await targetsOf(root, language, plan);
  const { client } = await openServer({ root });
  try {
    const { bothEnds } = await keystrokes(client, root, pair, 20);
    return `${Math.round(percentile(bothEnds, 50))} ms`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.close();
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
