// One analysed workspace folder: the only door through which the language server and the command line enter.
import type { ConfigurationProblem } from '../analysis/configuration-problem';
import type { Report, ReportedFinding } from '../analysis/report';
import type { Settings } from '../analysis/settings';
import type { Graph } from '../graph/model';
import type { Path } from '../text/paths';
import type { TextEdit } from '../text/text-edit';
import type { CachePlace } from './cache/cache-place';

export interface SessionOptions {
  /** Absolute path of the folder. */
  readonly root: string;
  /** Absolute path of a configuration file to use instead of the one found in the root. */
  readonly configFile?: string;
  /** Settings of the editor, laid over the configuration file's. */
  readonly overrides?: { readonly rules?: Readonly<Record<string, unknown>> };
  /** Worker threads for so many bytes of source; default: `threadsBeside`; 0 extracts on this thread. */
  readonly threads?: number | ((bytes: number) => number);
  /** Whether facts are kept from one run to the next, and where if not in the platform's place. Default: true. */
  readonly cache?: boolean | CachePlace;
  /** Absolute path of the baseline to use instead of the configured one; `false`: none. */
  readonly baseline?: string | false;
  /** Whether nothing changes after the report, which is then made for less: what would throws. Default: false. */
  readonly once?: boolean;
  /** Told, before reading begins, what may go wrong with it. */
  readonly warn?: (text: string) => void;
}

/** Files read so far, and in all. */
export type Progress = (done: number, total: number) => void;

/** A fix made ready: edits by file, to texts as the session has them now (unsaved buffers included). */
export interface ReadyFix {
  readonly id: string;
  readonly title: string;
  /** Computed when first read: a menu needs only titles. */
  readonly edits: ReadonlyMap<Path, readonly TextEdit[]>;
  /** The findings that it resolves. */
  readonly findings: readonly ReportedFinding[];
  readonly preferred: boolean;
}

export type FixScope = 'finding' | 'file' | 'workspace';

export interface Session {
  readonly root: string;
  /** Absolute path of the file of accepted findings, whether it exists or not. */
  readonly baselineFile: string;
  /**
   * Before the first `index`: the report of an earlier run, if all that it depends on is as it was. It is then the current one,
   * without any file having been read; for anything but it the session needs `index` all the same. Rejects with an AbortError
   * when `signal` fires.
   */
  recall(signal?: AbortSignal): Promise<Report | undefined>;
  /** Reads the configuration and every file. Rejects with an AbortError when `signal` fires. May be called again. */
  index(progress?: Progress, signal?: AbortSignal): Promise<void>;
  /**
   * What is wrong with the configuration now; while there is an error the last good one is in force. What the code does
   * not bear out is told as of the last report.
   */
  readonly configurationProblems: readonly ConfigurationProblem[];
  /** The text of an open document, saved or not; `undefined` when it is closed, and the file on disk counts again. */
  setBuffer(path: Path, text: string | undefined): void;
  /** Files that appeared, changed or went on disk (folders, too). Also reacts to configuration files, tsconfigs and .gitignore. */
  filesChanged(paths: readonly Path[]): Promise<void>;
  /** Findings of the current state; computed when something changed since the last call, else the same object. */
  report(): Report;
  /** The same, while others have their turn: much takes seconds. Nothing else may be asked of the session until it is there. */
  reportInTurns(): Promise<Report>;
  /** What reports are made from, as it is now: for commands that show more than findings. To be read, never to be changed. */
  workspace(): { readonly graph: Graph; readonly settings: Settings };
  /** The text as analysed: the buffer's, else the file's; `undefined` when there is none. */
  text(path: Path): string | undefined;
  /** Fixes for a finding of the last report: for it alone, all of its rule in the file, all in the workspace. */
  fixes(finding: ReportedFinding, scope: FixScope): ReadyFix[];
  /** Begins to write what is kept of the reading for the next run, on a thread where that is much. Else `close` does. */
  save(): void;
  /** Stops the workers. */
  close(): Promise<void>;
}
