// Steps that merge the implementations of one concept: what is missing moves over, then the importers, then the copies go.
import type { Graph } from '../../graph/model';
import { homeKey } from '../../graph/symbols';
import { usagesOf } from '../../graph/usages';
import type { Path } from '../../text/paths';
import type { Span } from '../../text/span';
import { type FoundGroup, recordsOf, textOf } from './found-groups';
import { keysOfUsage } from './import-keys';
import { filesOf, movingActions } from './moving';
import type { Action, Place } from './plan';
import { type Task, taskOf } from './task';
import { numbered } from './words';

export interface DuplicateTask extends Task {
  readonly concept: string;
  /** The definitions that go. */
  readonly copies: readonly { readonly file: Path; readonly symbol: string; readonly span: Span | undefined }[];
}

export function duplicateTasks(
  groups: readonly FoundGroup[],
  graph: Graph,
  isConfigured: (group: FoundGroup) => boolean,
): DuplicateTask[] {
  return groups.map((found) => {
    const copies = found.findings.map(({ file, data }) => {
      const symbol = textOf(data.symbol);
      return { file, symbol, span: spanOf(graph, file, symbol) };
    });
    const own = new Set(copies.map(({ file }) => file));
    const moves = new Map<string, Place>();
    // Without a canonical one it is not known yet whose importers will move.
    const decided = textOf(found.group.canonical) !== '';
    for (const { file, symbol } of decided ? copies : []) {
      const module = graph.module(file);
      const usages = module === undefined ? [] : (usagesOf(graph).get(homeKey(module, symbol)) ?? []);
      for (const usage of usages.filter(({ module: user }) => !own.has(user.path))) {
        for (const [key, place] of keysOfUsage(usage)) moves.set(key, { ...place, note: symbol });
      }
    }
    const task: DuplicateTask = {
      ...taskOf({
        key: found.id,
        rule: 'duplicate-definition',
        phase: 'P0',
        rank: isConfigured(found) ? 0 : 3,
        groups: [found.id],
        findings: [...found.findings],
        moves,
        describe: () => describe(graph, task, found),
      }),
      concept: textOf(found.group.concept),
      copies,
    };
    return task;
  });
}

function describe(graph: Graph, { concept, copies, moves, findings }: DuplicateTask, { group }: FoundGroup) {
  const canonical = textOf(group.canonical);
  const [home, symbol] = canonical.split('#');
  const places = recordsOf(group.implementations)
    .filter(({ file, symbol: name }) => copies.some((copy) => copy.file === file && copy.symbol === name))
    .map(({ file, line, symbol: name, reason }) => ({
      file: textOf(file),
      line: typeof line === 'number' ? line : 0,
      note: `${textOf(name)}: ${textOf(reason)}`,
    }));
  const files = [...new Set(places.map(({ file }) => file))];
  const count = numbered(copies.length + (canonical === '' ? 0 : 1), 'implementation');
  if (canonical === '') {
    const text = 'Choose the one that stays (none has more importers than the others) and mark it `@canonical`';
    const next = 'Run `ssot plan` again: it says then what moves where';
    const actions: Action[] = [
      { text, fix: null, places },
      { text: next, fix: null, places: [] },
    ];
    return { title: `Choose one of ${count} of ${concept}`, files, importers: 0, actions };
  }
  const copy = copies.length === 1 ? `${copies[0]!.symbol} of ${copies[0]!.file}` : `the ${copies.length} copies`;
  const actions: Action[] = [
    {
      text: `Move what ${copies.length === 1 ? 'the copy has' : 'the copies have'} and ${symbol} lacks into it`,
      fix: null,
      places,
    },
    ...movingActions(graph, moves, findings, (modules) => `Let ${modules} import ${symbol} instead`),
    { text: `Delete ${copy}`, fix: null, places: [] },
  ];
  return {
    title: `Merge ${count} of ${concept} into ${symbol} of ${home}`,
    files: [home!, ...files.filter((file) => file !== home)],
    importers: filesOf(moves).size,
    actions,
  };
}

function spanOf(graph: Graph, file: Path, symbol: string): Span | undefined {
  return graph
    .module(file)
    ?.facts.definitions.find(({ owner, name }) => (owner === '' ? name : `${owner}.${name}`) === symbol)?.span;
}
