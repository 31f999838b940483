// Command graph: which modules and imports are shown, and how each format writes them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cli, folderWith } from './in-process';

/** Two modules on a cycle, two that reach it later or by types only, and one apart. */
const files = {
  'app/core/a.ts': "import { b } from './b';\nexport const a = () => b();\n",
  'app/core/b.ts': "import { a } from './a';\nexport const b = () => [a(), a()];\n",
  'app/late.ts': "export const late = () => import('./core/a');\n",
  'types.ts': "import type { late } from './app/late';\nexport type T = typeof late;\n",
  'tool.py': 'import os\n',
};

async function graph(cwd: string, ...argv: string[]) {
  const outcome = await cli(['graph', '--threads', '0', '--no-cache', ...argv], { cwd });
  assert.equal(outcome.status, 0, outcome.stderr);
  return outcome;
}

test('json: modules, imports and components, in order', async (context) => {
  const { stdout, stderr } = await graph(folderWith(context, files), '--format', 'json');
  assert.equal(stderr, '');
  // b uses what it imports twice and a only once, so the import in a is the cheaper one to cut.
  const cut = { from: 'app/core/a.ts', to: 'app/core/b.ts', kind: 'runtime', line: 0 };
  assert.deepEqual(JSON.parse(stdout), {
    version: 1,
    modules: [
      { file: 'app/core/a.ts', language: 'typescript' },
      { file: 'app/core/b.ts', language: 'typescript' },
      { file: 'app/late.ts', language: 'typescript' },
      { file: 'tool.py', language: 'python' },
      { file: 'types.ts', language: 'typescript' },
    ],
    edges: [
      cut,
      { from: 'app/core/b.ts', to: 'app/core/a.ts', kind: 'runtime', line: 0 },
      { from: 'app/late.ts', to: 'app/core/a.ts', kind: 'deferred', line: 0 },
      { from: 'types.ts', to: 'app/late.ts', kind: 'type', line: 0 },
    ],
    components: [{ kind: 'runtime', modules: ['app/core/a.ts', 'app/core/b.ts'], cut: [cut] }],
  });
});

test('kind, cycles, focus and paths choose what is shown', async (context) => {
  const cwd = folderWith(context, files);
  const shown = async (...argv: string[]) => {
    const { modules, edges } = JSON.parse((await graph(cwd, '--format', 'json', ...argv)).stdout);
    const name = (file: string) => file.replace(/^.*\/|\.\w+$/g, '');
    return {
      modules: modules.map(({ file }: { file: string }) => name(file)).join(' '),
      edges: edges.map(({ from, to }: { from: string; to: string }) => `${name(from)}>${name(to)}`).join(' '),
    };
  };
  assert.deepEqual(await shown('--kind', 'runtime'), { modules: 'a b late tool types', edges: 'a>b b>a' });
  assert.deepEqual(await shown('--kind', 'deferred'), { modules: 'a b late tool types', edges: 'a>b b>a late>a' });
  assert.deepEqual(await shown('--cycles'), { modules: 'a b', edges: 'a>b b>a' });
  assert.deepEqual(await shown('--focus', 'app/late.ts'), { modules: 'a late types', edges: 'late>a types>late' });
  assert.deepEqual(await shown('--focus', 'tool.py'), { modules: 'tool', edges: '' });
  assert.deepEqual(await shown('app'), { modules: 'a b late', edges: 'a>b b>a late>a' });
  assert.deepEqual(await shown('--cycles', 'app/core/b.ts'), { modules: 'a b', edges: 'a>b b>a' });
  assert.deepEqual(await shown('--cycles', 'tool.py'), { modules: '', edges: '' });
});

