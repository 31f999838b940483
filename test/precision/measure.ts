// What the present code says of the places that carry labels in one checked-out repository; the labels stay as they are.
import { defaultSettings } from '../../server/src/analysis/settings';
import type { Graph } from '../../server/src/graph/model';
import { compareShapes } from '../../server/src/graph/similarity';
import { rules } from '../../server/src/rules/registry';
import { check, type Finding, type RuleResult } from '../../server/src/rules/rule';
import { lineAt } from '../../server/src/text/line-index';
import { type Label, type LabelledRule, labelledRules, readLabels, writeLabels } from './labels';

export interface Unlabelled {
  readonly rule: LabelledRule;
  readonly place: string;
}

/** Rewrites `score`, `least` and `reported` of a repository's labels, and returns the findings that carry no label. */
export function measure(graph: Graph, repository: string): Unlabelled[] {
  return labelledRules.flatMap((rule) => {
    const labels = readLabels(rule);
    const own = labels.filter((label) => label.repository === repository);
    const unlabelled = rule === 'duplicate-definition' ? measurePairs(graph, own) : measurePlaces(graph, rule, own);
    writeLabels(rule, labels);
    return unlabelled.map((place) => ({ rule, place }));
  });
}

function resultOf(graph: Graph, rule: LabelledRule, options: Readonly<Record<string, number>> = {}): RuleResult {
  const context = defaultSettings(rules).ruleContext(rule);
  const found = rules.find(({ meta }) => meta.id === rule)!;
  return check(found, graph, { ...context, options: { ...context.options, ...options } });
}

function measurePlaces(graph: Graph, rule: LabelledRule, labels: readonly Label[]): string[] {
  const reported = new Map(resultOf(graph, rule).findings.map((finding) => [placeOf(graph, rule, finding), finding]));
  const scores = new Map<string, number>();
  if (rule === 'mixed-factories') {
    for (const finding of resultOf(graph, rule, { minLikeness: 0 }).findings) {
      scores.set(placeOf(graph, rule, finding), finding.data.likeness as number);
    }
  }
  for (const label of labels) {
    const place = `${label.file}:${label.line} ${label.name}`;
    label.reported = reported.delete(place);
    if (rule === 'mixed-factories') label.score = scores.get(place) ?? 0;
  }
  return [...reported.keys()];
}

/** As labels name it: of shared state the state itself, wherever it is written. */
function placeOf(graph: Graph, rule: LabelledRule, { file, span, data, group, related }: Finding): string {
  const home = rule === 'shared-state' && data.kind !== 'b' ? related[0] : undefined;
  const at = home ?? { file, span };
  const line = lineAt(graph.module(at.file)!.facts.lineStarts, at.span.start) + 1;
  const name =
    rule === 'compatibility-shim'
      ? (group.split('#')[1] ?? at.file.slice(at.file.lastIndexOf('/') + 1))
      : home === undefined
        ? data.symbol
        : data.state;
  return `${at.file}:${line} ${name}`;
}

/** A pair counts as reported where one group holds both. */
function measurePairs(graph: Graph, labels: readonly Label[]): string[] {
  const { groups } = resultOf(graph, 'duplicate-definition');
  const left = new Map(
    groups.map(({ key, data }) => [key, new Set((data.implementations as unknown as Place[]).map(spoken))]),
  );
  const told = new Set<string>();
  for (const label of labels) {
    const [a, b] = label.members!.map((member) => definitionAt(graph, member));
    if (a === undefined || b === undefined) throw new Error(`${label.repository}: ${label.file} has no ${label.name}`);
    label.score = compareShapes(graph, a, b).similarity;
    label.least = Math.min(a.definition.members.length, b.definition.members.length);
    const both = label.members!.map((member) => spoken({ ...member, line: member.line - 1 }));
    const group = [...left].find(([, places]) => both.every((place) => places.has(place)));
    label.reported = group !== undefined;
    if (group !== undefined) told.add(group[0]);
  }
  return [...left.keys()].filter((key) => !told.has(key));
}

interface Place {
  readonly file: string;
  readonly symbol: string;
  /** From 0. */
  readonly line: number;
}

function spoken({ file, symbol, line }: Place): string {
  return `${file}:${line} ${symbol}`;
}

function definitionAt(graph: Graph, { file, symbol, line }: Place) {
  const module = graph.module(file);
  const definition = module?.facts.definitions.find(({ name, owner, nameSpan }) => {
    const isNamed = (owner === '' ? name : `${owner}.${name}`) === symbol;
    return isNamed && lineAt(module.facts.lineStarts, nameSpan.start) + 1 === line;
  });
  return module === undefined || definition === undefined ? undefined : { module, definition };
}
