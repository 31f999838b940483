// One workspace folder: its session, what it shows now, and the order in which the session is spoken to.
import { normalize } from 'node:path';
import type { Report } from '../analysis/report';
import type { Progress, Session, SessionOptions } from '../host/session';
import type { Path } from '../text/paths';
import type { Documents } from './documents';
import { defaultSettings, type Settings } from './settings';
import { type Counts, type FilePlaces, ShownFindings } from './shown-findings';
import { type AbsolutePath, fromNative, joinAbsolute, relativeTo } from './uri';

export type OpenSession = (options: SessionOptions) => Session | Promise<Session>;

/**
 * `new`: its settings are not known yet; `waiting`: for its turn to be indexed; `cancelled`: indexing was stopped, and
 * nothing is shown until it runs again; `off`: by its settings.
 */
export type FolderState = 'new' | 'waiting' | 'indexing' | 'ready' | 'cancelled' | 'failed' | 'off';

export interface FolderOptions {
  readonly uri: string;
  readonly name: string;
  readonly root: AbsolutePath;
  readonly documents: Documents;
  readonly open: OpenSession;
  log(message: string, error?: unknown): void;
}

export class Folder {
  readonly uri: string;
  readonly name: string;
  readonly root: AbsolutePath;
  settings: Settings = defaultSettings;
  state: FolderState = 'new';
  /** Why, when the state is `failed`. */
  failure = '';
  /** The report that is shown; `undefined` when there is none to show. */
  report: Report | undefined;
  /** Titles of fixes for a whole file or workspace, by fix and scope: they are the same for every finding. */
  readonly fixTitles = new Map<string, string>();
  readonly #shown = new ShownFindings((file) => this.toAbsolute(file));
  readonly #options: FolderOptions;
  #session: Session | undefined;
  #abort: AbortController | undefined;
  /** How many configuration problems are shown. */
  #problems = 0;
  /** Rules that failed in the last analysis. */
  #failing: ReadonlySet<string> = new Set();
  /** Of files that were asked for; each keystroke asks for all that show something. */
  readonly #absolute = new Map<string, AbsolutePath>();
  /** Open documents whose text, or absence, the session has not been told yet. */
  readonly #touched = new Set<AbsolutePath>();
  /** Versions of the documents as the session has them. */
  readonly #versions = new Map<AbsolutePath, number>();
  /** Every use of the session waits for the one before: a session is never spoken to while it is at work. */
  #queue: Promise<void> = Promise.resolve();

  constructor(options: FolderOptions) {
    this.#options = options;
    this.uri = options.uri;
    this.name = options.name;
    this.root = options.root;
  }

  /** Not indexed yet, or being indexed anew: what is shown is not what is there. */
  get isPending(): boolean {
    return this.state === 'new' || this.state === 'waiting' || this.state === 'indexing';
  }

  /** What the report and the configuration say of each file. */
  get places(): ReadonlyMap<AbsolutePath, FilePlaces> {
    return this.#shown.places;
  }

  /** Of the report. */
  get counts(): Counts {
    return this.#shown.counts;
  }

  contains(path: AbsolutePath): boolean {
    return relativeTo(this.root, path) !== undefined;
  }

  toAbsolute(file: string): AbsolutePath {
    let path = this.#absolute.get(file);
    if (path === undefined) {
      path = /^(?:\/|[a-z]:|\\\\)/i.test(file) ? fromNative(file) : joinAbsolute(this.root, file);
      this.#absolute.set(file, path);
    }
    return path;
  }

  /** Version of the open document that the shown report speaks of. */
  versionAt(path: AbsolutePath): number | undefined {
    return this.#versions.get(path);
  }

