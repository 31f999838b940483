// Opens a session on one workspace folder.
import { existsSync, lstatSync, statSync } from 'node:fs';
import { join as joinAbsolute, resolve as resolveAbsolute } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ConfigurationProblem } from '../analysis/configuration-problem';
import type { Report, ReportedFinding, SkippedFile } from '../analysis/report';
import type { Settings } from '../analysis/settings';
import { extract, isSourceFile } from '../facts/extract';
import { loadCompiler } from '../facts/typescript/compiler';
import { unfollowed } from '../graph/incremental/derived';
import { finish, type Steps } from '../graph/incremental/steps';
import { linking } from '../graph/incremental/unlinked';
import { ModuleGraph } from '../graph/module-graph';
import { baseNameOf, isInside, isInsideAny, type Path } from '../text/paths';
import { Analysis } from './analyse';
import { type CachePlace, usualPlace } from './cache/cache-place';
import type { FactCache } from './cache/fact-cache';
import type { Conclusion } from './cache/report-cache';
import { configurationFiles } from './configuration-file';
import { type Discovery, discover, type SourceFile, sameFile, sizeOf, sourceFile } from './discovery';
import { extractFile } from './extract-file';
import { Extraction } from './extraction';
import { FolderConfiguration } from './folder-configuration';
import { inTurns } from './in-turns';
import { KnownFiles } from './known-files';
import { LastRun } from './last-run';
import { memoryNote } from './memory-note';
import { createProject, type ProjectInput } from './project';
import { inferPythonRoots, type PythonRoot } from './python-roots';
import { isOnDisk, readSource } from './read-source';
import { readyFixes } from './ready-fixes';
import { isProjectFile } from './scan';
import type { FixScope, Progress, ReadyFix, Session, SessionOptions } from './session';

export function createSession(options: SessionOptions): Session {
  return new FolderSession(options);
}

/** Files beside those of the project's layout on which every finding may depend. */
const decisive: ReadonlySet<string> = new Set(['.gitignore', ...configurationFiles]);

/** Milliseconds after which a document that was opened is likely to be read rather than waited for. */
const restMs = 3000;

class FolderSession implements Session {
  readonly root: string;
  private readonly configuration: FolderConfiguration;
  /** Going on. Their threads end with them: idle ones would keep their memory. */
  private readonly readings = new Set<Extraction>();
  private readonly files = new KnownFiles();
  /** Paths of the workspace's files on disk, read or still to be read. */
  private onDisk: Set<Path> = new Set();
  /** Texts of all open documents. */
  private readonly open = new Map<Path, string>();
  /** Those of them that are analysed: see `counts`. */
  private readonly buffers = new Map<Path, string>();
  private layout: ProjectInput | undefined;
  private skippedFolders: readonly SkippedFile[] = [];
  private graph: ModuleGraph | undefined;
  private analysis: Analysis | undefined;
  /** Of the present state; `undefined` when something has changed since. */
  private current: Report | undefined;
  private elapsedMs = 0;
  private cacheHits = 0;
  /** Writes what is kept of the facts, until that has begun. */
  private unsaved: (() => Promise<void>) | undefined;
  private saving: Promise<void> | undefined;
  /** For the first reading: later ones are of few files. */
  private lastRun: LastRun | undefined;
  /** By `recall`, for the `index` that follows. */
  private found: { readonly since: number; readonly discovery: Discovery } | undefined;
  /** What is `current` until `index`. */
  private recalled: Conclusion | undefined;
  /** For the first report after the first reading. */
  private keep: ((conclusion: Conclusion) => Promise<void>) | undefined;
  private loading: NodeJS.Timeout | undefined;
  /** Whether what is derived is told of no change any more. */
  private isFinal = false;

  constructor(private readonly options: SessionOptions) {
    this.root = resolveAbsolute(options.root);
    this.configuration = new FolderConfiguration(options);
  }

  private get settings(): Settings {
    return this.configuration.settings;
  }

