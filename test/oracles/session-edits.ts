// A session after random keystrokes in the files of a directory against a fresh one with the same texts.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportToJson } from '../../server/src/analysis/report-json';
import { createSession } from '../../server/src/host/create-session';
import type { Session } from '../../server/src/host/session';
import type { Path } from '../../server/src/text/paths';
import { Random } from '../support/random';
import { sessionFromCache } from '../support/session-from-cache';

export interface SessionEditsReport {
  readonly edits: number;
  readonly files: number;
  /** The first differing line of each comparison that failed. */
  readonly differences: readonly string[];
}

/** Compares after every `every` edits; nothing is written to the disk. */
export async function compareSessionEdits(
  root: string,
  seed: number,
  edits: number,
  every: number,
): Promise<SessionEditsReport> {
  const random = new Random(seed);
  const folder = await mkdtemp(join(tmpdir(), 'ssot-cache-'));
  const session = await sessionFromCache(root, folder);
  const paths = session.workspace().graph.modules.map(({ path }) => path);
  const specifiers = specifiersOf(session);
  const buffers = new Map<Path, string>();
  const differences: string[] = [];
  for (let edit = 1; edit <= edits; edit++) {
    const path = buffers.size > 0 && random.chance(0.5) ? random.one([...buffers.keys()]) : random.one(paths);
    const text = edited(random, buffers.get(path) ?? readFileSync(join(root, path), 'utf8'), path, specifiers);
    buffers.set(path, text);
    session.setBuffer(path, text);
    const shown = bytesOf(session);
    if (edit % every !== 0) continue;
    const fresh = createSession({ root, threads: 0, cache: false });
    await fresh.index();
    for (const [file, own] of buffers) fresh.setBuffer(file, own);
    const wanted = bytesOf(fresh);
    await fresh.close();
    if (shown !== wanted)
      differences.push(`after ${edit} edits, the last in ${path}: ${firstDifference(shown, wanted)}`);
  }
  await session.close();
  await rm(folder, { recursive: true });
  return { edits, files: paths.length, differences };
}

/** Other lines, names, imports and statements: what people type, right or wrong. */
function edited(random: Random, text: string, path: Path, specifiers: readonly string[]): string {
  const lines = text.split('\n');
  const at = random.below(lines.length + 1);
  const python = /\.pyi?$/.test(path);
  const specifier = random.one(specifiers.filter((each) => python === !/[/']/.test(each)));
  const line = random.one([
    '',
    python ? '# note' : '// note',
    python ? `from ${specifier} import thing` : `import { thing } from '${specifier}';`,
    python ? `import ${specifier}` : `export * from '${specifier}';`,
    python ? 'class Manager:\n    def run(self, user):\n        return user' : 'export class Manager { run() {} }',
    python ? 'CACHE = {}' : 'export const cache = new Map();',
    'x = 1',
    '(',
  ]);
  if (random.chance(0.6)) lines.splice(random.chance(0.5) ? 0 : at, 0, line);
  else if (random.chance(0.5)) lines.splice(at, 1 + random.below(3));
  else lines[at] = `${lines[at] ?? ''} `;
  return lines.join('\n');
}

function specifiersOf(session: Session): string[] {
  const found = new Set<string>();
  for (const { facts } of session.workspace().graph.modules) {
    for (const { specifier } of facts.imports) if (!/["\\\n]/.test(specifier)) found.add(specifier);
  }
  return [...found, './a', 'os'];
}

function bytesOf(session: Session): string {
  const report = session.report();
  return reportToJson({ ...report, stats: { ...report.stats, elapsedMs: 0, cacheHits: 0 } });
}

function firstDifference(shown: string, fresh: string): string {
  const [ours, theirs] = [shown.split('\n'), fresh.split('\n')];
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  return `line ${at + 1}: ${ours[at]} fresh: ${theirs[at]}`;
}