  /**
   * Reads everything anew. Never rejects: how it ended is in `state`. A later call stops the one under way, and `fresh`
   * begins with a new session, as changed settings need. Where the findings of an earlier run still hold they are shown
   * meanwhile: `recalled` is called with the files that show something else then, and reading begins when that is done.
   */
  index(progress: Progress, recalled: (files: AbsolutePath[]) => Promise<void>, fresh = false): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.state = 'indexing';
    return this.#next(async () => {
      if (fresh) await this.#closeSession();
      if (abort !== this.#abort) return;
      try {
        if (this.#session === undefined) {
          this.#session = await this.#options.open({
            root: normalize(this.root),
            overrides: { rules: this.settings.rules },
            warn: (text) => this.#options.log(text),
          });
          this.#touchDocuments();
          this.#tellBuffers(this.#session);
          const report = await this.#session.recall(abort.signal);
          if (report !== undefined && abort === this.#abort) await recalled(this.#show(report));
        }
        await this.#session.index(progress, abort.signal);
        abort.signal.throwIfAborted();
        this.#touchDocuments();
        this.state = 'ready';
      } catch (error) {
        if (abort !== this.#abort) return;
        if (abort.signal.aborted) this.state = 'cancelled';
        else {
          this.#fail('Indexing failed', error);
          await this.#closeSession();
        }
      }
    });
  }

  /** Another run of indexing is about to come: stops the one under way without a word. */
  supersede(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.state = 'waiting';
  }

  /** Stops indexing; the folder shows nothing until it is indexed again. */
  cancel(): void {
    this.#abort?.abort();
  }

  /** Shows nothing and holds nothing until indexed again. */
  switchOff(): Promise<void> {
    this.#abort?.abort();
    this.#abort = undefined;
    return this.#next(async () => {
      await this.#closeSession();
      this.state = 'off';
    });
  }

  /** The text of an open document changed, or the document was opened or closed. */
  touched(path: AbsolutePath): void {
    this.#touched.add(path);
  }

  /** Files or folders that appeared, changed or went on disk. Resolves to whether the session could follow. */
  filesChanged(paths: readonly Path[]): Promise<boolean> {
    return this.#next(async () => {
      if (this.#session === undefined || !this.#isLive) return true;
      try {
        await this.#session.filesChanged(paths);
        return true;
      } catch (error) {
        this.#options.log(`Following changed files in ${this.name} failed`, error);
        return false;
      }
    });
  }

  /** Brings `report` and `places` up to date; resolves to the files that show something else now. */
  analyse(): Promise<AbsolutePath[]> {
    return this.#next(async () => {
      let report: Report | undefined;
      if (this.#session !== undefined && this.#isLive) {
        try {
          this.#tellBuffers(this.#session);
          report = await this.#session.reportInTurns();
          // Meanwhile another run of indexing may have been asked for.
          if (this.#isLive) this.state = 'ready';
          this.#logFailed(report);
        } catch (error) {
          this.#fail('Analysis failed', error);
        }
      }
      // While indexing anew what was shown stays, so that nothing flickers; a folder that gave up shows nothing.
      if (this.isPending) return [];
      return this.#show(report);
    });
  }

  /** Speaks to the session when it is ready; `undefined` when it is not. */
  ask<T>(question: (session: Session) => T): Promise<T | undefined> {
    return this.#next(async () =>
      this.#session !== undefined && this.state === 'ready' ? question(this.#session) : undefined,
    );
  }

  /** For when nobody waits for anything: has the session write what it keeps for the next run. */
  save(): void {
    void this.ask((session) => session.save());
  }

  /** The folder left the workspace; resolves to the files that it showed something in. */
  async close(): Promise<AbsolutePath[]> {
    await this.switchOff();
    return await this.analyse();
  }

  /** The text that the session has of a file; `undefined` when it has none, or another than the client. */
  agreedText(session: Session, file: Path): string | undefined {
    const text = session.text(file);
    const document = this.#options.documents.get(this.toAbsolute(file));
    return document === undefined || document.getText() === text ? text : undefined;
  }

  /** Indexed at least once since the session was opened, and not being indexed now; a failed analysis is tried again. */
  get #isLive(): boolean {
    return this.state === 'ready' || this.state === 'failed';
  }

  /** Returns the files that show something else now. */
  #show(report: Report | undefined): AbsolutePath[] {
    const problems = this.#session?.configurationProblems ?? [];
    if (report === this.report && problems.length === 0 && this.#problems === 0) return [];
    this.report = report;
    this.#problems = problems.length;
    return this.#shown.show(report, problems);
  }

  #touchDocuments(): void {
    for (const [path] of this.#options.documents) if (this.contains(path)) this.#touched.add(path);
  }

  #tellBuffers(session: Session): void {
    for (const path of this.#touched) {
      const file = relativeTo(this.root, path);
      if (file === undefined) continue;
      const document = this.#options.documents.get(path);
      if (document === undefined) this.#versions.delete(path);
      else this.#versions.set(path, document.version);
      if (isModule(file)) session.setBuffer(file, document?.getText());
    }
    this.#touched.clear();
  }

  #fail(what: string, error: unknown): void {
    this.state = 'failed';
    this.failure = `${what}: ${error instanceof Error ? error.message : String(error)}`;
    this.#options.log(`${what} in ${this.name}`, error);
  }

  /** Once, not with every keystroke: a failure that is gone and comes again is told again. */
  #logFailed({ failed = [] }: Report): void {
    const failing = new Set(failed.map(({ rule }) => rule));
    for (const { rule, reason } of failed) {
      if (!this.#failing.has(rule)) this.#options.log(`The rule ${rule} failed in ${this.name}: ${reason}`);
    }
    this.#failing = failing;
  }

  async #closeSession(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    this.#versions.clear();
    try {
      await session?.close();
    } catch (error) {
      this.#options.log(`Closing the session of ${this.name} failed`, error);
    }
  }

  #next<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(task);
    this.#queue = result.then(
      () => {},
      () => {},
    );
    return result;
  }
}

/** Editors may call any file by a language's name; sessions know modules by their extension. */
function isModule(file: Path): boolean {
  return /\.(?:[cm]?[jt]s|[jt]sx|pyi?)$/.test(file);
}
