// Steps that move imports and nothing else: off a legacy path, and onto the one path of a definition.
import type { Graph } from '../../graph/model';
import type { ReportedFinding } from '../report';
import { type FoundGroup, textOf, textsOf } from './found-groups';
import { keysOfFinding } from './import-keys';
import { filesOf, movingActions } from './moving';
import { placeOf, type Task, taskOf } from './task';
import { listed, numbered } from './words';

/** `findings`: those of the group that no other step settles. */
export function importTask(found: FoundGroup, findings: readonly ReportedFinding[], graph: Graph): Task {
  const { rule, id, group } = found;
  const legacy = rule === 'legacy-import';
  const moves = new Map(
    findings.flatMap((finding) => keysOfFinding(graph, finding).map((key) => [key, placeOf(finding, noteOf(finding))])),
  );
  const task: Task = taskOf({
    key: id,
    rule,
    phase: legacy ? 'P1' : 'P2',
    rank: legacy ? 1 : 2,
    groups: [id],
    findings: [...findings],
    moves,
    describe() {
      const wanted = [...new Set(findings.map(({ data }) => textOf(data.to)))].filter((each) => each !== '');
      const names = [...new Set(findings.flatMap(({ data }) => textsOf(data.symbols)))];
      const what = names.length > 3 ? numbered(names.length, 'name') : listed(names);
      const title = legacy
        ? `Import ${what === '' ? '' : `${what} of `}${textOf(group.from)} no more`
        : `Import ${textOf(group.symbol)} by one path, ${wanted.length === 1 ? wanted[0] : textOf(group.wanted)}`;
      const to =
        wanted.length === 0
          ? 'the module that replaces it'
          : wanted.length > 3
            ? 'where each name lives'
            : listed(wanted);
      const actions = movingActions(
        graph,
        moves,
        task.findings,
        (modules) => `Let ${modules} import from ${to} instead`,
      );
      return { title, files: [...filesOf(moves)].sort(), importers: filesOf(moves).size, actions };
    },
  });
  return task;
}

function noteOf({ rule, data }: ReportedFinding): string {
  if (rule === 'split-import-path') return `now from ${textOf(data.from)}`;
  return listed(textsOf(data.symbols));
}
