// The last report of a workspace, for the run that finds all as it was. Nothing that goes wrong here is an error.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../analysis/report';
import type { Fault } from '../../analysis/schema-validator';
import { comparePaths } from '../../text/paths';
import { type SourceFile, sourceFile } from '../discovery';
import { type CachePlace, factsFile, reportFile } from './cache-place';
import { compress, decompress } from './compress';
import type { FactCache } from './fact-cache';
import { isAtRest, markOf } from './file-mark';
import { makeRoom } from './make-room';
import { sha1, unseal, writeSealed } from './sealed-file';

/** What a run concluded. */
export interface Conclusion {
  readonly report: Report;
  /** What the configuration says and the code does not bear out. */
  readonly faults: readonly Fault[];
}

/** All that a report depends on beside the build. */
export interface Evidence {
  /** Texts that decide, in a fixed order: configuration, baseline, paths of project files, what could not be looked at. */
  readonly told: readonly string[];
  /** Sorted by path. */
  readonly files: readonly SourceFile[];
  /** Absolute paths of other files that were looked for, whether they are there or not. */
  readonly others: readonly string[];
  /** Absolute paths of folders that hold installed packages, with those of scopes in them: see `installedIn`. */
  readonly installed: readonly string[];
}

/** Digests of the evidence: both are of all of it, and either is enough to know it again. */
interface Kept extends Conclusion {
  /** Of the files' marks; empty where one of them was written just before. */
  readonly marks: string;
  /** Of the files' contents; empty where one of them could not be told. */
  readonly contents: string;
  readonly others: readonly string[];
}

const magic = 'ssot-guard report 1\n';

/**
 * For one run: opened before its files are looked at. As git does, it first compares marks; where they are others (a fresh
 * checkout) it compares what the files hold.
 */
export class ReportCache {
  private readonly opened = Date.now();

  private constructor(
    private readonly root: string,
    private readonly place: CachePlace,
    private readonly kept: Kept | undefined,
  ) {}

  static async open(root: string, place: CachePlace): Promise<ReportCache> {
    const kept = await readFile(reportFile(root, place))
      .then((file) => decompress(unseal(magic, file)))
      .then((json): Kept => JSON.parse(json.toString()))
      .catch(() => undefined);
    return new ReportCache(root, place, kept);
  }

  /** What the run before concluded, if it had the same evidence. `openFacts` is called where marks do not tell. */
  async recall(seen: Evidence, openFacts: () => Promise<FactCache>): Promise<Conclusion | undefined> {
    const { kept, root, place } = this;
    if (kept === undefined) return undefined;
    const evidence = { ...seen, others: kept.others };
    if (kept.marks !== '' && kept.marks === marksOf(evidence, looksOf(evidence))) {
      // What is used stays: see `makeRoom`.
      const now = new Date();
      await Promise.all(
        [reportFile(root, place), factsFile(root, place)].map((file) => utimes(file, now, now).catch(() => {})),
      );
      return kept;
    }
    if (kept.contents === '') return undefined;
    const facts = await openFacts();
    facts.look(evidence.files);
    const hashOf = (file: SourceFile) => (facts.isAsKnown(file) ? facts.hashOf(file.path) : undefined);
    if (kept.contents !== contentsOf(evidence, hashOf)) return undefined;
    await this.write(kept, evidence, hashOf);
    return kept;
  }

  /** What was concluded from what was seen, and from the files `lookedFor` since: see `Evidence.others`. Never rejects. */
  async keep(conclusion: Conclusion, seen: Evidence, lookedFor: ReadonlySet<string>, facts: FactCache): Promise<void> {
    const others = [...new Set([...seen.others, ...lookedFor])].sort(comparePaths);
    await this.write(conclusion, { ...seen, others }, ({ path }) => facts.usedHashOf(path));
  }

  private async write(
    { report, faults }: Conclusion,
    evidence: Evidence,
    hashOf: (file: SourceFile) => string | undefined,
  ): Promise<void> {
    const { root, place } = this;
    const looks = looksOf(evidence);
    const isOld = (file: SourceFile) => isAtRest(file, this.opened);
    // What was written since the run began may be other than what the run has read.
    if (!looks.every((look) => look === undefined || isOld(look))) return;
    const marks = evidence.files.every(isOld) ? marksOf(evidence, looks) : '';
    const kept: Kept = { marks, contents: contentsOf(evidence, hashOf), others: evidence.others, report, faults };
    if (kept.marks === '' && kept.contents === '') return;
    const json = Buffer.from(JSON.stringify(kept));
    try {
      await writeSealed(reportFile(root, place), magic, await compress(json));
      await makeRoom(place, root);
    } catch {}
  }
}

/** Of what is no source: what the file system says of it now; `undefined` for what is not there or cannot be looked at. */
function looksOf({ others, installed }: Evidence): (SourceFile | undefined)[] {
  return [...others, ...installed].map((path) => {
    try {
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats && sourceFile(path, stats);
    } catch {
      return undefined;
    }
  });
}

function marksOf({ told, files }: Evidence, looks: readonly (SourceFile | undefined)[]): string {
  const texts = [...told];
  for (const file of files) texts.push(file.path, `${markOf(file)}`);
  for (const look of looks) texts.push(look?.path ?? '', look === undefined ? 'none' : `${markOf(look)}`);
  return digestOf(texts);
}

/** Empty where the content of a source is not known. */
function contentsOf(
  { told, files, others, installed }: Evidence,
  hashOf: (file: SourceFile) => string | undefined,
): string {
  const texts = [...told];
  for (const file of files) {
    const content = hashOf(file);
    if (content === undefined) return '';
    texts.push(file.path, content);
  }
  for (const path of others) texts.push(path, contentOf(path));
  for (const path of installed) texts.push(path, ...entriesOf(path));
  return digestOf(texts);
}

function contentOf(path: string): string {
  try {
    return sha1(readFileSync(path)).toString('latin1');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown';
  }
}

/** Names, and where links lead: only by a link can an installed package be a part of the workspace. */
function entriesOf(folder: string): string[] {
  const entries = entriesIn(folder).map((entry) =>
    entry.isSymbolicLink() ? `${entry.name}>${targetOf(join(folder, entry.name))}` : entry.name,
  );
  return entries.sort();
}

function targetOf(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
}

/** With the folders of scopes in them. */
export function installedIn(installed: readonly string[]): string[] {
  return installed.flatMap((folder) => [
    folder,
    ...entriesIn(folder)
      .filter(({ name }) => name.startsWith('@'))
      .map(({ name }) => join(folder, name))
      .sort(),
  ]);
}

function entriesIn(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** With lengths, so that no two lists read alike. */
function digestOf(texts: readonly string[]): string {
  const row = texts.map((text) => `${text.length}:${text}`).join('');
  return createHash('sha1').update(row).digest('base64');
}
