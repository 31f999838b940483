// `npm run bench:guard -- [DIR] [--against REF] [--modules 1000] [--runs 15]`: the present build against the last release's.
// Ends with status 1 and the names of the parts when one is more than 15 % slower. Compares builds, never a clock's figure.
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { keystrokes, openServer } from './editor/measure';
import { targetsOf } from './editor/targets';
import { writeWorkspace } from './generate/write';
import { type PartTimes, verdicts } from './guard-verdict';
import type { Language } from './oracle';
import { runProcess } from './process';
import { buildRelease, lastRelease } from './release-build';
import { copyWorkspace } from './workspace-copy';

interface Place {
  readonly root: string;
  readonly label: string;
  readonly language: Language;
  readonly plan: { readonly modules: number; readonly seed: number } | undefined;
}

void main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      against: { type: 'string' },
      modules: { type: 'string', default: '1000' },
      runs: { type: 'string', default: '15' },
    },
  });
  const present = resolve('dist/cli.js');
  if (!existsSync(present)) throw new Error('dist/cli.js is missing: run npm run build first');
  const reference = values.against === undefined ? lastRelease() : { ref: values.against, why: 'as asked for' };
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ssot-guard-bench-')));
  console.log(`Comparing with ${reference.ref} (${reference.why})`);
  const release = buildRelease(reference.ref, folder);
  try {
    const parts: PartTimes[] = [];
    for (const place of places(positionals[0], Number(values.modules), folder))
      parts.push(...(await measurePlace(place, { present, release: release.cli }, Number(values.runs), folder)));
    const all = verdicts(parts);
    for (const { line } of all) console.log(line);
    if (all.some(({ isSlower }) => isSlower)) process.exitCode = 1;
  } finally {
    release.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A copy of the directory that was named, or a generated workspace of each language. */
function places(directory: string | undefined, modules: number, folder: string): Place[] {
  if (directory !== undefined) {
    const root = copyWorkspace(directory, folder);
    return [{ root, label: directory, language: 'typescript', plan: undefined }];
  }
  return (['typescript', 'python'] as const).map((language) => {
    const root = join(folder, language);
    mkdirSync(root);
    const plan = { modules, seed: 1 };
    writeWorkspace(root, language, plan);
    return { root, label: `${modules} generated ${language} modules`, language, plan };
  });
}

async function measurePlace(
  { root, label, language, plan }: Place,
  builds: { readonly present: string; readonly release: string },
  runs: number,
  folder: string,
): Promise<PartTimes[]> {
  const commands: Readonly<Record<string, readonly string[]>> = {
    'start-up': ['--version'],
    'cold check': ['check', '--quiet', '--format', 'json', '--no-cache'],
    'warm check': ['check', '--quiet', '--format', 'json'],
  };
  const times = async (cli: string, args: readonly string[]) => {
    // A build throws away what another has kept of the same workspace: with one folder for both no run would be warm.
    const cache = join(folder, cli === builds.present ? 'cache of the present' : 'cache of the release');
    const command = { file: process.execPath, args: [cli, ...args], cwd: root, env: { XDG_CACHE_HOME: cache } };
    return (await runProcess(command, folder, 600_000)).ms;
  };
  const parts: PartTimes[] = [];
  for (const [part, args] of Object.entries(commands)) {
    console.error(`  ${part}, ${label}`);
    const measured = await inTurn(runs, builds, (cli) => times(cli, args));
    parts.push({ part: `${part}, ${label}`, ...measured });
  }
  if (plan === undefined) return parts;
  console.error(`  server, ${label}`);
  const { pair } = await targetsOf(root, language, plan);
  const start = { present: [] as number[], release: [] as number[] };
  const stroke = { present: [] as number[], release: [] as number[] };
  for (let run = 0; run < Math.max(2, Math.ceil(runs / 5)); run++) {
    for (const which of ['present', 'release'] as const) {
      const server = await openServer({ root, cli: builds[which] });
      try {
        start[which].push(server.start.all);
        stroke[which].push(...(await keystrokes(server.client, root, pair, 10)).bothEnds);
      } finally {
        await server.client.close();
      }
    }
  }
  parts.push({ part: `server start to all findings, ${label}`, ...start });
  parts.push({ part: `keystroke, ${label}`, ...stroke });
  return parts;
}

/** The first run of each is thrown away. */
async function inTurn(
  runs: number,
  builds: { readonly present: string; readonly release: string },
  measure: (cli: string) => Promise<number>,
): Promise<{ present: number[]; release: number[] }> {
  const times = { present: [] as number[], release: [] as number[] };
  for (let run = -1; run < runs; run++) {
    for (const which of ['present', 'release'] as const) {
      const ms = await measure(builds[which]);
      if (run >= 0) times[which].push(ms);
    }
  }
  return times;
}
