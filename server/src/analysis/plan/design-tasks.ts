// Steps that are decisions of design, one per group: factories, import order, shared state, layers.
import type { Graph } from '../../graph/model';
import { homeKey } from '../../graph/symbols';
import { usagesOf } from '../../graph/usages';
import type { RuleId } from '../../rules/rule';
import type { ReportedFinding } from '../report';
import { type FoundGroup, textOf } from './found-groups';
import type { PhaseId } from './plan';
import { onePerLine, placeOf, type Task, taskOf } from './task';
import { numbered } from './words';

type DesignRule = Exclude<
  RuleId,
  'duplicate-definition' | 'compatibility-shim' | 'import-cycle' | 'legacy-import' | 'split-import-path'
>;

const places: Readonly<Record<DesignRule, readonly [PhaseId, rank: number]>> = {
  'mixed-factories': ['P1', 0],
  'import-order': ['P2', 3],
  'shared-state': ['P2', 4],
  'layer-violation': ['P2', 5],
};

/** `findings`: those of the group that no other step settles. */
export function designTask(found: FoundGroup, findings: readonly ReportedFinding[], graph: Graph): Task {
  const rule = found.rule as DesignRule;
  const [phase, rank] = places[rule];
  // A cycle that fails is as grave here as where it is reported as a cycle.
  const fails = rule === 'import-order' && findings.some(({ data }) => data.kind === 'a');
  const task: Task = taskOf({
    key: found.id,
    rule,
    phase: fails ? 'P0' : phase,
    rank: fails ? 1 : rank,
    groups: [found.id],
    findings: [...findings],
    describe() {
      const own = task.findings.filter((finding) => finding.rule === rule);
      const importers = rule === 'mixed-factories' ? usersOf(own, graph) : 0;
      const files = [...new Set(own.map(({ file }) => file))];
      return { title: titleOf(found, own), files, importers, actions: actionsOf(found, own) };
    },
  });
  return task;
}

function titleOf({ rule, group }: FoundGroup, findings: readonly ReportedFinding[]): string {
  if (rule === 'mixed-factories') return `Create ${textOf(group.concept)} in one way: ${textOf(group.expected)}`;
  if (rule === 'layer-violation')
    return `Mend ${numbered(findings.length, 'import')} against the layers: ${group.title}`;
  const { data } = findings[0]!;
  const titles = rule === 'import-order' ? orderTitles : stateTitles;
  const title = titles[textOf(data.kind)]?.(data) ?? `Mend: ${group.title}`;
  return findings.length === 1 ? title : `${title}, and ${findings.length - 1} more like it`;
}

type Titles = Readonly<Record<string, (data: ReportedFinding['data']) => string>>;

const orderTitles: Titles = {
  a: ({ symbol, entry }) =>
    `Let ${textOf(symbol)} be there in every order: it is not where ${textOf(entry)} is imported first`,
  b: ({ symbol }) => `Let ${textOf(symbol)} come from one module in every environment`,
  c: ({ symbol }) => `Make ${textOf(symbol)} when the program starts, not while its module loads`,
  d: ({ symbol, module }) => `Set ${textOf(symbol)} in ${textOf(module)} itself, not from outside`,
};

const stateTitles: Titles = {
  a: ({ symbol, state }) => `Keep users apart in ${textOf(state) || textOf(symbol)}`,
  b: ({ symbol }) => `Let ${textOf(symbol)} give each tenant its own`,
  c: ({ symbol }) => `Let ${textOf(symbol)} leave no session behind`,
  d: ({ symbol, parameter }) => `Let ${textOf(symbol)} heed ${textOf(parameter) || 'what it is given'}`,
  e: ({ symbol, state }) => `Let ${textOf(state) || textOf(symbol)} forget what is over`,
};

function actionsOf({ rule, group }: FoundGroup, findings: readonly ReportedFinding[]) {
  const byText = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const text = textFor(rule, textOf(group.expected), finding);
    byText.set(text, [...(byText.get(text) ?? []), finding]);
  }
  return [...byText].map(([text, members]) => ({
    text,
    fix: null,
    places: onePerLine(members.map((finding) => placeOf(finding, noteOf(finding)))),
  }));
}

function textFor(rule: RuleId, expected: string, { data }: ReportedFinding): string {
  const kind = textOf(data.kind);
  if (rule === 'mixed-factories') return `Make each a ${expected} like the others, or move its callers to one of them`;
  if (rule === 'layer-violation')
    return 'Move what is needed down to a layer that both may use, or pass it in from above';
  const texts: Readonly<Record<string, string>> = rule === 'import-order' ? orderTexts : stateTexts;
  return texts[kind] ?? `Do what \`ssot explain ${rule}\` says`;
}

const orderTexts: Readonly<Record<string, string>> = {
  a: 'Open the cycle, or move the use into a function that runs later',
  b: 'Import one module that chooses by a value, or pass in what differs',
  c: 'Make it in a function that is called when the program starts',
  d: 'Set it in the module that it belongs to, or in a function that is called once when the program starts',
};

const stateTexts: Readonly<Record<string, string>> = {
  a: 'Keep it by user: in an instance that is made for each, or in a container with the user in its key',
  b: 'Put the tenant into the key, or make an instance for each',
  c: 'Put it back on the way out (`finally`, a context manager), or pass it as an argument',
  d: 'Read it and act on it, or do not ask for it',
  e: 'Let go of what is over: remove the entry when the user leaves, or bound the container',
};

function noteOf({ rule, data }: ReportedFinding): string {
  const symbol = textOf(data.symbol);
  if (rule === 'mixed-factories') return `${symbol}: ${textOf(data.pattern)}`;
  if (rule === 'layer-violation') return '';
  const state = [textOf(data.state), textOf(data.parameter)].filter((each) => each !== '');
  return state.length === 0 ? symbol : `${symbol}: ${state.join(', ')}`;
}

/** Number of modules that import what makes the instances. */
function usersOf(findings: readonly ReportedFinding[], graph: Graph): number {
  const users = findings.flatMap(({ file, data }) => {
    const module = graph.module(file);
    const name = textOf(data.symbol).split('.')[0]!;
    const usages = module === undefined ? [] : (usagesOf(graph).get(homeKey(module, name)) ?? []);
    return usages.map((usage) => usage.module).filter((user) => user !== module);
  });
  return new Set(users).size;
}
