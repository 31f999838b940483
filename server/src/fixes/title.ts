// What a menu says of one rewrite-import request: `Import Manager from app.core.manager`.
import type { Graph, Module } from '../graph/model';
import type { RewriteImport } from '../rules/rule';

/** Names beyond these are counted: a menu is narrow. */
const mostNames = 3;

export function importTitle(graph: Graph, { file, import: index, string, moves }: RewriteImport): string {
  const module = graph.module(file);
  if (string === true) {
    const [move] = moves;
    return `Change the string to ${move === undefined ? 'the new path' : nameOf(graph, move.to.path)}`;
  }
  const byTarget = new Map<string, string[]>();
  for (const { binding, to } of moves) {
    const target = nameOf(graph, to.path);
    const names = byTarget.get(target) ?? [];
    byTarget.set(target, names);
    const name = to.name ?? importedName(module, index, binding);
    if (name !== undefined && name !== '*' && name !== 'default') names.push(name);
  }
  const parts = [...byTarget].map(([target, names]) =>
    names.length === 0 ? target : `${listed(names)} from ${target}`,
  );
  const [first = 'the new path', ...others] = parts;
  if (others.length > 1) return `Import ${first}, and the rest from ${others.length} other modules`;
  const text = others.length === 0 ? first : `${first}, ${others[0]}`;
  return parts.length === 1 && (byTarget.values().next().value?.length ?? 0) === 0
    ? `Import ${text} instead`
    : `Import ${text}`;
}

function importedName(module: Module | undefined, index: number, at: number): string | undefined {
  const fact = module?.facts.imports[index];
  const isModule = fact?.form === 'import' && module?.facts.language === 'python';
  const isSubmodule = module?.edges.some((edge) => edge.import === index && edge.binding === at && at >= 0) === true;
  return isModule || isSubmodule ? undefined : fact?.bindings[at]?.imported;
}

function nameOf(graph: Graph, path: string): string {
  return graph.module(path)?.name ?? path;
}

function listed(names: readonly string[]): string {
  if (names.length <= mostNames) return names.join(', ');
  return `${names.slice(0, mostNames - 1).join(', ')} and ${names.length - mostNames + 1} more`;
}
