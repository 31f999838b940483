// Opens a session on one workspace folder.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join as joinAbsolute, resolve as resolveAbsolute } from 'node:path';
import { type Baseline, parseBaseline } from '../analysis/baseline';
import type { ConfigurationProblem } from '../analysis/configuration-problem';
import type { Report, ReportedFinding, SkippedFile } from '../analysis/report';
import { defaultSettings, type Settings } from '../analysis/settings';
import { extract, isSourceFile } from '../facts/extract';
import { ModuleGraph } from '../graph/module-graph';
import { rules } from '../rules/registry';
import { baseNameOf, type Path } from '../text/paths';
import { type Analysis, analyse } from './analyse';
import { discover, type SourceFile } from './discovery';
import { extractFile } from './extract-file';
import { Extraction } from './extraction';
import { createProject } from './project';
import { inferPythonRoots, type PythonRoot } from './python-roots';
import { readSettings } from './read-settings';
import { readSource } from './read-source';
import { readyFixes } from './ready-fixes';
import type { FixScope, Progress, ReadyFix, Session, SessionOptions } from './session';

export function createSession(options: SessionOptions): Session {
  return new FolderSession(options);
}

/** A file as it was when its facts were made. */
interface KnownFile extends SourceFile {
  readonly skipped: string;
}

class FolderSession implements Session {
  readonly root: string;
  configurationProblems: readonly ConfigurationProblem[] = [];
  private settings: Settings = defaultSettings(rules);
  private baseline: Baseline | undefined;
  private readonly extraction: Extraction;
  private readonly files = new Map<Path, KnownFile>();
  private readonly buffers = new Map<Path, string>();
  private skippedFolders: readonly SkippedFile[] = [];
  private graph: ModuleGraph | undefined;
  private analysis: Analysis | undefined;
  private elapsedMs = 0;

  constructor(private readonly options: SessionOptions) {
    this.root = resolveAbsolute(options.root);
    this.extraction = new Extraction(this.root, options.threads);
  }

  get baselineFile(): string {
    const { baseline } = this.options;
    return typeof baseline === 'string' ? baseline : joinAbsolute(this.root, this.settings.baseline);
  }

  async index(progress?: Progress, signal?: AbortSignal): Promise<void> {
    const start = performance.now();
    await this.readConfiguration();
    const { include, exclude } = this.settings;
    const found = await discover(this.root, { include, exclude, signal });
    const changed = found.files.filter((file) => !sameFile(this.files.get(file.path), file));
    const paths = new Set(found.files.map((file) => file.path));
    const present = (path: Path) => paths.has(path) || this.buffers.has(path);
    const project = createProject({
      root: this.root,
      pythonRoots: this.settings.sourceRoots?.map(configuredRoot) ?? inferPythonRoots([...paths], found.projectFiles),
      manifests: found.projectFiles.filter((path) => baseNameOf(path) === 'package.json'),
      hasFile: present,
    });
    this.graph ??= new ModuleGraph(project);
    this.graph.setProject(project);
    for (const path of this.files.keys()) if (!paths.has(path)) this.forget(path);
    this.skippedFolders = found.skipped;
    await this.read(changed, progress, signal);
    this.analysis = undefined;
    this.elapsedMs = performance.now() - start;
  }

  setBuffer(path: Path, text: string | undefined): void {
    if (!isSourceFile(path) || this.graph === undefined) return;
    if (text === undefined) {
      if (!this.buffers.delete(path)) return;
      const file = this.files.get(path);
      if (file === undefined) this.graph.delete(path);
      else this.readNow(path);
    } else {
      if (this.buffers.get(path) === text || !this.counts(path)) return;
      this.buffers.set(path, text);
      this.graph.set(path, extract(path, text));
    }
    this.analysis = undefined;
  }

  async filesChanged(paths: readonly Path[]): Promise<void> {
    const known = paths.every((path) => this.files.has(path) && existsSync(joinAbsolute(this.root, path)));
    if (!known) return this.index();
    for (const path of paths) this.readNow(path);
  }

