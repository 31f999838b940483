// From rule results to a report: levels, suppressions, tests, baseline, groups, order, and the JSON of it all.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { updateBaseline } from '../../server/src/analysis/baseline';
import type { Configuration } from '../../server/src/analysis/configuration-data';
import { hashOf } from '../../server/src/analysis/fingerprint';
import type { Report } from '../../server/src/analysis/report';
import { buildReport, type ReportInput } from '../../server/src/analysis/report-builder';
import { reportToJson } from '../../server/src/analysis/report-json';
import { settingsOf } from '../../server/src/analysis/settings';
import type { Finding, Group, RuleId, RuleResult } from '../../server/src/rules/rule';
import { describedRules } from './described-rules';
import { spanOf, stubGraph } from './stub-graph';

const files = {
  'a.py': 'import b\nimport c\n',
  'b.py': '# 😀\nx = 1; import a\n',
  'tests/test_a.py': 'import a\n',
};
const stats = {
  files: 3,
  bytes: 40,
  modules: 3,
  edges: { runtime: 3, deferred: 0, type: 0 },
  cacheHits: 0,
  elapsedMs: 7,
};

function finding(file: keyof typeof files, part: string, more: Partial<Finding> = {}): Finding {
  const span = spanOf(files[file], part);
  return { file, span, message: `${part} here`, related: [], group: 'g', data: {}, fixes: [], anchor: part, ...more };
}

function result(
  findings: readonly Finding[],
  groups: readonly Group[] = [{ key: 'g', title: 'A group', data: {} }],
): RuleResult {
  return { findings, groups };
}

function build(
  results: Partial<Record<RuleId, RuleResult>>,
  configuration: Configuration = {},
  more: Partial<ReportInput> = {},
): Report {
  return buildReport({
    graph: stubGraph(files),
    results: new Map(Object.entries(results)) as ReportInput['results'],
    settings: settingsOf(configuration, describedRules),
    root: '/w',
    stats,
    skipped: [],
    ...more,
  });
}

const places = (report: Report) =>
  report.findings.map(({ rule, file, range }) => `${file}:${range.start.line} ${rule}`);

describe('a report', () => {
  test('is in the order of file, position and rule, whatever order the rules and findings come in', () => {
    const cycle = result([finding('b.py', 'import a'), finding('a.py', 'import c'), finding('a.py', 'import b')]);
    const legacy = result([finding('tests/test_a.py', 'import a'), finding('a.py', 'import b')]);
    const report = build({ 'legacy-import': legacy, 'import-cycle': cycle });
    assert.deepEqual(places(report), [
      'a.py:0 import-cycle',
      'a.py:0 legacy-import',
      'a.py:1 import-cycle',
      'b.py:1 import-cycle',
      'tests/test_a.py:0 legacy-import',
    ]);
    const turned = build({
      'import-cycle': result([...cycle.findings].reverse()),
      'legacy-import': result([...legacy.findings].reverse()),
    });
    assert.equal(reportToJson(turned), reportToJson(report));
  });

  test('has lines and UTF-16 characters for findings and related places', () => {
    const related = [{ file: 'a.py', span: spanOf(files['a.py'], 'c'), message: 'there' }];
    const [found] = build({ 'import-cycle': result([finding('b.py', 'a', { related })]) }).findings;
    assert.deepEqual(found!.range, { start: { line: 1, character: 14 }, end: { line: 1, character: 15 } });
    assert.deepEqual(found!.related, [
      { file: 'a.py', range: { start: { line: 1, character: 7 }, end: { line: 1, character: 8 } }, message: 'there' },
    ]);
  });

  test('has the level of the rule, of the finding, of the configuration or of an override', () => {
    const results = {
      'import-cycle': result([
        finding('a.py', 'import b'),
        finding('a.py', 'import c', { severity: 'error' }),
        finding('b.py', 'import a', { severity: 'off' }),
        finding('tests/test_a.py', 'import a', { severity: 'error' }),
      ]),
    };
    const levels = (configuration: Configuration) =>
      build(results, configuration).findings.map(({ severity }) => severity);
    assert.deepEqual(levels({}), ['warning', 'error', 'error']);
    assert.deepEqual(levels({ rules: { 'import-cycle': 'information' } }), ['info', 'info', 'info']);
    assert.deepEqual(levels({ rules: { 'import-cycle': 'off' } }), []);
    const overrides = [{ files: ['tests/**'], rules: { 'import-cycle': 'off' } }] as const;
    assert.deepEqual(levels({ overrides }), ['warning', 'error']);
    assert.deepEqual(
      levels({
        rules: { 'import-cycle': 'off' },
        overrides: [{ files: ['tests/**'], rules: { 'import-cycle': 'info' } }],
      }),
      ['info'],
    );
  });

  test('leaves out findings in tests when asked to', () => {
    const results = { 'import-cycle': result([finding('a.py', 'import b'), finding('tests/test_a.py', 'import a')]) };
    assert.deepEqual(places(build(results)), ['a.py:0 import-cycle', 'tests/test_a.py:0 import-cycle']);
    assert.deepEqual(places(build(results, { tests: 'exclude' })), ['a.py:0 import-cycle']);
  });

  test('counts the rules that ran, in the order of the design, and lists the ids of fixes once', () => {
    const rewrite = { fix: 'rewrite-import', file: 'a.py', import: 0, moves: [] } as const;
    const report = build({
      'legacy-import': result([
        finding('a.py', 'import b', { fixes: [rewrite, rewrite] }),
        finding('a.py', 'import c'),
      ]),
      'duplicate-definition': result([]),
    });
    assert.equal(
      JSON.stringify(report.summary),
      '{"duplicate-definition":{"findings":0,"groups":0},"legacy-import":{"findings":2,"groups":1}}',
    );
    assert.deepEqual(report.findings[0]!.fixes, ['rewrite-import']);
  });

  test('sorts what was skipped', () => {
    const skipped = [
      { file: 'z.py', reason: 'is a folder' },
      { file: 'b.py', reason: 'is 50.0 MB' },
    ];
    assert.deepEqual(
      build({}, {}, { skipped }).skipped.map(({ file }) => file),
      ['b.py', 'z.py'],
    );
  });
});

