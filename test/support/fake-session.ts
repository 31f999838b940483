// Sessions without an engine, for tests of the language server alone: `BAD name` in a text is a finding, on a disk in memory.
import type { ConfigurationProblem } from '../../server/src/analysis/configuration-problem';
import type { FailedRule, Report, ReportedFinding } from '../../server/src/analysis/report';
import type { FixScope, ReadyFix, Session, SessionOptions } from '../../server/src/host/session';
import type { Range } from '../../server/src/text/line-index';
import { lineStartsOf, rangeOf } from '../../server/src/text/line-index';
import type { Path } from '../../server/src/text/paths';
import type { TextEdit } from '../../server/src/text/text-edit';

/** Absolute path to text. */
export type FakeDisk = Map<string, string>;

export class FakeSessions {
  readonly disk: FakeDisk;
  readonly opened: FakeSession[] = [];
  /** Told in every report. */
  failedRules: readonly FailedRule[] = [];
  /** What sessions recall. */
  lastReport: Report | undefined;
  /** Runs in the midst of indexing. */
  duringIndex: (signal: AbortSignal | undefined) => Promise<void> = async () => {};
  /** Thrown by what is named, when set. */
  fail: { open?: Error; index?: Error; report?: Error; fixes?: Error; filesChanged?: Error } = {};

  constructor(files: Readonly<Record<string, string>>) {
    this.disk = new Map(Object.entries(files));
  }

  readonly open = (options: SessionOptions): FakeSession => {
    if (this.fail.open) throw this.fail.open;
    const session = new FakeSession(this, options);
    this.opened.push(session);
    return session;
  };

  /** The sessions that were not closed. */
  get live(): FakeSession[] {
    return this.opened.filter((session) => !session.closed);
  }
}

export class FakeSession implements Session {
  readonly root: string;
  readonly baselineFile = '';
  readonly options: SessionOptions;
  readonly calls: string[] = [];
  configurationProblems: readonly ConfigurationProblem[] = [];
  closed = false;
  readonly #sessions: FakeSessions;
  readonly #files = new Map<Path, string>();
  readonly #buffers = new Map<Path, string>();
  #report: Report | undefined;

  constructor(sessions: FakeSessions, options: SessionOptions) {
    this.#sessions = sessions;
    this.options = options;
    this.root = options.root;
  }

  async recall(): Promise<Report | undefined> {
    this.#report = this.#sessions.lastReport;
    return this.#report;
  }

  async index(progress?: (done: number, total: number) => void, signal?: AbortSignal): Promise<void> {
    this.calls.push('index');
    const files = [...this.#sessions.disk.keys()].filter((path) => path.startsWith(`${this.root}/`));
    progress?.(0, files.length);
    await this.#sessions.duringIndex(signal);
    signal?.throwIfAborted();
    if (this.#sessions.fail.index) throw this.#sessions.fail.index;
    this.#files.clear();
    this.#buffers.clear();
    for (const path of files) this.#read(path.slice(this.root.length + 1));
    progress?.(files.length, files.length);
    this.#report = undefined;
  }

  setBuffer(path: Path, text: string | undefined): void {
    this.calls.push(`setBuffer ${path}`);
    if (text === undefined) this.#buffers.delete(path);
    else this.#buffers.set(path, text);
    this.#report = undefined;
  }

  async filesChanged(paths: readonly Path[]): Promise<void> {
    this.calls.push(`filesChanged ${[...paths].sort().join(' ')}`);
    if (this.#sessions.fail.filesChanged) throw this.#sessions.fail.filesChanged;
    for (const path of paths) {
      for (const known of [...this.#files.keys()]) if (known.startsWith(`${path}/`)) this.#read(known);
      for (const known of this.#sessions.disk.keys())
        if (known.startsWith(`${this.root}/${path}/`)) this.#read(known.slice(this.root.length + 1));
      this.#read(path);
    }
    const fault = this.#sessions.disk.get(`${this.root}/ssot.config.json`);
    this.configurationProblems = fault?.startsWith('!')
      ? [
          {
            file: 'ssot.config.json',
            line: 0,
            character: 0,
            endLine: 0,
            endCharacter: 1,
            severity: 'error',
            key: 'rules',
            message: fault,
          },
        ]
      : [];
    this.#report = undefined;
  }

  async reportInTurns(): Promise<Report> {
    return this.report();
  }

  report(): Report {
    if (this.#sessions.fail.report) throw this.#sessions.fail.report;
    this.#report ??= this.#analyse();
    return this.#report;
  }

  workspace(): never {
    throw new Error('the language server asks for no graph');
  }

  text(path: Path): string | undefined {
    return this.#buffers.get(path) ?? this.#files.get(path);
  }

  fixes(finding: ReportedFinding, scope: FixScope): ReadyFix[] {
    this.calls.push(`fixes ${scope}`);
    if (this.#sessions.fail.fixes) throw this.#sessions.fail.fixes;
    if (!finding.fixes.includes('mend')) return [];
    const findings = this.report().findings.filter(
      (each) =>
        scope === 'workspace' ||
        (each.file === finding.file && (scope === 'file' || each.fingerprint === finding.fingerprint)),
    );
    const edits = new Map<Path, TextEdit[]>();
    for (const { file, data } of findings) {
      const start = data.offset as number;
      edits.set(file, [...(edits.get(file) ?? []), { span: { start, end: start + 3 }, newText: 'GOOD' }]);
    }
    const title = { finding: 'Mend this', file: 'Mend all in this file', workspace: 'Mend all in the workspace' }[
      scope
    ];
    return [{ id: 'mend', title, edits, findings, preferred: scope === 'finding' }];
  }

  save(): void {}

  async close(): Promise<void> {
    this.closed = true;
  }

  #read(path: Path): void {
    const text = this.#sessions.disk.get(`${this.root}/${path}`);
    if (text === undefined) this.#files.delete(path);
    else this.#files.set(path, text);
  }

  #analyse(): Report {
    const paths = [...new Set([...this.#files.keys(), ...this.#buffers.keys()])].sort();
    const findings: ReportedFinding[] = [];
    for (const file of paths) {
      const text = this.text(file)!;
      for (const match of text.matchAll(/BAD (\w+)/g))
        findings.push(findingAt(file, match.index, rangeIn(text, match.index, match[0].length), match[1]!));
    }
    const rule = 'legacy-import' as const;
    return {
      version: 1,
      root: this.root,
      stats: {
        files: paths.length,
        bytes: 0,
        modules: paths.length,
        edges: { runtime: 0, deferred: 0, type: 0 },
        cacheHits: 0,
        elapsedMs: 0,
      },
      findings,
      groups: Object.fromEntries(findings.map(({ group }) => [group, { rule, title: `Group ${group}` }])),
      summary: {},
      skipped: [],
      ...(this.#sessions.failedRules.length > 0 ? { failed: this.#sessions.failedRules } : {}),
    };
  }
}

function findingAt(file: Path, offset: number, range: Range, name: string): ReportedFinding {
  return {
    rule: 'legacy-import',
    severity: name.startsWith('e') ? 'error' : 'warning',
    message: `${name} is bad`,
    file,
    range,
    related: [{ file, range, message: 'here' }],
    group: `legacy-import:${name}`,
    data: { offset },
    fixes: name.endsWith('x') ? [] : ['mend'],
    fingerprint: `${file}#${name}`,
  };
}

function rangeIn(text: string, start: number, length: number): Range {
  return rangeOf(lineStartsOf(text), { start, end: start + length });
}
