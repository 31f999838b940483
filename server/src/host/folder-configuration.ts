// What is in force in a folder: its settings and baseline, and what is wrong with the files that say so.
import { join, resolve } from 'node:path';
import type { Baseline } from '../analysis/baseline';
import type { ParsedConfiguration } from '../analysis/configuration';
import type { ConfigurationProblem } from '../analysis/configuration-problem';
import type { Fault } from '../analysis/schema-validator';
import { defaultSettings, type Settings } from '../analysis/settings';
import { rules } from '../rules/registry';
import { readBaseline } from './read-baseline';
import { readSettings } from './read-settings';
import type { SessionOptions } from './session';

export class FolderConfiguration {
  settings: Settings = defaultSettings(rules);
  baseline: Baseline | undefined;
  problems: readonly ConfigurationProblem[] = [];
  /** The texts that decide, as last read. */
  told: readonly string[] = [];
  /** Tells a problem at a key of the configuration in force; `undefined` without a file, or with a faulty one. */
  private problem: ParsedConfiguration['problem'] | undefined;
  private readonly root: string;

  constructor(private readonly options: SessionOptions) {
    this.root = resolve(options.root);
  }

  /** Absolute path. */
  get baselineFile(): string {
    const { baseline } = this.options;
    return typeof baseline === 'string' ? baseline : join(this.root, this.settings.baseline);
  }

  /** While the configuration has faults the last good one stays in force. */
  async read(): Promise<void> {
    const { options } = this;
    const { settings, problems, problem, text } = await readSettings(this.root, options);
    this.problem = settings === undefined ? undefined : problem;
    if (settings !== undefined) this.settings = settings;
    const none = { baseline: undefined, problems: [], text: '' };
    const read = options.baseline === false ? none : readBaseline(this.baselineFile, this.settings.baseline);
    this.baseline = read.baseline;
    this.problems = [...problems, ...read.problems];
    this.told = [text, JSON.stringify(options.overrides?.rules ?? {}), read.text];
  }

  /** With what the code does not bear out. */
  problemsWith(faults: readonly Fault[]): readonly ConfigurationProblem[] {
    const { problem, problems } = this;
    if (problem === undefined) return problems;
    return [
      ...problems,
      ...faults.map(({ path, message }) => ({ ...problem(path, message), severity: 'warning' as const })),
    ];
  }
}
