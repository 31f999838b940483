// ssotGuard/violations: what is shown in all folders as a tree, rule → group → place.
import type { ReportedFinding } from '../../analysis/report';
import type { ServerContext } from '../context';
import type { Folder } from '../folder';
import type { ViolationFolder, ViolationGroup, ViolationPlace, ViolationRule, ViolationTree } from '../protocol';

export function violations(context: ServerContext): ViolationTree {
  return { folders: context.workspace.folders.map((folder) => folderTree(context, folder)) };
}

function folderTree(context: ServerContext, folder: Folder): ViolationFolder {
  const rules = new Map<string, Map<string, ViolationPlace[]>>();
  for (const finding of context.workspace.findingsOf(folder)) {
    const groups = entry(rules, finding.rule, () => new Map<string, ViolationPlace[]>());
    entry(groups, finding.group, () => []).push(place(context, folder, finding));
  }
  const trees = [...rules].map(([rule, groups]) => ruleTree(folder, rule, groups));
  trees.sort((a, b) => worst(a) - worst(b) || (a.rule < b.rule ? -1 : 1));
  return { uri: folder.uri, name: folder.name, rules: trees };
}

function ruleTree(folder: Folder, rule: string, byGroup: ReadonlyMap<string, ViolationPlace[]>): ViolationRule {
  const groups = [...byGroup].map(([id, places]): ViolationGroup => {
    return { id, title: folder.report?.groups[id]?.title ?? id, places };
  });
  return { rule, count: groups.reduce((sum, group) => sum + group.places.length, 0), groups };
}

function place(context: ServerContext, folder: Folder, finding: ReportedFinding): ViolationPlace {
  const { file: path, range, severity, message } = finding;
  return { uri: context.workspace.uriOf(folder.toAbsolute(path)), path, range, severity, message };
}

const severities = ['error', 'warning', 'info'];

function worst(rule: ViolationRule): number {
  let rank = severities.length;
  for (const { places } of rule.groups)
    for (const { severity } of places) rank = Math.min(rank, severities.indexOf(severity));
  return rank;
}

function entry<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = create();
    map.set(key, value);
  }
  return value;
}
