// Runs the command line in this process, on a session of the test's own making or on the real one.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Report, ReportedFinding, ReportedGroup } from '../../server/src/analysis/report';
import type { Io } from '../../server/src/cli/io';
import { run } from '../../server/src/cli/main';
import type { Session, SessionOptions } from '../../server/src/host/session';

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly terminal?: 'stdout' | 'stderr' | 'both';
  readonly columns?: number;
  readonly session?: (options: SessionOptions) => Session;
  readonly onInterrupt?: Io['onInterrupt'];
}

export async function cli(argv: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> {
  const { cwd = tmpdir(), env = {}, terminal, columns, session, onInterrupt } = surroundings;
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    columns,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const status = await run(argv, {
    stdout: output('stdout'),
    stderr: output('stderr'),
    isTTY: {
      stdout: terminal === 'stdout' || terminal === 'both',
      stderr: terminal === 'stderr' || terminal === 'both',
    },
    env,
    cwd,
    ...(session === undefined ? {} : { createSession: session }),
    ...(onInterrupt === undefined ? {} : { onInterrupt }),
  });
  return { status, ...written };
}

/** A session that has this report whatever happens; `changes` replaces members. */
export function sessionWith(report: Report, changes: Partial<Session> = {}): (options: SessionOptions) => Session {
  return ({ root }) => ({
    root,
    baselineFile: join(root, 'ssot-baseline.json'),
    configurationProblems: [],
    recall: async () => undefined,
    index: async () => {},
    setBuffer() {},
    filesChanged: async () => {},
    report: () => ({ ...report, root }),
    reportInTurns: async () => ({ ...report, root }),
    workspace: () => {
      throw new Error('this session has a report and no graph');
    },
    text: () => undefined,
    fixes: () => [],
    save: () => {},
    close: async () => {},
    ...changes,
  });
}

export function finding(partial: Partial<ReportedFinding> & Pick<ReportedFinding, 'file'>): ReportedFinding {
  const rule = partial.rule ?? 'legacy-import';
  const start = { line: 0, character: 0 };
  return {
    rule,
    severity: 'warning',
    message: 'app.old is a shim. Import app.new instead.',
    range: { start, end: { line: 0, character: 9 } },
    related: [],
    group: `${rule}:1`,
    data: {},
    fixes: [],
    fingerprint: `${rule} ${partial.file} ${partial.range?.start.line ?? 0}`,
    ...partial,
  };
}

export function reportWith(findings: readonly ReportedFinding[], partial: Partial<Report> = {}): Report {
  const groups: Record<string, ReportedGroup> = {};
  for (const { group, rule } of findings) groups[group] ??= { rule, title: `Title of ${group}` };
  const rules = new Set(findings.map(({ rule }) => rule));
  const summary = [...rules].map((rule) => {
    const own = findings.filter((each) => each.rule === rule);
    return [rule, { findings: own.length, groups: new Set(own.map(({ group }) => group)).size }] as const;
  });
  return {
    version: 1,
    root: '/nowhere',
    stats: {
      files: 12,
      bytes: 3400,
      modules: 12,
      edges: { runtime: 30, deferred: 2, type: 1 },
      cacheHits: 0,
      elapsedMs: 40,
    },
    findings,
    groups,
    summary: Object.fromEntries(summary),
    skipped: [],
    ...partial,
  };
}

/** A folder with these files, removed after the test. */
export function folderWith(context: TestContext, files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'ssot-cli-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