  get configurationProblems(): readonly ConfigurationProblem[] {
    const { current, recalled, configuration } = this;
    if (current === undefined) return configuration.problems;
    return configuration.problemsWith(recalled?.faults ?? this.analysis!.contradictions());
  }

  get baselineFile(): string {
    return this.configuration.baselineFile;
  }

  async recall(signal?: AbortSignal): Promise<Report | undefined> {
    const since = performance.now();
    const found = await this.discover(signal);
    this.found = { since, discovery: found };
    if (![...this.open].every(([path, text]) => isOnDisk(this.root, path, text))) return undefined;
    this.recalled = await this.lastRun?.recall(found, this.configuration.told);
    if (this.recalled === undefined) return undefined;
    const { report } = this.recalled;
    const elapsedMs = Math.round(performance.now() - since);
    this.current = { ...report, stats: { ...report.stats, cacheHits: report.stats.files, elapsedMs } };
    return this.current;
  }

  async index(progress?: Progress, signal?: AbortSignal): Promise<void> {
    this.expectChanges();
    const { since, discovery: found } = this.found ?? {
      since: performance.now(),
      discovery: await this.discover(signal),
    };
    this.found = undefined;
    const note = memoryNote(found.files.length, sizeOf(found.files));
    if (note !== undefined) this.options.warn?.(note);
    const isKept = this.recalled !== undefined;
    this.current = undefined;
    this.recalled = undefined;
    this.keep = undefined;
    this.onDisk = new Set(found.files.map(({ path }) => path));
    this.skippedFolders = found.skipped;
    this.layout = {
      root: this.root,
      pythonRoots:
        this.settings.sourceRoots?.map(configuredRoot) ?? inferPythonRoots([...this.onDisk], found.projectFiles),
      manifests: found.projectFiles.filter((path) => baseNameOf(path) === 'package.json'),
      configurations: found.configurations,
      scopes: found.scopes,
      hasFile: (path) => this.has(path),
    };
    const project = createProject(this.layout);
    this.graph ??= new ModuleGraph(project);
    this.graph.setProject(project);
    for (const path of [...this.files.paths()]) if (!this.onDisk.has(path)) this.forget(path);
    this.settleBuffers();
    const { lastRun } = this;
    this.lastRun = undefined;
    const { told } = this.configuration;
    await this.read(
      found.files.filter((file) => !sameFile(this.files.get(file.path), file)),
      await lastRun?.facts(),
      progress,
      signal,
    );
    if (lastRun && !isKept) this.keep = (conclusion) => lastRun.keep(conclusion, found, told, project.lookedFor);
    this.elapsedMs = performance.now() - since;
  }

  setBuffer(path: Path, text: string | undefined): void {
    this.expectChanges();
    if (!isSourceFile(path) || this.open.get(path) === text) return;
    if (text === undefined) this.open.delete(path);
    else this.open.set(path, text);
    if (this.graph === undefined) return;
    if (!/\.pyi?$/.test(path)) this.expectMistakes();
    const before = this.has(path);
    this.settleBuffer(path);
    // What is remembered of where specifiers lead holds only while no file comes or goes.
    if (this.has(path) !== before) this.graph.setProject(createProject(this.layout!));
  }

  /** Who edits types what our parser leaves to the compiler's: that one is loaded in a pause, while nobody waits for it. */
  private expectMistakes(): void {
    if (this.loading === undefined) this.loading = setTimeout(loadCompiler, restMs).unref();
    else this.loading.refresh();
  }

  async filesChanged(changedPaths: readonly Path[]): Promise<void> {
    this.expectChanges();
    const paths = changedPaths.filter((path) => this.concerns(path));
    if (paths.length === 0) return;
    if (paths.every((path) => this.files.has(path) && isRegularFile(joinAbsolute(this.root, path)))) {
      for (const path of paths) this.readNow(path);
      return;
    }
    // Size and time may be those of before: files that changed places, or that were written twice within one tick.
    const changed = new Set(paths);
    for (const path of this.files.paths()) {
      if (isInsideAny(path, changed)) this.files.distrust(path);
    }
    await this.index();
  }

