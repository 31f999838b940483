// One workspace, all tools, cold and warm: times, memory, and what each found beside what there is to find.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadNow } from './machine';
import { judge, type Language, type Truth } from './oracle';
import { type Section, timeColumns } from './results';
import { type Measured, measureRounds, type RoundOptions } from './rounds';
import { median, ratioOfMedians, spread } from './statistics';
import { allRules, ours } from './tools/ours';
import type { Job, Tool } from './tools/tool';

export interface Comparison {
  readonly name: string;
  /** A copy made for this. */
  readonly root: string;
  /** For configurations, caches and outputs. */
  readonly scratch: string;
  readonly language: Language;
  readonly truth: Truth;
  readonly rivals: readonly Tool[];
  readonly states: readonly ('cold' | 'warm')[];
  readonly rounds: Omit<RoundOptions, 'warm'>;
  readonly machine: readonly string[];
}

export async function compare(comparison: Comparison): Promise<Section[]> {
  const { name, root, scratch, language, truth, rivals, states, rounds, machine } = comparison;
  const ourTools = [ours(allRules, []), ours('ours, import-cycle only', ['--rule', 'import-cycle'])];
  const tools = [...ourTools, ...rivals.filter(({ languages }) => languages.includes(language))];
  const available = tools.filter((tool) => tool.version() !== undefined);
  const absent = tools.filter((tool) => tool.version() === undefined).map((tool) => tool.name);
  const size = `${truth.files.toLocaleString('en')} files, ${(truth.bytes / 1e6).toFixed(1)} MB of ${languageNames[language]}`;
  const notes = [...machine, size, ...(absent.length === 0 ? [] : [`not to be had here: ${absent.join(', ')}`])];
  const sections: Section[] = [];
  let slow = new Set<Tool>();
  for (const state of states) {
    const warm = state === 'warm';
    const jobs = available
      // What has no cache and took long when cold takes as long again.
      .filter((tool) => !warm || tool.hasCache || !slow.has(tool))
      .map((tool) => ({ tool, job: jobFor(tool, { root, scratch, language, warm }) }));
    if (!warm || sections.length === 0) for (const { tool, job } of jobs) tool.prepare?.(job);
    rounds.log(`${state}: ${name}`);
    const measured = await measureRounds(jobs, { ...rounds, warm });
    slow = new Set(measured.filter(({ problem }) => problem !== undefined).map(({ tool }) => tool));
    const after = [...notes, `load average after: ${loadNow()}`];
    sections.push(timesSection(`${warm ? 'Warm' : 'Cold'}: ${name}`, after, measured, warm));
    if (!warm || states.length === 1) sections.push(foundSection(name, measured, truth));
  }
  return sections;
}

const languageNames: Readonly<Record<Language, string>> = { typescript: 'TypeScript and JavaScript', python: 'Python' };

function jobFor(tool: Tool, job: Job): Job {
  const own = join(job.scratch, tool.name.replaceAll(/\W+/g, '-'));
  mkdirSync(own, { recursive: true });
  return { ...job, scratch: own };
}

function timesSection(title: string, notes: readonly string[], measured: readonly Measured[], warm: boolean): Section {
  const base = measured.find(({ tool }) => tool.name === allRules)?.times ?? [];
  const rows = measured.map(({ tool, times, processor, peakKb, problem }) => {
    const version = `${tool.version()}${warm && !tool.hasCache ? ' (has no cache)' : ''}`;
    if (times.length === 0) return [tool.name, version, '', '', '', '', '', problem ?? ''];
    const ratio = base.length === 0 ? '' : ratioOfMedians(times, base).toFixed(2);
    const seconds = (median(times) / 1000).toFixed(2);
    const percent = times.length > 1 ? `${Math.round(spread(times) * 100)} %` : '';
    const megabytes = peakKb === 0 ? '' : String(Math.round(peakKb / 1024));
    const all = (median(processor) / 1000).toFixed(2);
    return [tool.name, version, seconds, percent, ratio, all, megabytes, `${times.length}`];
  });
  return { title, notes, columns: timeColumns, rows };
}

function foundSection(name: string, measured: readonly Measured[], truth: Truth): Section {
  const { runtime, deferred } = truth.onCycles;
  const notes = [
    `by the oracle ${runtime.size} modules lie on run-time cycles, ${deferred.size} on run-time or deferred ones (those with dynamic imports)`,
    'a module counts as found when the tool names it in any cycle; an empty count of files: the tool does not tell',
  ];
  const rows = measured.map(({ tool, found, problem }) => {
    if (found === undefined) return [tool.name, '', '', '', '', '', '', problem ?? ''];
    const judged = judge(found.modules, truth);
    const figures = [judged.found, judged.missedRuntime, judged.missedDeferred, judged.onlyTypes, judged.wrong];
    return [tool.name, found.files === undefined ? '' : String(found.files), ...figures.map(String), tool.note ?? ''];
  });
  const missed = ['missed, run time', 'missed, run time or deferred'];
  const columns = ['tool', 'files', 'modules found', ...missed, 'on cycles of types only', 'on no cycle', 'note'];
  return { title: `Found: ${name}`, notes, columns, rows };
}
