// Steps that open an import cycle by its cut. What can fail at start comes first, a component inside another before it.
import type { Graph } from '../../graph/model';
import { edgeSpan } from '../../graph/places';
import { lineAt } from '../../text/line-index';
import type { Path } from '../../text/paths';
import { type FoundGroup, recordsOf, textOf, textsOf } from './found-groups';
import { keysOfEdge } from './import-keys';
import { type Task, taskOf } from './task';
import { numbered } from './words';

export interface CycleTask extends Task {
  readonly kind: string;
  readonly modules: ReadonlySet<Path>;
  /** Keys of the imports that are cut. */
  readonly cut: ReadonlySet<string>;
}

export function cycleTasks(groups: readonly FoundGroup[], graph: Graph): CycleTask[] {
  return groups.map(({ id, group, findings }) => {
    const cut = recordsOf(group.cut).map(({ file, line, to }) => {
      return { file: textOf(file), line: typeof line === 'number' ? line : 0, to: textOf(to) };
    });
    const eager = findings.some(({ data }) => data.eager === true);
    const task: CycleTask = {
      ...taskOf({
        key: id,
        rule: 'import-cycle',
        phase: 'P2',
        rank: group.kind === 'runtime' ? 0 : 1,
        groups: [id],
        findings: [...findings],
        describe: () => describe(graph, task, cut),
      }),
      kind: textOf(group.kind),
      modules: new Set(textsOf(group.modules)),
      cut: new Set(cut.flatMap((each) => keysOfCut(graph, each))),
    };
    if (eager) makeUrgent(task);
    return task;
  });
}

/** It can stop the program from starting. */
export function makeUrgent(task: CycleTask): void {
  task.phase = 'P0';
  task.rank = 1;
}

interface Cut {
  readonly file: Path;
  readonly line: number;
  readonly to: Path;
}

function describe(graph: Graph, { kind, modules, findings, phase, needs }: CycleTask, cut: readonly Cut[]) {
  const files = [...new Set(cut.map(({ file }) => file))];
  const isMoved = (each: Cut) => keysOfCut(graph, each).some((key) => [...needs].some(({ moves }) => moves.has(key)));
  const places = cut.map((each) => {
    const moved = isMoved(each) ? ' (an earlier step moves this import, which may be enough)' : '';
    return { file: each.file, line: each.line, note: `imports ${each.to}${moved}` };
  });
  const these = cut.length === 1 ? 'this import' : `these ${cut.length} imports`;
  const later = kind === 'runtime' ? ', or import it where it is used' : ', or pass it as an argument';
  const text = `Remove ${these}: move what both sides need into a third module${later}`;
  const entry = textOf(findings.find(({ data }) => data.kind === 'a')?.data.entry);
  const fails =
    phase !== 'P0' ? '' : entry === '' ? ': it can fail at start' : `: it fails where ${entry} is imported first`;
  const what = { runtime: 'import cycle', deferred: 'deferred import cycle' }[kind] ?? 'type-only import cycle';
  const title =
    modules.size === 1
      ? `Let ${[...modules][0]} import itself no more`
      : `Open the ${what} of ${numbered(modules.size, 'module')} at ${numbered(cut.length, 'import')}${fails}`;
  return { title, files, importers: files.length, actions: [{ text, fix: null, places }] };
}

function keysOfCut(graph: Graph, { file, line, to }: Cut): string[] {
  const edges = graph.module(file)?.edges.filter((edge) => {
    return edge.to.path === to && lineAt(edge.from.facts.lineStarts, edgeSpan(edge).start) === line;
  });
  return (edges ?? []).flatMap((edge) => keysOfEdge(edge).map(([key]) => key));
}
