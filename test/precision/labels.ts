// The labels: what people said of findings and candidates after reading the code at their place. README.md tells how.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleId } from '../../server/src/rules/rule';
import type { Path } from '../../server/src/text/paths';

export const labelledRules = [
  'duplicate-definition',
  'shared-state',
  'compatibility-shim',
  'split-import-path',
  'mixed-factories',
] as const satisfies readonly RuleId[];

export type LabelledRule = (typeof labelledRules)[number];

export interface Label {
  /** As on GitHub; README.md has the commits. */
  readonly repository: string;
  readonly language: 'typescript' | 'javascript' | 'python';
  readonly file: Path;
  /** From 1. */
  readonly line: number;
  readonly name: string;
  /** Measured, never judged: of rules with a threshold, 0 to 1. */
  score?: number;
  /** Measured: the members of the smaller definition. */
  least?: number;
  /** Measured: whether the rule reports it with its defaults. */
  reported: boolean;
  /** The verdict: whether a finding at this place is, or would be, right. */
  readonly right: boolean;
  readonly why: string;
  /** Of a repository that was opened only after the numbers of the rule stood. */
  readonly fresh?: true;
  /** Of `duplicate-definition`: the two definitions that were compared. */
  readonly members?: readonly { readonly file: Path; readonly symbol: string; readonly line: number }[];
  /** What else tells the finding from its neighbours. */
  readonly [more: string]: unknown;
}

export type Part = 'chosen on' | 'held out' | 'fresh';

export const parts: readonly Part[] = ['chosen on', 'held out', 'fresh'];

/**
 * Thresholds were chosen and rules mended on the first part alone. A third of the rest of the labels is held out by a hash.
 * Pairs of definitions go by the name of their concept without the file, as several pairs of one group say the same.
 */
export function partOf({ repository, file, name, members, fresh }: Label): Part {
  if (fresh === true) return 'fresh';
  const key = `split${repository}${members === undefined ? file : ''}${name}`;
  const hash = BigInt(`0x${createHash('sha1').update(key).digest('hex')}`);
  return hash % 3n === 0n ? 'held out' : 'chosen on';
}

export function readLabels(rule: LabelledRule): Label[] {
  return JSON.parse(readFileSync(pathOf(rule), 'utf8')) as Label[];
}

/** One label a line, by repository and place. */
export function writeLabels(rule: LabelledRule, labels: readonly Label[]): void {
  const sorted = [...labels].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  writeFileSync(pathOf(rule), `[\n${sorted.map((label) => JSON.stringify(label)).join(',\n')}\n]\n`);
}

function orderOf({ repository, file, line, name, members }: Label): string {
  return [repository, file, `${line}`.padStart(6, '0'), name, JSON.stringify(members ?? '')].join('\0');
}

function pathOf(rule: LabelledRule): string {
  return join(import.meta.dirname ?? 'test/precision', `${rule}.json`);
}
