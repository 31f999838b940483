// Unified diffs of two texts, as `patch` and `git apply` read them.

interface Step {
  readonly kind: ' ' | '-' | '+';
  readonly line: string;
}

const context = 3;
/** Edits beyond which a shortest script is not worth its time: everything between the ends is replaced. */
const mostEdits = 2000;

/** Empty when the texts are equal. Line ends are part of the lines, so CRLF and a missing last one are kept. */
export function unifiedDiff(name: string, before: string, after: string): string {
  if (before === after) return '';
  const label = /\s/.test(name) ? `${name}\t` : name;
  const hunks = hunksOf(stepsBetween(linesOf(before), linesOf(after)));
  return `--- a/${label}\n+++ b/${label}\n${hunks.join('')}`;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function stepsBetween(a: readonly string[], b: readonly string[]): Step[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const same = (line: string): Step => ({ kind: ' ', line });
  return [
    ...a.slice(0, head).map(same),
    ...script(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...a.slice(a.length - tail).map(same),
  ];
}

/** A shortest edit script: Myers, "An O(ND) Difference Algorithm and Its Variations" (1986). */
function script(a: readonly string[], b: readonly string[]): Step[] {
  const traces: Map<number, number>[] = [];
  const reach = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= Math.min(a.length + b.length, mostEdits); edits++) {
    traces.push(new Map(reach));
    for (let k = -edits; k <= edits; k += 2) {
      let x = downwards(reach, k, edits) ? reach.get(k + 1)! : reach.get(k - 1)! + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, traces);
    }
  }
  return [...a.map((line): Step => ({ kind: '-', line })), ...b.map((line): Step => ({ kind: '+', line }))];
}

function downwards(reach: ReadonlyMap<number, number>, k: number, edits: number): boolean {
  return k === -edits || (k !== edits && reach.get(k - 1)! < reach.get(k + 1)!);
}

function walkBack(a: readonly string[], b: readonly string[], traces: readonly ReadonlyMap<number, number>[]): Step[] {
  const steps: Step[] = [];
  let x = a.length;
  let y = b.length;
  for (let edits = traces.length - 1; edits >= 0; edits--) {
    const reach = traces[edits]!;
    const k = x - y;
    const before = downwards(reach, k, edits) ? k + 1 : k - 1;
    const startX = edits === 0 ? 0 : reach.get(before)!;
    const startY = edits === 0 ? 0 : startX - before;
    while (x > startX && y > startY) {
      steps.push({ kind: ' ', line: a[--x]! });
      y--;
    }
    if (edits === 0) break;
    if (x === startX) steps.push({ kind: '+', line: b[--y]! });
    else steps.push({ kind: '-', line: a[--x]! });
  }
  return steps.reverse();
}

function hunksOf(steps: readonly Step[]): string[] {
  const hunks: string[] = [];
  let oldLine = 1;
  let newLine = 1;
  let at = 0;
  while (at < steps.length) {
    const end = endOfHunk(steps, at);
    if (end === undefined) break;
    const first = steps.findIndex(({ kind }, index) => index >= at && kind !== ' ');
    for (; at < Math.max(at, first - context); at++) {
      oldLine++;
      newLine++;
    }
    const part = steps.slice(at, end);
    const oldCount = part.filter(({ kind }) => kind !== '+').length;
    const newCount = part.filter(({ kind }) => kind !== '-').length;
    const place = `-${rangeText(oldLine, oldCount)} +${rangeText(newLine, newCount)}`;
    hunks.push(`@@ ${place} @@\n${part.map(stepText).join('')}`);
    oldLine += oldCount;
    newLine += newCount;
    at = end;
  }
  return hunks;
}

/** Changes with at most twice the context between them share a hunk. `undefined` when there is no change left. */
function endOfHunk(steps: readonly Step[], from: number): number | undefined {
  let last: number | undefined;
  for (let at = from; at < steps.length; at++) {
    if (steps[at]!.kind === ' ') continue;
    if (last !== undefined && at - last > 2 * context + 1) break;
    last = at;
  }
  return last === undefined ? undefined : Math.min(last + 1 + context, steps.length);
}

/** An empty range names the line before it. */
function rangeText(line: number, count: number): string {
  return `${count === 0 ? line - 1 : line},${count}`;
}

function stepText({ kind, line }: Step): string {
  return line.endsWith('\n') ? kind + line : `${kind}${line}\n\\ No newline at end of file\n`;
}