  /** Logs, caches and the like change all the time: only sources, folders and what decides about them matter. */
  private concerns(path: Path): boolean {
    if (isSourceFile(path) || isProjectFile(path) || decisive.has(baseNameOf(path))) return true;
    const absolute = joinAbsolute(this.root, path);
    if (absolute === this.options.configFile || absolute === this.baselineFile) return true;
    if (statSync(absolute, { throwIfNoEntry: false })?.isDirectory()) return true;
    // What stood in the way of an open document may be gone.
    for (const file of [...this.files.paths(), ...this.open.keys()]) if (isInside(file, path)) return true;
    return false;
  }

  report(): Report {
    if (this.current !== undefined) return this.current;
    if (this.options.once !== true) return finish(this.analysing());
    this.isFinal = true;
    return unfollowed(() => finish(this.analysing()));
  }

  async reportInTurns(): Promise<Report> {
    if (this.current !== undefined) return this.current;
    const report = await inTurns(this.analysing());
    // When it is shown: whoever waits for it shall not wait for this.
    void nextTurn().then(() => inTurns(linking()));
    return report;
  }

  workspace(): { readonly graph: ModuleGraph; readonly settings: Settings } {
    if (this.graph === undefined) throw new Error('workspace() needs index() first');
    this.graph.refresh();
    return { graph: this.graph, settings: this.settings };
  }

  text(path: Path): string | undefined {
    const buffer = this.buffers.get(path);
    if (buffer !== undefined) return buffer;
    const file = this.files.get(path);
    if (file === undefined || !sameFile(statOf(this.root, path), file)) return undefined;
    const source = readSource(joinAbsolute(this.root, path));
    return 'text' in source ? source.text : undefined;
  }

  fixes(finding: ReportedFinding, scope: FixScope): ReadyFix[] {
    if (this.graph === undefined) return [];
    const report = this.report();
    const originOf = (each: ReportedFinding) => this.analysis!.originOf(each);
    return readyFixes(report, originOf, this.graph, (path) => this.text(path), finding, scope);
  }

  save(): void {
    const { saving, unsaved } = this;
    this.unsaved = undefined;
    if (unsaved !== undefined) this.saving = Promise.all([saving, unsaved()]).then(() => {});
  }

  async close(): Promise<void> {
    clearTimeout(this.loading);
    this.save();
    await this.saving;
    for (const extraction of this.readings) await extraction.close();
  }

  private expectChanges(): void {
    if (this.isFinal) throw new Error('the session was opened for one report, which has been made');
  }

  private *analysing(): Steps<Report> {
    if (this.graph === undefined) throw new Error('report() needs index() first');
    const start = performance.now();
    const { unread, bytes } = this.files.census();
    const skipped = unread.filter(({ file }) => !this.buffers.has(file));
    if (this.analysis?.settings !== this.settings) this.analysis = new Analysis(this.graph, this.settings, this.root);
    this.current = yield* this.analysis.reporting({
      baseline: this.configuration.baseline,
      skipped: [...this.skippedFolders, ...skipped],
      bytes,
      cacheHits: this.cacheHits,
      elapsedMs: () => Math.round(this.elapsedMs + performance.now() - start),
    });
    this.keepCurrent();
    return this.current;
  }

  /** Once it has been told: whoever waits for it shall not wait for this. */
  private keepCurrent(): void {
    const { keep, current: report, saving, analysis, buffers } = this;
    this.keep = undefined;
    if (keep === undefined || report!.failed !== undefined) return;
    const isSaved = ([path, text]: [Path, string]) =>
      isOnDisk(this.root, path, text) && sameFile(statOf(this.root, path), this.files.get(path));
    if (![...buffers].every(isSaved)) return;
    const conclusion = { report: report!, faults: analysis!.contradictions() };
    // One after the other: each takes room.
    this.saving = Promise.all([saving, nextTurn()]).then(() => keep(conclusion));
  }

