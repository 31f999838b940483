// The baseline file: written, read, applied and brought up to date.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyBaseline, parseBaseline, updateBaseline, writeBaseline } from '../../server/src/analysis/baseline';
import { problemText } from '../../server/src/analysis/configuration-problem';
import type { Report, ReportedFinding, ReportedRule } from '../../server/src/analysis/report';

function finding(
  fingerprint: string,
  file: string,
  rule: ReportedRule = 'import-cycle',
  group = `${rule}:1`,
): ReportedFinding {
  const place = { line: 0, character: 0 };
  const range = { start: place, end: place };
  return {
    rule,
    severity: 'warning',
    message: `m ${file}`,
    file,
    range,
    related: [],
    group,
    data: {},
    fixes: [],
    fingerprint,
  };
}

function reportWith(findings: readonly ReportedFinding[]): Report {
  const groups = Object.fromEntries(findings.map(({ rule, group }) => [group, { rule, title: group }]));
  const summary = { 'import-cycle': { findings: 2, groups: 2 }, 'legacy-import': { findings: 1, groups: 1 } };
  const stats = {
    files: 0,
    bytes: 0,
    modules: 0,
    edges: { runtime: 0, deferred: 0, type: 0 },
    cacheHits: 0,
    elapsedMs: 0,
  };
  return { version: 1, root: '/w', stats, findings, groups, summary, skipped: [] };
}

const findings = [
  finding('f2', 'b.py', 'import-cycle', 'import-cycle:b'),
  finding('f1', 'a.py', 'import-cycle', 'import-cycle:a'),
  finding('f3', 'a.py', 'legacy-import', 'legacy-import:a'),
];

describe('a baseline', () => {
  test('is sorted by file, rule and fingerprint, one entry a line', () => {
    assert.equal(
      writeBaseline(updateBaseline(undefined, findings)),
      `{
  "version": 1,
  "findings": {
    "f1": {"rule":"import-cycle","file":"a.py","message":"m a.py"},
    "f3": {"rule":"legacy-import","file":"a.py","message":"m a.py"},
    "f2": {"rule":"import-cycle","file":"b.py","message":"m b.py"}
  }
}
`,
    );
  });

  test('is read as it was written', () => {
    const baseline = updateBaseline(undefined, findings);
    const read = parseBaseline(writeBaseline(baseline), 'ssot-baseline.json');
    assert.deepEqual(read.problems, []);
    assert.equal(writeBaseline(read.baseline!), writeBaseline(baseline));
  });

  test('may be empty', () => {
    const text = writeBaseline({ version: 1, findings: new Map() });
    assert.equal(text, '{\n  "version": 1,\n  "findings": {}\n}\n');
    assert.equal(parseBaseline(text, 'b.json').baseline!.findings.size, 0);
  });
});

describe('a baseline file that cannot be used is told:', () => {
  const told = (text: string) => {
    const { baseline, problems } = parseBaseline(text, 'b.json');
    assert.equal(baseline, undefined);
    return problems.map(problemText);
  };

  test('merge conflicts', () => {
    const [problem] = told('{\n  "version": 1,\n<<<<<<< ours\n  "findings": {}\n}');
    assert.match(problem!, /^b\.json:3:1: Not valid JSON/);
  });

  test('another kind of file', () => {
    const expected =
      'b.json:1:1: This is not a baseline: it has no "version" and "findings". Make one with "ssot baseline".';
    for (const text of ['[]', 'null', '{}', '{ "version": 1, "findings": [] }', '{ "version": "1", "findings": {} }']) {
      assert.deepEqual(told(text), [expected]);
    }
  });

  test('another version', () => {
    assert.match(told('{ "version": 2, "findings": {} }')[0]!, /^b\.json:1:14: "version" must be 1, but is 2\./);
  });

  test('an entry that is none', () => {
    assert.deepEqual(told('{ "version": 1, "findings": {\n "f1": { "rule": "x" } } }'), [
      'b.json:2:2: An entry must have the texts "rule", "file" and "message". Remove it, or make the baseline anew.',
    ]);
  });
});

describe('applyBaseline', () => {
  test('leaves out what is accepted, with its groups and counts', () => {
    const baseline = updateBaseline(undefined, findings.slice(1));
    const report = applyBaseline(reportWith(findings), baseline);
    assert.deepEqual(
      report.findings.map(({ fingerprint }) => fingerprint),
      ['f2'],
    );
    assert.deepEqual(Object.keys(report.groups), ['import-cycle:b']);
    assert.deepEqual(report.summary, {
      'import-cycle': { findings: 1, groups: 1 },
      'legacy-import': { findings: 0, groups: 0 },
    });
    assert.deepEqual(report.baseline, { accepted: 2, stale: 0 });
  });

  test('counts entries that nothing needs any more, of rules that ran and did not fail', () => {
    const baseline = updateBaseline(undefined, [
      ...findings,
      finding('old', 'c.py'),
      finding('older', 'c.py', 'legacy-import'),
    ]);
    const stale = (report: Report) => applyBaseline(report, baseline).baseline?.stale;
    const report = reportWith(findings);
    assert.equal(stale(report), 2);
    assert.equal(stale({ ...report, summary: { 'import-cycle': { findings: 2, groups: 2 } } }), 1);
    assert.equal(stale({ ...report, failed: [{ rule: 'legacy-import', reason: 'TypeError' }] }), 1);
  });
});

describe('updateBaseline', () => {
  test('drops what is gone and adds what is new', () => {
    const before = updateBaseline(undefined, [finding('gone', 'a.py'), findings[0]!]);
    assert.deepEqual([...updateBaseline(before, findings).findings.keys()].sort(), ['f1', 'f2', 'f3']);
  });

  test('keeps the entries of rules that did not run', () => {
    const before = updateBaseline(undefined, [finding('gone', 'a.py'), finding('kept', 'a.py', 'shared-state')]);
    const after = updateBaseline(before, findings.slice(0, 1), new Set(['import-cycle']));
    assert.deepEqual([...after.findings.keys()].sort(), ['f2', 'kept']);
  });
});
