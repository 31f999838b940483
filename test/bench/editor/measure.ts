// The language server under an editor's hands: start, keystrokes that open and close cycles, code actions, memory.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plan } from '../generate/plan';
import type { Language } from '../oracle';
import { peakOfTree, residentOfTree } from '../process';
import type { Section } from '../results';
import { percentile } from '../statistics';
import { type Diagnostic, EditorClient } from './client';
import { type EditTarget, targetsOf } from './targets';

export interface EditorOptions {
  readonly name: string;
  readonly root: string;
  readonly language: Language;
  readonly plan: Plan | undefined;
  readonly machine: readonly string[];
  /** How many edits; each closes or opens the cycle. */
  readonly edits: number;
  readonly log: (line: string) => void;
  /** The built command line. */
  readonly cli?: string;
}

export interface Keystrokes {
  /** Milliseconds from the change to the publication at both ends. */
  readonly bothEnds: readonly number[];
  /** Milliseconds until the last publication that the edit caused. */
  readonly last: readonly number[];
  /** Files published by each edit. */
  readonly published: readonly number[];
}

/** By parity: the edits at even places close the cycle, the others open it again. */
export function closingAndOpening(values: readonly number[]): {
  readonly closing: number[];
  readonly opening: number[];
} {
  const parity = (odd: number) => values.filter((_, index) => index % 2 === odd);
  return { closing: parity(0), opening: parity(1) };
}

const indexLimit = 900_000;
const editLimit = 60_000;
/** Edits stop after so many milliseconds, however few they are. */
const editBudget = 240_000;
/** Of the component of 500. */
const chainEdits = 100;

export async function measureEditor(options: EditorOptions): Promise<Section> {
  const { name, root, language, plan, machine, edits, log } = options;
  const targets = await targetsOf(root, language, plan);
  const { client, start } = await openServer(options);
  try {
    const rows: string[][] = [];
    const row = (what: string, value: string) => {
      rows.push([what, value]);
      log(`  ${what}: ${value}`);
    };
    row('start to first findings', seconds(start.first));
    row('start to all findings', seconds(start.all));
    await client.quiet(2000);
    row('resident when idle', `${Math.round(residentOfTree(client.pid) / 1024)} MB`);
    keystrokeRows(row, 'an edit that closes or opens a cycle', await keystrokes(client, root, targets.pair, edits));
    if (targets.chain !== undefined) {
      const chained = await keystrokes(client, root, targets.chain, Math.min(edits, chainEdits), 'any');
      keystrokeRows(row, 'an edit that closes or opens a component of 500', chained);
    }
    if (targets.fixable !== undefined) await codeActions(client, root, targets.fixable, row);
    row('peak', `${Math.round(peakOfTree(client.pid) / 1024)} MB`);
    const notes = [...machine, 'debounce setting 0; from the notification of the change to the arrival of diagnostics'];
    return { title: `Editor: ${name}`, notes, columns: ['what', 'value'], rows };
  } finally {
    await client.close();
  }
}

/** A server that has shown everything. */
export async function openServer({ root, cli = resolve('dist/cli.js') }: Pick<EditorOptions, 'root' | 'cli'>) {
  const client = new EditorClient(
    { file: process.execPath, args: [cli, 'server', '--stdio'], cwd: root },
    { debounce: 0 },
  );
  await client.initialize(root);
  const ready = () =>
    client.notifications.some(
      ({ method, params }) => method === 'ssotGuard/changed' && (params as { state: string }).state === 'ready',
    );
  if (!(await client.until(ready, indexLimit))) throw new Error('the language server did not become ready');
  const all = performance.now() - client.startedAt;
  const first = (client.published[0]?.at ?? performance.now()) - client.startedAt;
  return { client, start: { first, all } };
}

/**
 * Types the line and takes it away again, in turn. Waits for findings at both ends, or for any: of a very large component
 * only the cut is told, which may lie elsewhere.
 */