test('dot: folders as clusters, kinds as styles, the cut marked', async (context) => {
  const { stdout } = await graph(folderWith(context, files));
  assert.match(stdout, /^digraph modules \{\n/);
  const structure = stdout.split('\n').filter((line) => /subgraph|->|^ *"[^"]*" \[label/.test(line));
  assert.deepEqual(
    structure.map((line) => line.replace(/ \[label.*| \{$/, '')),
    [
      '  subgraph "cluster_app"',
      '    subgraph "cluster_app/core"',
      '      "app/core/a.ts"',
      '      "app/core/b.ts"',
      '    "app/late.ts"',
      '  "tool.py"',
      '  "types.ts"',
      '  "app/core/a.ts" -> "app/core/b.ts" [color="#cc0000", penwidth=2, fontcolor="#cc0000", label="cut"];',
      '  "app/core/b.ts" -> "app/core/a.ts";',
      '  "app/late.ts" -> "app/core/a.ts" [style=dashed];',
      '  "types.ts" -> "app/late.ts" [style=dotted];',
    ],
  );
});

test('mermaid: the same as a flowchart', async (context) => {
  const { stdout, stderr } = await graph(folderWith(context, files), '--format', 'mermaid');
  assert.equal(stderr, '');
  assert.equal(
    stdout,
    `flowchart LR
  subgraph f2["app"]
    subgraph f0["core"]
      m0["a.ts"]
      m1["b.ts"]
    end
    m2["late.ts"]
  end
  m3["tool.py"]
  m4["types.ts"]
  m0 -->|cut| m1
  m1 --> m0
  m2 -.-> m0
  m4 -.->|type| m2
  linkStyle 0 stroke:#cc0000,stroke-width:3px
`,
  );
});

test('names with quotes and brackets do not break out of their labels', async (context) => {
  const cwd = folderWith(context, { 'app/["x"]/[id].ts': 'export const a = 1;\n' });
  assert.match(
    (await graph(cwd, '--format', 'mermaid')).stdout,
    /subgraph f0\["app\/\[#34;x#34;\]"\]\n {4}m0\["\[id\]\.ts"\]/,
  );
  assert.match((await graph(cwd)).stdout, /"app\/\[\\"x\\"\]\/\[id\]\.ts" \[label="\[id\]\.ts"/);
});

test('several imports of one module are one arrow of the strongest kind', async (context) => {
  const cwd = folderWith(context, {
    'a.ts': 'export type T = 1;\nexport const a = 1;\n',
    'b.ts': "import type { T } from './a';\nimport { a } from './a';\nexport const b: T = a as 1;\n",
  });
  assert.equal((await graph(cwd)).stdout.match(/->.*/g)?.join(), '-> "a.ts";');
  assert.equal(JSON.parse((await graph(cwd, '--format', 'json')).stdout).edges.length, 2);
});

test('a picture that Mermaid would refuse is told', async (context) => {
  const many: Record<string, string> = {};
  for (let at = 0; at < 520; at++) many[`m${at}.py`] = 'import hub\n';
  const { stderr } = await graph(folderWith(context, { ...many, 'hub.py': '' }), '--format', 'mermaid');
  assert.match(stderr, /at most 500 arrows.*--focus or --cycles/);
});

test('an output file, and mistakes', async (context) => {
  const cwd = folderWith(context, files);
  const written = await graph(cwd, '--cycles', '-o', 'cycles.dot');
  assert.equal(written.stdout, '');
  assert.match(written.stderr, /^Wrote 2 modules and 2 imports to .*cycles\.dot\n$/);
  assert.match(readFileSync(join(cwd, 'cycles.dot'), 'utf8'), /^digraph/);
  for (const [argv, said] of [
    [['--format', 'svg'], /--format expects one of dot, mermaid, json; found "svg"/],
    [['--kind', 'eager'], /--kind expects one of runtime, deferred, type; found "eager"/],
    [['--focus', 'nowhere.ts'], /--focus expects a file or folder; found nowhere\.ts/],
    [['nowhere'], /PATH expects a file or folder/],
  ] as const) {
    const { status, stdout, stderr } = await cli(['graph', ...argv], { cwd });
    assert.deepEqual({ status, stdout }, { status: 2, stdout: '' });
    assert.match(stderr, said);
  }
});

test('help of both commands fits into 80 columns', async () => {
  for (const name of ['plan', 'graph']) {
    const { stdout, status } = await cli(['help', name], { terminal: 'stdout', columns: 80, env: { NO_COLOR: '1' } });
    assert.equal(status, 0);
    for (const line of stdout.split('\n')) assert.ok(line.length <= 80, line);
  }
});
