// Steps that remove a shim: its importers move to where it forwards, then it goes. So each of them stands alone.
import type { Graph, Module } from '../../graph/model';
import { stringsNaming } from '../../graph/string-references';
import { offsetAt } from '../../text/line-index';
import type { ReportedFinding } from '../report';
import { type FoundGroup, textsOf } from './found-groups';
import { type Keyed, keysOfEdge, keysOfString } from './import-keys';
import { filesOf, movingActions } from './moving';
import type { Action } from './plan';
import { type Task, taskOf } from './task';
import { listed } from './words';

export interface ShimTask extends Task {
  readonly module: Module;
}

export function shimTasks(groups: readonly FoundGroup[], graph: Graph): ShimTask[] {
  return groups.flatMap(({ id, findings: [finding] }) => {
    const module = graph.module(finding!.file);
    if (module === undefined) return [];
    const alias = aliasAt(module, finding!);
    const moves = new Map(alias === undefined ? movesOf(graph, module) : movesOfName(graph, module, alias));
    // What does something of its own besides does not go as a whole.
    const wholly = alias === undefined && module.facts.ownStatements === 0;
    const task: ShimTask = {
      ...taskOf({
        key: id,
        rule: 'compatibility-shim',
        phase: 'P0',
        rank: 2,
        groups: [id],
        findings: [finding!],
        moves,
        removes: new Set(wholly ? [module.path] : []),
        describe: () => describe(graph, task, alias, wholly),
      }),
      module,
    };
    return [task];
  });
}

function describe(graph: Graph, { findings, moves, module }: ShimTask, alias: string | undefined, wholly: boolean) {
  const { path } = module;
  const targets = textsOf(findings[0]!.data.targets);
  const there = targets.length === 0 || targets.length > 3 ? 'what it forwards to' : listed(targets);
  const actions: Action[] = movingActions(graph, moves, findings, (modules) => {
    return alias === undefined
      ? `Let ${modules} import from ${there} instead`
      : `Let ${modules} use the other name, of ${there}`;
  });
  const unused =
    actions.length === 0 ? 'Nothing in this workspace imports it: unless callers outside need it, delete ' : 'Delete ';
  const what =
    alias !== undefined ? `${alias} in ${path}` : wholly ? path : `what in ${path} only forwards, and move the rest`;
  actions.push({ text: unused + what, fix: null, places: [] });
  const title =
    alias === undefined ? `Remove the shim ${path}` : `Remove ${alias}, which ${path} keeps as another name`;
  return { title, files: [path], importers: filesOf(moves).size, actions };
}

/** The name of an alias inside a module; a shim as a whole is reported at the module's beginning. */
function aliasAt({ facts }: Module, { range }: ReportedFinding): string | undefined {
  if (range.start.line === 0 && range.start.character === 0) return undefined;
  const offset = offsetAt(facts.lineStarts, range.start);
  const alias = facts.aliases.find(({ nameSpan }) => nameSpan.start === offset);
  return alias?.name ?? facts.exports.find(({ span }) => span.start === offset)?.name;
}

function movesOf(graph: Graph, module: Module): Keyed {
  const edges = module.importers.filter(({ from }) => from !== module);
  return [...edges.flatMap(keysOfEdge), ...stringsNaming(graph, module).flatMap(keysOfString)];
}

function movesOfName(graph: Graph, module: Module, name: string): Keyed {
  const edges = module.importers.filter(({ from, binding }) => from !== module && binding < 0);
  const strings = stringsNaming(graph, module).filter(({ rest }) => rest[0] === name);
  return [...edges.flatMap(keysOfEdge).filter(([, { note }]) => note === name), ...strings.flatMap(keysOfString)];
}
