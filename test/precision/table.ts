// The tables of the figures, as they stand in ARCHITECTURE.md.
import { rules } from '../../server/src/rules/registry';
import { type Figures, figuresOf, reaches } from './count';
import { type Label, type LabelledRule, labelledRules, type Part, partOf, parts, readLabels } from './labels';

export const begin = '<!-- precision: begin, written by test/precision/figures.ts -->';
export const end = '<!-- precision: end -->';

const thresholds = [0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9];

/** Markdown, without the markers. */
export function precisionTables(read: (rule: LabelledRule) => readonly Label[] = readLabels): string {
  const rows = labelledRules.flatMap((rule) => rowsOf(rule, read(rule)));
  return [
    '| rule | labels | repositories | part | labelled | right | reported | precision | recall |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    '`duplicate-definition` at several thresholds of `minSimilarity`, pair by pair:',
    '',
    '| threshold | chosen on: precision | recall | held out: precision | recall | fresh: precision | recall |',
    '|---|---|---|---|---|---|---|',
    ...thresholdRows(read('duplicate-definition')),
  ].join('\n');
}

function rowsOf(rule: LabelledRule, labels: readonly Label[]): string[] {
  const repositories = new Set(labels.map(({ repository }) => repository)).size;
  const python = labels.filter(({ language }) => language === 'python').length;
  const all = `${labels.length} (${python} Python)`;
  return parts
    .filter((part) => labels.some((label) => partOf(label) === part))
    .map((part, at) => {
      const head = at === 0 ? [`\`${rule}\``, all, `${repositories}`] : ['', '', ''];
      const figures = figuresOf(inPart(labels, part));
      const recall = ofFindings.has(rule) ? '–' : share(figures.recall, figures.rightlyReported, figures.right);
      return row([...head, part, ...cells(figures), recall]);
    });
}

/** Rules whose labels were drawn from findings alone: what they miss is not known. */
const ofFindings: ReadonlySet<LabelledRule> = new Set(['compatibility-shim', 'split-import-path']);

function cells({ labels, right, reported, rightlyReported, precision }: Figures): string[] {
  return [`${labels}`, `${right}`, `${reported}`, share(precision, rightlyReported, reported)];
}

function thresholdRows(labels: readonly Label[]): string[] {
  const { default: shipped } = defaultOf('minSimilarity');
  const { default: minMembers } = defaultOf('minMembers');
  return thresholds.map((threshold) => {
    const figures = parts.map((part) => figuresOf(inPart(labels, part), reaches(threshold, minMembers)));
    const values = figures.flatMap(({ precision, recall, rightlyReported, reported, right }) => [
      share(precision, rightlyReported, reported),
      share(recall, rightlyReported, right),
    ]);
    return row([threshold === shipped ? `**${threshold}** (the default)` : `${threshold}`, ...values]);
  });
}

/** The shipped default of an option of `duplicate-definition`. */
export function defaultOf(option: 'minSimilarity' | 'minMembers'): { readonly default: number } {
  const rule = rules.find(({ meta }) => meta.id === 'duplicate-definition')!;
  return rule.meta.options[option] as { default: number };
}

export function inPart(labels: readonly Label[], part: Part): Label[] {
  return labels.filter((label) => partOf(label) === part);
}

function share(value: number | undefined, count: number, of: number): string {
  return value === undefined ? '–' : `${value.toFixed(2)} (${count} of ${of})`;
}

function row(values: readonly string[]): string {
  return `| ${values.join(' | ')} |`;
}
