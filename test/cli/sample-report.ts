// One report with a group of each shape, for the tests of formats.
import type { Report, ReportedFinding } from '../../server/src/analysis/report';
import { finding, reportWith } from './in-process';

export function at(line: number, character = 0, length = 9): ReportedFinding['range'] {
  return { start: { line, character }, end: { line, character: character + length } };
}

const why = 'These modules load each other, so it works only while none needs a name of another before it is defined.';
const hops = ['app/a.py', 'app/b.py', 'app/c.py'];

function hop(index: number): ReportedFinding {
  const path = [0, 1, 2, 3].map((step) => hops[(index + step) % 3]!);
  const cut = index === 2;
  const way = cut
    ? 'Removing this import opens this component of 3 modules: move what both sides need into a third module.'
    : 'The shortest way out is to remove one other import of this component of 3 modules.';
  return finding({
    rule: 'import-cycle',
    severity: 'error',
    file: hops[index]!,
    range: at(index),
    message: `Import cycle: ${path.join(' → ')}. ${why} ${way}`,
    related: hops.map((file, line) => ({ file, range: at(line), message: `${file} imports the next` })),
    data: { path, kind: 'runtime', eager: false, cut },
    group: 'import-cycle:aaaa',
  });
}

const legacy = ['tests/one.py', 'tests/two.py'].map((file) =>
  finding({
    file,
    range: at(4, 5),
    message: 'app.old is a compatibility shim: it only forwards to `app.new`. Import Manager from app.new instead.',
    fixes: ['rewrite-import'],
    group: 'legacy-import:bbbb',
  }),
);

const duplicate = finding({
  rule: 'duplicate-definition',
  severity: 'info',
  file: 'app/second.py',
  range: at(9, 6),
  message: 'Manager2 is one of 2 implementations of manager: 90 % of the members are alike, a|b <c> "d" & *e*.',
  related: [
    { file: 'app/first.py', range: at(3, 6), message: 'canonical: Manager' },
    { file: 'app/third.py', range: at(0, 6), message: 'also: Manager3' },
  ],
  group: 'duplicate-definition:cccc',
});

const base = reportWith([hop(0), hop(1), hop(2), duplicate, ...legacy]);

export const sample: Report = {
  ...base,
  groups: {
    'import-cycle:aaaa': {
      rule: 'import-cycle',
      title: 'Import cycle of 3 modules',
      modules: hops,
      kind: 'runtime',
      edges: 3,
      cut: [{ file: 'app/c.py', line: 2, to: 'app/a.py' }],
    },
    'legacy-import:bbbb': { rule: 'legacy-import', title: 'Imports of app.old', from: 'app.old' },
    'duplicate-definition:cccc': {
      rule: 'duplicate-definition',
      title: '2 implementations of manager',
      canonical: 'app/first.py#Manager',
      implementations: [
        { file: 'app/first.py', symbol: 'Manager', line: 3 },
        { file: 'app/second.py', symbol: 'Manager2', line: 9 },
      ],
    },
  },
  skipped: [{ file: 'app/blob.py', reason: 'not text' }],
};
