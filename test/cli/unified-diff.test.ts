// Unified diffs, applied by a strict reader of the format, and by git where there is one.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { unifiedDiff } from '../../server/src/cli/unified-diff';
import { folderWith } from './in-process';

test('a hunk has three lines around the change', () => {
  const lines = Array.from({ length: 12 }, (_, index) => `line ${index + 1}\n`);
  const changed = lines.map((line, index) => (index === 5 ? 'other\n' : line));
  assert.equal(
    unifiedDiff('a.py', lines.join(''), changed.join('')),
    '--- a/a.py\n+++ b/a.py\n@@ -3,7 +3,7 @@\n line 3\n line 4\n line 5\n-line 6\n+other\n line 7\n line 8\n line 9\n',
  );
});

test('equal texts have no diff; empty ones and missing line ends are told', () => {
  assert.equal(unifiedDiff('a.py', 'x\n', 'x\n'), '');
  assert.equal(unifiedDiff('a.py', '', 'x\n'), '--- a/a.py\n+++ b/a.py\n@@ -0,0 +1,1 @@\n+x\n');
  assert.equal(
    unifiedDiff('a.py', 'x', 'y\n'),
    '--- a/a.py\n+++ b/a.py\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+y\n',
  );
});

test('changes that are far apart stand in hunks of their own', () => {
  const lines = (edit: (index: number) => boolean) =>
    Array.from({ length: 40 }, (_, index) => (edit(index) ? `new ${index}\n` : `${index}\n`)).join('');
  const hunks = (far: number) =>
    unifiedDiff(
      'a',
      lines(() => false),
      lines((at) => at === 5 || at === far),
    ).match(/^@@/gm);
  assert.equal(hunks(12)!.length, 1);
  assert.equal(hunks(13)!.length, 2);
});

test('random texts: the diff leads from one to the other, with no line more than is needed', () => {
  const next = randomNumbers(7);
  const text = (length: number) =>
    Array.from({ length }, () => 'abcd'[next(4)] + (next(9) === 0 ? '\r\n' : '\n')).join('');
  for (let round = 0; round < 400; round++) {
    const before = text(next(30)).slice(0, next(2) === 0 ? undefined : -1);
    const after = next(3) === 0 ? text(next(30)) : mutated(before, next);
    const diff = unifiedDiff('f', before, after);
    assert.equal(applied(before, diff), after, diff);
    const edits = diff
      .split('\n')
      .slice(2)
      .filter((line) => /^[-+]/.test(line)).length;
    assert.equal(edits, shortestScript(linesOf(before), linesOf(after)), diff);
  }
});

test('git applies it', (context) => {
  if (spawnSync('git', ['--version']).error !== undefined) return context.skip('no git');
  const before = `${'import a\r\nimport b\r\n\nx = 1\n'.repeat(9)}last`;
  const after = before.replace('import a', 'from c import a').replace('last', 'end\n').replaceAll('x = 1', 'x = 2');
  const folder = folderWith(context, { 'src/my file.py': before });
  const run = spawnSync('git', ['apply', '-'], { cwd: folder, input: unifiedDiff('src/my file.py', before, after) });
  assert.equal(run.status, 0, String(run.stderr));
  assert.equal(readFileSync(join(folder, 'src/my file.py'), 'utf8'), after);
});

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Takes nothing for granted: places, counts and context must all be right. */
function applied(before: string, diff: string): string {
  if (diff === '') return before;
  const old = linesOf(before);
  const out: string[] = [];
  let at = 0;
  const [first, second, ...rest] = linesOf(diff);
  assert.deepEqual([first, second], ['--- a/f\n', '+++ b/f\n']);
  let left = { old: 0, new: 0 };
  for (const [index, line] of rest.entries()) {
    const header = /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@\n$/.exec(line);
    if (header !== null && left.old === 0 && left.new === 0) {
      const [oldLine, oldCount, newLine, newCount] = header.slice(1).map(Number) as [number, number, number, number];
      while (at < (oldCount === 0 ? oldLine : oldLine - 1)) out.push(old[at++]!);
      assert.equal(out.length, newCount === 0 ? newLine : newLine - 1);
      left = { old: oldCount, new: newCount };
      continue;
    }
    if (line.startsWith('\\')) continue;
    const text = rest[index + 1]?.startsWith('\\') ? line.slice(1, -1) : line.slice(1);
    if (line[0] !== '+') {
      assert.equal(old[at++], text);
      left.old--;
    }
    if (line[0] !== '-') {
      out.push(text);
      left.new--;
    }
  }
  assert.deepEqual(left, { old: 0, new: 0 });
  return [...out, ...old.slice(at)].join('');
}

/** By the textbook's table of longest common subsequences. */
function shortestScript(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const line of a) {
    const next = [0];
    for (let j = 1; j <= b.length; j++)
      next.push(line === b[j - 1] ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!));
    row = next;
  }
  return a.length + b.length - 2 * row[b.length]!;
}

function mutated(text: string, next: (below: number) => number): string {
  const lines = linesOf(text);
  for (let edit = next(4); edit > 0 && lines.length > 0; edit--) lines.splice(next(lines.length), next(3), 'new\n');
  return lines.join('');
}

/** Numerical Recipes' linear congruential generator: the same numbers everywhere. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