  report(): Report {
    return this.analysed().report;
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
    return readyFixes(this.analysed(), this.graph, (path) => this.text(path), finding, scope);
  }

  async close(): Promise<void> {
    await this.extraction.close();
  }

  private analysed(): Analysis {
    if (this.analysis !== undefined) return this.analysis;
    if (this.graph === undefined) throw new Error('report() needs index() first');
    const start = performance.now();
    const skipped = [...this.files.values()].flatMap(({ path, skipped: reason }) => {
      return reason === '' || this.buffers.has(path) ? [] : [{ file: path, reason }];
    });
    const bytes = [...this.files.values()].reduce((sum, file) => sum + file.size, 0);
    this.analysis = analyse({
      graph: this.graph,
      settings: this.settings,
      baseline: this.baseline,
      root: this.root,
      skipped: [...this.skippedFolders, ...skipped],
      bytes,
      elapsedMs: () => Math.round(this.elapsedMs + performance.now() - start),
    });
    return this.analysis;
  }

  /** While the configuration has faults the last good one stays in force. */
  private async readConfiguration(): Promise<void> {
    const { settings, problems } = await readSettings(this.root, this.options);
    this.configurationProblems = problems;
    if (settings !== undefined) this.settings = settings;
    this.baseline = this.options.baseline === false ? undefined : this.readBaseline();
  }

  private readBaseline(): Baseline | undefined {
    if (!existsSync(this.baselineFile)) return undefined;
    const { baseline, problems } = parseBaseline(readFileSync(this.baselineFile, 'utf8'), this.settings.baseline);
    this.configurationProblems = [...this.configurationProblems, ...problems];
    return baseline;
  }

  /** Makes the facts of `files`; the graph is changed as they come, and holds what has come when this is cancelled. */
  private async read(files: readonly SourceFile[], progress: Progress | undefined, signal: AbortSignal | undefined) {
    const byPath = new Map(files.map((file) => [file.path, file]));
    let done = 0;
    progress?.(0, files.length);
    await this.extraction.run(
      files,
      (batch) => {
        for (const { path, facts, skipped } of batch) {
          this.files.set(path, { ...byPath.get(path)!, skipped });
          if (this.buffers.has(path)) continue;
          if (facts === undefined) this.graph!.delete(path);
          else this.graph!.set(path, facts);
        }
        done += batch.length;
        progress?.(done, files.length);
      },
      signal,
    );
  }

  private readNow(path: Path): void {
    const file = statOf(this.root, path);
    if (file === undefined) {
      this.forget(path);
      return;
    }
    const { facts, skipped } = extractFile(this.root, path);
    this.files.set(path, { ...file, skipped });
    this.analysis = undefined;
    if (this.buffers.has(path)) return;
    if (facts === undefined) this.graph!.delete(path);
    else this.graph!.set(path, facts);
  }

  private forget(path: Path): void {
    this.files.delete(path);
    if (!this.buffers.has(path)) this.graph?.delete(path);
    this.analysis = undefined;
  }

  /** Whether the text of an open document is analysed: a file of the workspace, or one that is not on disk yet. */
  private counts(path: Path): boolean {
    if (this.files.has(path) || this.buffers.has(path)) return true;
    return this.settings.isIncluded(path) && !existsSync(joinAbsolute(this.root, path));
  }
}

function configuredRoot(path: Path): PythonRoot {
  return { path, scope: 'workspace' };
}

function sameFile(a: SourceFile | undefined, b: SourceFile): boolean {
  return a !== undefined && a.size === b.size && a.mtimeMs === b.mtimeMs;
}

function statOf(root: string, path: Path): SourceFile | undefined {
  const stats = statSync(joinAbsolute(root, path), { throwIfNoEntry: false });
  return stats?.isFile() ? { path, size: stats.size, mtimeMs: stats.mtimeMs } : undefined;
}
