// The findings of a rule that has nothing new to say, at the places where their code stands now.
import type { Patch } from '../facts/patch-facts';
import type { PathPatch } from '../graph/module-graph';
import type { Finding, Group, Json, RuleResult } from '../rules/rule';
import { lineAt } from '../text/line-index';
import type { Path } from '../text/paths';
import type { Span } from '../text/span';

/** With spans of its own: those of facts change when the facts are patched. */
export function detached(result: RuleResult): RuleResult {
  const findings = result.findings.map((finding) => ({
    ...finding,
    span: { ...finding.span },
    related: finding.related.map((place) => ({ ...place, span: { ...place.span } })),
  }));
  return { findings, groups: result.groups };
}

/** `undefined` when a place cannot be followed: then the rule has to be asked again. */
export function relocate(result: RuleResult, patches: readonly PathPatch[]): RuleResult | undefined {
  try {
    return patches.reduce((moved, { path, patch }) => moveAll(moved, new Places(path, patch)), result);
  } catch (error) {
    if (error instanceof Lost) return undefined;
    throw error;
  }
}

class Lost extends Error {}

function moveAll({ findings, groups }: RuleResult, places: Places): RuleResult {
  return {
    findings: findings.map((finding) => moveFinding(finding, places)),
    groups: groups.map((group) => moveGroup(group, places)),
  };
}

function moveFinding(finding: Finding, places: Places): Finding {
  const touched = finding.file === places.file || finding.related.some(({ file }) => file === places.file);
  const data = places.moveData(finding.data) as Finding['data'];
  if (!touched) return data === finding.data ? finding : { ...finding, data };
  const span = finding.file === places.file ? places.move(finding.span) : finding.span;
  const related = finding.related.map((place) => {
    return place.file === places.file ? { ...place, span: places.move(place.span) } : place;
  });
  return { ...finding, span, related, data };
}

function moveGroup(group: Group, places: Places): Group {
  const data = places.moveData(group.data) as Group['data'];
  return data === group.data ? group : { ...group, data };
}

class Places {
  private lines: Map<number, number | undefined> | undefined;

  constructor(
    readonly file: Path,
    private readonly patch: Patch,
  ) {}

  move({ start, end }: Span): Span {
    if (start === 0 && end === 0) return { start, end };
    const from = this.patch.starts.get(start);
    const to = this.patch.ends.get(end);
    if (from === undefined || to === undefined) throw new Lost();
    return { start: from, end: to };
  }

  /** Data in which every `line` beside this file's name is the new one; the same object where nothing changes. */
  moveData(data: unknown): unknown {
    if (typeof data !== 'object' || data === null) return data;
    if (Array.isArray(data)) {
      const moved = data.map((each) => this.moveData(each));
      return moved.some((each, at) => each !== data[at]) ? moved : data;
    }
    const old = data as { readonly [name: string]: Json };
    const moved: Record<string, unknown> = {};
    let same = true;
    for (const [name, value] of Object.entries(old)) {
      const isLine = name === 'line' && typeof value === 'number' && old.file === this.file;
      moved[name] = isLine ? this.moveLine(value) : this.moveData(value);
      if (moved[name] !== value) same = false;
    }
    return same ? data : moved;
  }

  private moveLine(line: number): number {
    this.lines ??= this.lineMoves();
    const moved = this.lines.get(line);
    if (moved === undefined) throw new Lost();
    return moved;
  }

  /** By old line; `undefined` where what stood on one line stands on several now. */
  private lineMoves(): Map<number, number | undefined> {
    const { starts, oldLines, newLines } = this.patch;
    const lines = new Map<number, number | undefined>();
    for (const [from, to] of starts) {
      const [old, now] = [lineAt(oldLines, from), lineAt(newLines, to)];
      lines.set(old, lines.has(old) && lines.get(old) !== now ? undefined : now);
    }
    return lines;
  }
}