describe('groups', () => {
  const groups: Group[] = [
    { key: 'one', title: 'One', data: { modules: ['a.py'], title: 'not this', rule: 'nor this' } },
    { key: 'two', title: 'Two', data: {} },
    { key: 'empty', title: 'Empty', data: {} },
  ];

  test('stand once, under the id that their findings have, with what they say of themselves', () => {
    const report = build({
      'import-cycle': result(
        [finding('a.py', 'import b', { group: 'one' }), finding('a.py', 'import c', { group: 'one' })],
        groups,
      ),
    });
    const [id, ...others] = Object.keys(report.groups);
    assert.deepEqual(others, []);
    assert.match(id!, /^import-cycle:[0-9a-f]{8}$/);
    assert.deepEqual(report.groups[id!], { rule: 'import-cycle', title: 'One', modules: ['a.py'] });
    assert.deepEqual(
      report.findings.map(({ group }) => group),
      [id, id],
    );
  });

  test('have an id that depends on rule and key alone', () => {
    const idOf = (report: Report) => Object.entries(report.groups).find(([, { title }]) => title === 'Two')![0];
    const small = build({ 'import-cycle': result([finding('b.py', 'import a', { group: 'two' })], groups.slice(1)) });
    const large = build({
      'import-cycle': result(
        [finding('a.py', 'import c', { group: 'two' }), finding('a.py', 'import b', { group: 'one' })],
        groups,
      ),
    });
    assert.equal(idOf(small), idOf(large));
  });

  test('are left out when no finding is left in them', () => {
    const results = { 'import-cycle': result([finding('tests/test_a.py', 'import a', { group: 'two' })], groups) };
    assert.deepEqual(build(results, { tests: 'exclude' }).groups, {});
  });

  test('are made up for a finding whose rule forgot its group', () => {
    const report = build({ 'import-cycle': result([finding('a.py', 'import b', { group: 'lost' })], []) });
    assert.deepEqual(Object.values(report.groups), [{ rule: 'import-cycle', title: 'import b here' }]);
    assert.deepEqual(Object.keys(report.groups), [report.findings[0]!.group]);
  });

  test('with the same short hash get long ids, and stay apart', () => {
    const [first, second] = ['key 27311', 'key 104674'] as const;
    assert.equal(hashOf(first).slice(0, 8), hashOf(second).slice(0, 8), 'found by trying');
    const report = build({
      'import-cycle': result(
        [finding('a.py', 'import b', { group: first }), finding('a.py', 'import c', { group: second })],
        [
          { key: first, title: 'First', data: {} },
          { key: second, title: 'Second', data: {} },
        ],
      ),
    });
    assert.deepEqual(
      report.findings.map(({ group }) => report.groups[group]!.title),
      ['First', 'Second'],
    );
    for (const id of Object.keys(report.groups)) assert.match(id, /^import-cycle:[0-9a-f]{16}$/);
  });
});

