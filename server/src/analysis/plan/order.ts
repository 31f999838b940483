// Puts steps into an order in which each can be done alone, and gives them their ids.
import { type RuleId, ruleIds } from '../../rules/rule';
import { comparePaths } from '../../text/paths';
import type { PhaseId, Step } from './plan';
import type { Described, Task } from './task';

/**
 * A topological order: everything that a step needs stands before it, and in its phase or an earlier one (what a step of
 * P0 needs is done in P0). Among those that could come next: the earlier phase, the lower rank, the one that settles
 * most, the one with most importers, the title. Steps that need each other are one step. `isShown` chooses steps; what
 * they need is shown with them.
 */
export function inOrder(tasks: readonly Task[], isShown: (task: ReadyTask) => boolean): Step[] {
  const nodes = settled(tasks.map(nodeOf));
  promote(nodes);
  const sorted = nodes.sort(compare);
  const done = new Set<Node>();
  const ordered: Node[] = [];
  let waiting = sorted;
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ needs }) => [...needs].every((each) => done.has(each)));
    const node = waiting[next]!;
    done.add(node);
    ordered.push(node);
    waiting = waiting.toSpliced(next, 1);
  }
  return numbered(withNeeds(ordered, isShown));
}

/** What is known of a task when it is chosen or left out. */
export type ReadyTask = Described & Pick<Task, 'rule' | 'findings'>;

interface Node extends ReadyTask {
  readonly key: string;
  phase: PhaseId;
  readonly rank: number;
  readonly groups: readonly string[];
  needs: Set<Node>;
}

function nodeOf(task: Task): Node & { readonly task: Task } {
  const { key, rule, phase, rank, groups, findings } = task;
  return { task, key, rule, phase, rank, groups, findings, needs: new Set(), ...task.describe() };
}

/** Connects the nodes, and makes one of those that need each other. */
function settled(made: readonly (Node & { readonly task: Task })[]): Node[] {
  const byTask = new Map<Task, Node>(made.map((node) => [node.task, node]));
  for (const { task, needs } of made) for (const each of task.needs) if (each !== task) needs.add(byTask.get(each)!);
  let nodes: Node[] = [...made];
  for (let circle = circleIn(nodes); circle !== undefined; circle = circleIn(nodes)) nodes = merged(nodes, circle);
  return nodes;
}

/** Some nodes that need each other in a circle. */
function circleIn(nodes: readonly Node[]): Node[] | undefined {
  const left = new Set(nodes);
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const node of left) if (![...node.needs].some((each) => left.has(each))) left.delete(node);
  }
  const path: Node[] = [];
  // Every node that is left needs another one that is left, so going on ends where it has been before.
  for (let at = [...left][0]; at !== undefined; at = [...at.needs].find((each) => left.has(each))) {
    if (path.includes(at)) return path.slice(path.indexOf(at));
    path.push(at);
  }
  return undefined;
}

function merged(nodes: readonly Node[], circle: readonly Node[]): Node[] {
  const parts = [...circle].sort(compare);
  const [first] = parts;
  const whole: Node = {
    ...first!,
    groups: parts.flatMap(({ groups }) => groups),
    findings: parts.flatMap(({ findings }) => findings),
    title: `Together, as each needs the other: ${parts.map(({ title }) => title).join('; ')}`,
    files: [...new Set(parts.flatMap(({ files }) => files))],
    importers: Math.max(...parts.map(({ importers }) => importers)),
    actions: parts.flatMap(({ actions }) => actions),
    needs: new Set(parts.flatMap(({ needs }) => [...needs]).filter((each) => !circle.includes(each))),
  };
  const rest = nodes.filter((node) => !circle.includes(node));
  for (const { needs } of rest) {
    if (circle.some((each) => needs.delete(each))) needs.add(whole);
    for (const each of circle) needs.delete(each);
  }
  return [...rest, whole];
}

/** What is needed is at least as urgent as what needs it. */
function promote(nodes: readonly Node[]): void {
  const raise = (node: Node, phase: PhaseId) => {
    if (node.phase > phase) node.phase = phase;
    else if (seen.has(node)) return;
    seen.add(node);
    for (const each of node.needs) raise(each, node.phase);
  };
  const seen = new Set<Node>();
  for (const node of nodes) raise(node, node.phase);
}

function compare(a: Node, b: Node): number {
  return (
    comparePaths(a.phase, b.phase) ||
    a.rank - b.rank ||
    b.findings.length - a.findings.length ||
    b.importers - a.importers ||
    comparePaths(a.title, b.title) ||
    comparePaths(a.key, b.key)
  );
}

function withNeeds(ordered: readonly Node[], isShown: (task: ReadyTask) => boolean): Node[] {
  const shown = new Set<Node>();
  for (const node of [...ordered].reverse()) {
    if (!shown.has(node) && !isShown(node)) continue;
    shown.add(node);
    for (const each of node.needs) shown.add(each);
  }
  return ordered.filter((node) => shown.has(node));
}

function numbered(nodes: readonly Node[]): Step[] {
  const ids = new Map<Node, string>();
  const counts = { P0: 0, P1: 0, P2: 0 };
  for (const node of nodes) ids.set(node, `${node.phase}.${++counts[node.phase]}`);
  const place = new Map(nodes.map((node, at) => [node, at]));
  return nodes.map((node) => ({
    id: ids.get(node)!,
    rule: node.rule,
    title: node.title,
    files: node.files,
    importers: node.importers,
    actions: node.actions,
    dependsOn: [...node.needs].sort((a, b) => place.get(a)! - place.get(b)!).map((each) => ids.get(each)!),
    groups: node.groups,
    settles: settlesOf(node),
  }));
}

function settlesOf({ findings }: Node): Step['settles'] {
  const counts = ruleIds.map((rule): [RuleId, number] => [rule, findings.filter((each) => each.rule === rule).length]);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