export async function keystrokes(
  client: EditorClient,
  root: string,
  target: EditTarget,
  edits: number,
  ends: 'both' | 'any' = 'both',
): Promise<Keystrokes> {
  const [uri, far] = [uriOf(root, target.file), uriOf(root, target.far)];
  const languageId = target.file.endsWith('.py') ? 'python' : 'typescript';
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text: target.text } });
  await client.quiet(500);
  const all = cycleCounter(client);
  const counted = () => (ends === 'both' ? [cycles(client, uri), cycles(client, far)] : [all()]);
  const before = counted();
  const result = { bothEnds: [] as number[], last: [] as number[], published: [] as number[] };
  const end = performance.now() + editBudget;
  for (let edit = 0; edit < edits && performance.now() < end; edit++) {
    const closes = edit % 2 === 0;
    const range = { start: { line: 0, character: 0 }, end: { line: closes ? 0 : 1, character: 0 } };
    const count = client.published.length;
    const start = performance.now();
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: edit + 2 },
      contentChanges: [{ range, text: closes ? target.line : '' }],
    });
    const done = await client.until(() => {
      const now = counted();
      return now.every((count, index) => (closes ? count > before[index]! : count === before[index]));
    }, editLimit);
    if (!done)
      throw new Error(`no diagnostics where they belong (${target.file}, ${target.far}) within ${editLimit / 1000} s`);
    await client.quiet(100);
    const caused = client.published.slice(count);
    const shown = caused.filter((each) => ends === 'any' || each.uri === uri || each.uri === far);
    result.bothEnds.push(Math.max(...shown.map(({ at }) => at)) - start);
    result.last.push(Math.max(...caused.map(({ at }) => at)) - start);
    result.published.push(new Set(caused.map((each) => each.uri)).size);
  }
  client.notify('textDocument/didClose', { textDocument: { uri } });
  return result;
}

function keystrokeRows(row: (what: string, value: string) => void, what: string, measured: Keystrokes): void {
  const figures = (values: readonly number[]) =>
    values.length === 0
      ? 'none'
      : `p50 ${ms(percentile(values, 50))}, p95 ${ms(percentile(values, 95))}, p99 ${ms(percentile(values, 99))}`;
  row(`${what}: shown where it belongs, ${measured.bothEnds.length} edits`, figures(measured.bothEnds));
  const { closing, opening } = closingAndOpening(measured.bothEnds);
  row(`${what}: of these the ${closing.length} that close`, figures(closing));
  row(`${what}: of these the ${opening.length} that open`, figures(opening));
  row(`${what}: last file shown`, figures(measured.last));
  row(`${what}: files published`, `p50 ${percentile(measured.published, 50)}, most ${Math.max(...measured.published)}`);
}

interface Action {
  readonly title: string;
  readonly data?: { readonly scope?: string };
  readonly edit?: { readonly documentChanges?: readonly unknown[]; readonly changes?: object };
}

async function codeActions(
  client: EditorClient,
  root: string,
  file: string,
  row: (what: string, value: string) => void,
) {
  const uri = uriOf(root, file);
  const diagnostics = client.shown.get(uri)?.diagnostics ?? [];
  const times: number[] = [];
  let offered: Action[] = [];
  for (const diagnostic of Array.from({ length: 30 }, (_, index) => diagnostics[index % diagnostics.length])) {
    if (diagnostic === undefined) return;
    const params = { textDocument: { uri }, range: diagnostic.range, context: { diagnostics: [diagnostic] } };
    const start = performance.now();
    const actions = (await client.request('textDocument/codeAction', params)) as Action[];
    times.push(performance.now() - start);
    if (actions.length > offered.length) offered = actions;
  }
  row('code action list, 30 times', `p50 ${ms(percentile(times, 50))}, p95 ${ms(percentile(times, 95))}`);
  const whole = offered.find(({ data }) => data?.scope === 'workspace');
  if (whole === undefined) return;
  const start = performance.now();
  const { edit } = (await client.request('codeAction/resolve', whole)) as Action;
  const files = edit?.documentChanges?.length ?? Object.keys(edit?.changes ?? {}).length;
  row(`a whole-workspace fix over ${files} files computed`, ms(performance.now() - start));
}

function cycles(client: EditorClient, uri: string): number {
  const isCycle = ({ code }: Diagnostic) => code === 'import-cycle';
  return client.shown.get(uri)?.diagnostics.filter(isCycle).length ?? 0;
}

/** Number of cycles shown; asked again it looks at what was published since, so that asking takes no time from the server. */
function cycleCounter(client: EditorClient): () => number {
  const counts = new Map<string, number>();
  let seen = 0;
  let sum = 0;
  return () => {
    for (; seen < client.published.length; seen++) {
      const { uri } = client.published[seen]!;
      const count = cycles(client, uri);
      sum += count - (counts.get(uri) ?? 0);
      counts.set(uri, count);
    }
    return sum;
  };
}

function uriOf(root: string, file: string): string {
  return pathToFileURL(`${root}/${file}`).href;
}

function ms(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}

function seconds(value: number): string {
  return `${(value / 1000).toFixed(2)} s`;
}