describe('suppressions and baseline', () => {
  const suppressed = { ...files, 'a.py': '# ssot-ignore-next-line import-cycle: x\nimport b\nimport b\n' };
  const at = (part: string, number: number): Finding => ({
    ...finding('a.py', part),
    span: spanOf(suppressed['a.py'], part, number),
  });
  const results = { 'import-cycle': result([at('import b', 0), at('import b', 1)]) };

  test('a suppressed finding is left out, and the equal one after it keeps its fingerprint', () => {
    const all = build(results, {}, { graph: stubGraph({ ...files, 'a.py': '\nimport b\nimport b\n' }) });
    const report = build(results, {}, { graph: stubGraph(suppressed) });
    assert.deepEqual(places(report), ['a.py:2 import-cycle']);
    assert.equal(report.findings[0]!.fingerprint, all.findings[1]!.fingerprint);
  });

  test('an unused suppression is a finding, with a level, a group and a count', () => {
    const graph = stubGraph(suppressed);
    const report = build({ 'import-cycle': result([]) }, {}, { graph });
    assert.deepEqual(places(report), ['a.py:0 unused-suppression']);
    assert.equal(report.findings[0]!.severity, 'warning');
    assert.equal(report.groups[report.findings[0]!.group]!.title, 'Suppressions to mend in a.py');
    assert.deepEqual(report.summary['unused-suppression'], { findings: 1, groups: 1 });
    assert.deepEqual(
      build({ 'import-cycle': result([]) }, { rules: { 'unused-suppression': 'off' } }, { graph }).findings,
      [],
    );
  });

  test('nothing is said of a suppression whose rule is off there, did not run, or whose file does not count', () => {
    const graph = stubGraph({ 'a.py': suppressed['a.py'], 'tests/test_a.py': '# ssot-ignore-file import-cycle: x\n' });
    assert.deepEqual(build({}, {}, { graph }).findings, []);
    assert.deepEqual(
      build({ 'import-cycle': result([]) }, { rules: { 'import-cycle': 'off' } }, { graph }).findings,
      [],
    );
    assert.deepEqual(places(build({ 'import-cycle': result([]) }, { tests: 'exclude' }, { graph })), [
      'a.py:0 unused-suppression',
    ]);
  });

  test('accepted findings are left out', () => {
    const both = { 'import-cycle': result([finding('a.py', 'import b'), finding('a.py', 'import c')]) };
    const baseline = updateBaseline(undefined, build(both).findings.slice(0, 1));
    const report = build(both, {}, { baseline });
    assert.deepEqual(places(report), ['a.py:1 import-cycle']);
    assert.deepEqual(report.summary, { 'import-cycle': { findings: 1, groups: 1 } });
  });
});

describe('the JSON of a report', () => {
  const report = build({
    'import-cycle': result([
      finding('a.py', 'import b', {
        data: { path: ['a.py', 'b.py'], eager: true, left: undefined },
        severity: 'error',
      }),
    ]),
  });

  test('has the keys of version 1 in their order', () => {
    const { group, fingerprint } = report.findings[0]!;
    assert.equal(
      reportToJson(report),
      `{
  "version": 1,
  "root": "/w",
  "stats": {"files":3,"bytes":40,"modules":3,"edges":{"runtime":3,"deferred":0,"type":0},"cacheHits":0,"elapsedMs":7},
  "findings": [
    {"rule":"import-cycle","severity":"error","message":"import b here","file":"a.py","range":{"start":{"line":0,"character":0},"end":{"line":0,"character":8}},"related":[],"group":"${group}","data":{"path":["a.py","b.py"],"eager":true},"fixes":[],"fingerprint":"${fingerprint}"}
  ],
  "groups": {
    "${group}": {"rule":"import-cycle","title":"A group"}
  },
  "summary": {
    "import-cycle": {"findings":1,"groups":1}
  },
  "skipped": []
}
`,
    );
  });

  test('is JSON, also with nothing in it and with odd names', () => {
    assert.deepEqual(JSON.parse(reportToJson(build({}))).findings, []);
    const skipped = [{ file: 'a"\n\uD800.py', reason: '</script>' }];
    assert.deepEqual(JSON.parse(reportToJson(build({}, {}, { skipped }))).skipped, skipped);
  });
});
