// `npm run bench`: ours and the rivals on directories and generated workspaces; results go to RESULTS.md.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { compare } from './compare';
import { measureEditor } from './editor/measure';
import type { Plan } from './generate/plan';
import { type Generated, writeWorkspace } from './generate/write';
import { measureGrowth } from './growth';
import { installRivals } from './install-rivals';
import { describeMachine } from './machine';
import { type BenchOptions, readOptions, usage } from './options';
import { type Language, sourcesOf, truthOf, truthOfPlan } from './oracle';
import { mergeSections, parseResults, renderResults, type Section } from './results';
import { rivalsNamed } from './tools/registry';
import { copyWorkspace } from './workspace-copy';

interface Subject {
  readonly name: string;
  readonly root: string;
  readonly language: Language;
  /** Of a generated workspace. */
  readonly made?: { readonly plan: Plan; readonly size: Generated };
}

void main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<void> {
  let options: BenchOptions;
  try {
    options = readOptions(argv);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  if (!existsSync('dist/cli.js')) throw new Error('dist/cli.js is missing: run npm run build first');
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ssot-bench-')));
  // Where the directories lie is nobody's business.
  const command = `command: npm run bench -- ${argv.map((word) => basename(word)).join(' ')}`;
  try {
    if (!options.noRivals) installRivals();
    for (const subject of subjects(options, folder)) await measure(subject, options, folder, command);
    if (options.parts.includes('growth'))
      save(options, await measureGrowth(options, folder, [...describeMachine(), command]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Made one after the other, when it is their turn. */
function* subjects(options: BenchOptions, folder: string): Generator<Subject> {
  const wanted = options.parts.some((part) => part !== 'growth');
  if (!wanted) return;
  for (const directory of options.directories) {
    const into = mkdtempSync(join(folder, 'copy-'));
    const root = copyWorkspace(directory, into);
    for (const language of languagesOf(root)) yield { name: basename(root), root, language };
    rmSync(into, { recursive: true });
  }
  if (options.generate === 0) return;
  for (const language of options.languages) {
    const root = join(folder, `generated-${language}`);
    mkdirSync(root);
    const plan = { modules: options.generate, seed: options.seed };
    const size = writeWorkspace(root, language, plan);
    const name = `generated ${language === 'python' ? 'Python' : 'TypeScript'}, ${options.generate} modules`;
    yield { name, root, language, made: { plan, size } };
    rmSync(root, { recursive: true });
  }
}

async function measure(subject: Subject, options: BenchOptions, folder: string, command: string): Promise<void> {
  const { name, root, language, made } = subject;
  const states = (['cold', 'warm'] as const).filter((state) => options.parts.includes(state));
  const machine = [...describeMachine(), command];
  const log = (line: string) => console.error(line);
  if (states.length > 0) {
    log(`oracle: ${name}`);
    const truth = made === undefined ? await truthOf(root, language) : truthOfPlan(made.plan, language, made.size);
    const rivals = options.noRivals ? [] : rivalsNamed(options.rivals);
    const { runs, limitMs, patienceMs } = options;
    const rounds = { runs, limitMs, patienceMs, log };
    const scratch = mkdtempSync(join(folder, 'scratch-'));
    save(options, await compare({ name, root, scratch, language, truth, rivals, states, rounds, machine }));
  }
  if (options.parts.includes('editor')) {
    log(`editor: ${name}`);
    const plan = made?.plan;
    save(options, [await measureEditor({ name, root, language, plan, machine, edits: 100, log })]);
  }
}

/** A language counts when it has a tenth of the files. */
function languagesOf(root: string): Language[] {
  const names = readdirSync(root, { recursive: true }) as string[];
  const counts = (['typescript', 'python'] as const).map((language) => {
    return { language, files: names.filter((name) => sourcesOf[language].test(name)).length };
  });
  const all = counts.reduce((sum, { files }) => sum + files, 0);
  return counts.filter(({ files }) => files > all / 10).map(({ language }) => language);
}

/** After each workspace, so that what was measured is not lost when a later one fails. */
function save({ output }: BenchOptions, sections: readonly Section[]): void {
  const old = existsSync(output) ? parseResults(readFileSync(output, 'utf8')) : [];
  writeFileSync(output, renderResults(mergeSections(old, sections)));
  for (const { title, columns, rows } of sections) {
    console.log(title);
    for (const row of [columns, ...rows]) console.log(`  ${row.join(' | ')}`);
  }
}