  private async discover(signal: AbortSignal | undefined): Promise<Discovery> {
    await this.configuration.read();
    const { include, exclude } = this.settings;
    const place = this.files.size > 0 ? undefined : this.place();
    this.lastRun = place && (await LastRun.open(this.root, place));
    return discover(this.root, { include, exclude, signal });
  }

  /** Makes the facts of `files`; the graph is changed as they come, and holds what has come when this is cancelled. */
  private async read(
    files: readonly SourceFile[],
    cache: FactCache | undefined,
    progress: Progress | undefined,
    signal: AbortSignal | undefined,
  ) {
    const byPath = new Map(files.map((file) => [file.path, file]));
    let done = 0;
    progress?.(0, files.length);
    const extraction = new Extraction(this.root, this.options.threads);
    this.readings.add(extraction);
    try {
      await extraction.run(
        files,
        cache,
        (batch) => {
          for (const { path, facts, skipped } of batch) {
            this.files.set(byPath.get(path)!, skipped);
            if (this.buffers.has(path)) continue;
            if (facts === undefined) this.graph!.delete(path);
            else this.graph!.set(path, facts);
          }
          done += batch.length;
          progress?.(done, files.length);
        },
        signal,
      );
    } finally {
      this.readings.delete(extraction);
    }
    this.cacheHits = cache?.hits ?? 0;
    if (cache !== undefined) this.unsaved = () => cache.save((facts) => extraction.keep(facts));
  }

  private place(): CachePlace | undefined {
    const { cache = true } = this.options;
    if (cache === false) return undefined;
    return cache === true ? usualPlace() : cache;
  }

  private readNow(path: Path): void {
    const file = statOf(this.root, path);
    if (file === undefined) {
      this.forget(path);
      return;
    }
    const { facts, skipped } = extractFile(this.root, path);
    this.files.set(file, skipped);
    this.current = undefined;
    if (this.buffers.has(path)) return;
    if (facts === undefined) this.graph!.delete(path);
    else this.graph!.set(path, facts);
  }

  private forget(path: Path): void {
    this.files.delete(path);
    this.onDisk.delete(path);
    if (!this.buffers.has(path)) this.graph?.delete(path);
    this.current = undefined;
  }

  /** Whether a module of this path is there, on disk or in a buffer. */
  private has(path: Path): boolean {
    return this.onDisk.has(path) || this.buffers.has(path);
  }

  /** Whether the text of an open document is analysed: a file of the workspace, or one that is not on disk yet. */
  private counts(path: Path): boolean {
    return this.onDisk.has(path) || (this.settings.isIncluded(path) && !existsSync(joinAbsolute(this.root, path)));
  }

  /** Files on disk and the configuration decide which documents count, and both change while documents are open. */
  private settleBuffers(): void {
    for (const [path, text] of this.open) {
      if (this.buffers.get(path) !== text || !this.counts(path)) this.settleBuffer(path);
    }
  }

  private settleBuffer(path: Path): void {
    const text = this.open.get(path);
    if (text !== undefined && this.counts(path)) {
      this.buffers.set(path, text);
      this.graph!.set(path, extract(path, text));
    } else {
      if (!this.buffers.delete(path)) return;
      if (this.onDisk.has(path)) this.readNow(path);
      else this.graph!.delete(path);
    }
    this.current = undefined;
  }
}

function configuredRoot(path: Path): PythonRoot {
  return { path, scope: 'workspace' };
}

function statOf(root: string, path: Path): SourceFile | undefined {
  const stats = statSync(joinAbsolute(root, path), { throwIfNoEntry: false });
  return stats?.isFile() ? sourceFile(path, stats) : undefined;
}

function isRegularFile(absolute: string): boolean {
  return lstatSync(absolute, { throwIfNoEntry: false })?.isFile() === true;
}
