// What every handler of the language server is given.
import type { Connection } from 'vscode-languageserver/node';
import type { AnalysisSchedule } from './analysis-schedule';
import type { ClientAbilities } from './client-abilities';
import type { Diagnostics } from './diagnostics';
import type { Documents } from './documents';
import type { FileEvents } from './file-events';
import type { OpenSession } from './folder';
import type { IndexQueue } from './index-queue';
import type { RulePages } from './rule-pages';
import type { Workspace } from './workspace';

export interface ServerContext {
  readonly connection: Connection;
  readonly openSession: OpenSession;
  readonly documents: Documents;
  readonly workspace: Workspace;
  readonly schedule: AnalysisSchedule;
  readonly indexing: IndexQueue;
  readonly fileEvents: FileEvents;
  /** The settings, being put in force. */
  configuring: Promise<void>;
  phase: 'new' | 'running' | 'shut down';
  /** The three below are there from `initialize` on. */
  client: ClientAbilities;
  diagnostics: Diagnostics;
  pages: RulePages;
  /** How far indexing is, for people; empty when nothing is being indexed. */
  indexed: string;
  /** To the client's log. */
  log(message: string, error?: unknown): void;
  /** Tells the client that the state or the violations changed. Resolves when that is sent, with all that was told before. */
  announce(): Promise<void>;
  /** Resolves when every change that came in so far is analysed; does not wait for indexing. */
  settled(): Promise<void>;
  /** Resolves when the settings are in force, too, and everything is indexed. */
  caughtUp(): Promise<void>;
}
