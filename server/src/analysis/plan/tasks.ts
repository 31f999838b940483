// From the groups of a report to steps without an order: what settles which finding, and what has to come first.
import type { Graph } from '../../graph/model';
import type { RuleId } from '../../rules/rule';
import { offsetAt } from '../../text/line-index';
import type { ReportedFinding } from '../report';
import { type CycleTask, cycleTasks, makeUrgent } from './cycle-tasks';
import { designTask } from './design-tasks';
import { type DuplicateTask, duplicateTasks } from './duplicate-tasks';
import { type FoundGroup, textOf } from './found-groups';
import { keysOfFinding } from './import-keys';
import { importTask } from './import-tasks';
import { type ShimTask, shimTasks } from './shim-tasks';
import type { Task } from './task';

/**
 * Each finding is settled by one task: an import is moved once, by the first task that needs it moved. What a shim or a
 * copy takes with it when it goes is settled there, so that no later step is about something that is gone.
 */
export function tasksOf(groups: readonly FoundGroup[], graph: Graph, concepts: readonly string[]): Task[] {
  const of = (rule: RuleId) => groups.filter((group) => group.rule === rule);
  const isConfigured = ({ group }: FoundGroup) => concepts.includes(textOf(group.concept));
  const shims = shimTasks(of('compatibility-shim'), graph);
  const duplicates = duplicateTasks(of('duplicate-definition'), graph, isConfigured);
  const cycles = cycleTasks(of('import-cycle'), graph);
  const movers: Task[] = [...shims, ...duplicates];
  const gone = new Map(shims.flatMap((shim) => [...shim.removes].map((path) => [path, shim] as const)));
  const others: Task[] = [];
  for (const rule of [
    'legacy-import',
    'split-import-path',
    'mixed-factories',
    'import-order',
    'shared-state',
    'layer-violation',
  ] as const) {
    const moving = rule === 'legacy-import' || rule === 'split-import-path';
    const byMove = moversByKey(moving ? movers : []);
    const shimNamed = new Map(
      shims.flatMap((shim) => (shim.removes.size > 0 ? [[shim.module.name, shim] as const] : [])),
    );
    for (const group of of(rule)) {
      const before = new Set<Task>();
      const left = group.findings.filter((finding) => {
        const settler =
          gone.get(finding.file) ??
          (rule === 'legacy-import' ? shimNamed.get(textOf(finding.data.from)) : undefined) ??
          (moving ? moverOf(keysOfFinding(graph, finding), byMove) : undefined) ??
          (rule === 'import-order' ? openedBy(finding, cycles) : undefined);
        if (settler === undefined) return true;
        settler.findings.push(finding);
        before.add(settler);
        return false;
      });
      if (left.length === 0) continue;
      const task = moving ? importTask(group, left, graph) : designTask(group, left, graph);
      for (const each of before) task.needs.add(each);
      others.push(task);
      if (moving) movers.push(task);
    }
  }
  order(shims, duplicates, cycles);
  const byMove = moversByKey(movers);
  for (const task of others) needsOf(task, graph, duplicates, byMove);
  for (const { cut, needs } of cycles) for (const key of cut) if (byMove.has(key)) needs.add(byMove.get(key)!);
  const all = [...shims, ...duplicates, ...cycles, ...others];
  for (const task of all) forgetGone(task);
  return all;
}

function moversByKey(movers: readonly Task[]): Map<string, Task> {
  const byKey = new Map<string, Task>();
  for (const task of movers) for (const key of task.moves.keys()) if (!byKey.has(key)) byKey.set(key, task);
  return byKey;
}

/** The task that moves the first of these names, when all of them are moved. */
function moverOf(keys: readonly string[], byMove: ReadonlyMap<string, Task>): Task | undefined {
  return keys.length > 0 && keys.every((key) => byMove.has(key)) ? byMove.get(keys[0]!) : undefined;
}

/** The cycle that fails by order, or in which an instance is made too early: with it open there is one order only. */
function openedBy({ file, data }: ReportedFinding, cycles: readonly CycleTask[]): Task | undefined {
  if (data.kind !== 'a' && !(data.kind === 'c' && data.cycle !== undefined)) return undefined;
  const cycle = cycles.find((each) => each.kind === 'runtime' && each.modules.has(file));
  if (cycle !== undefined && data.kind === 'a') makeUrgent(cycle);
  return cycle;
}

/** What of shims, copies and cycles stands in the way of what. */
function order(shims: readonly ShimTask[], duplicates: readonly DuplicateTask[], cycles: readonly CycleTask[]): void {
  const byPath = new Map(shims.map((shim) => [shim.module.path, shim]));
  const usersOf = (task: Task) => [...task.moves.values()].map(({ file }) => byPath.get(file));
  for (const task of [...shims, ...duplicates]) {
    // A shim that imports what is to go has to go itself before.
    for (const user of usersOf(task))
      if (user !== undefined && user !== task && user.removes.size > 0) task.needs.add(user);
  }
  for (const shim of shims) {
    for (const duplicate of duplicates) {
      const holdsCopy = duplicate.copies.some(({ file }) => file === shim.module.path);
      if (holdsCopy) shim.needs.add(duplicate);
    }
  }
  for (const cycle of cycles) {
    for (const shim of shims) if ([...shim.removes].some((path) => cycle.modules.has(path))) cycle.needs.add(shim);
    for (const inner of cycles) if (inner !== cycle && contains(cycle, inner)) cycle.needs.add(inner);
  }
}

function contains({ modules }: CycleTask, inner: CycleTask): boolean {
  if (inner.modules.size >= modules.size) return false;
  for (const path of inner.modules) if (!modules.has(path)) return false;
  return true;
}

/** What is found inside a copy, on an import that moves, or on a concept that is merged waits for that. */
function needsOf(
  task: Task,
  graph: Graph,
  duplicates: readonly DuplicateTask[],
  byMove: ReadonlyMap<string, Task>,
): void {
  for (const finding of task.findings) {
    for (const key of keysOfFinding(graph, finding)) {
      const mover = byMove.get(key);
      // Two definitions that are read from one imported module are in nobody's way.
      const both = mover?.rule === 'split-import-path' && task.rule === mover.rule;
      if (mover !== undefined && mover !== task && !both) task.needs.add(mover);
    }
    const lineStarts = graph.module(finding.file)?.facts.lineStarts;
    const offset = lineStarts === undefined ? -1 : offsetAt(lineStarts, finding.range.start);
    for (const duplicate of duplicates) {
      const inside = duplicate.copies.some(({ file, span }) => {
        return file === finding.file && span !== undefined && span.start <= offset && offset < span.end;
      });
      const merged = task.rule === 'mixed-factories' && textOf(finding.data.concept) === duplicate.concept;
      if (inside || merged) task.needs.add(duplicate);
    }
  }
}

/** Modules that an earlier step removes are no importers any more. */
function forgetGone({ needs, moves }: Task): void {
  for (const { removes } of needs) {
    for (const [key, { file }] of moves) if (removes.has(file)) moves.delete(key);
  }
}
