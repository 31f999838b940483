// Fix rewrite-import: moves an import, or some of its names, to another module. Local names stay as they are.
import type { Graph, Module } from '../graph/model';
import type { RewriteImport } from '../rules/rule';
import type { Path } from '../text/paths';
import type { TextEdit } from '../text/text-edit';
import type { Fix } from './fix';
import { rewritePython } from './rewrite-import-python';
import { rewriteTypeScript } from './rewrite-import-typescript';

export const rewriteImport: Fix<RewriteImport> = {
  id: 'rewrite-import',

  title({ moves, file, import: index, string }, graph) {
    const targets = [...new Set(moves.map(({ to }) => graph.module(to.path)?.name ?? to.path))];
    const module = graph.module(file);
    const fact = string === true ? undefined : module?.facts.imports[index];
    const names = moves.flatMap(({ binding, to }) => {
      const imported = fact?.bindings[binding]?.imported;
      return to.name ?? (imported === undefined || imported === '*' ? [] : imported);
    });
    return names.length === 0 ? `Import ${targets.join(', ')} instead` : `Import ${names.join(', ')} from ${targets.join(', ')}`;
  },

  titleForAll(where) {
    return where === 'file' ? 'Rewrite all such imports in this file' : 'Rewrite all such imports in the workspace';
  },

  edits(requests, { graph, text }) {
    const byFile = new Map<Path, RewriteImport[]>();
    for (const request of requests) {
      const list = byFile.get(request.file);
      if (list === undefined) byFile.set(request.file, [request]);
      else list.push(request);
    }
    const edits = new Map<Path, TextEdit[]>();
    for (const [file, wanted] of byFile) {
      const module = graph.module(file);
      const source = module && text(file);
      if (module === undefined || source === undefined) continue;
      const moves = movesOf(graph, module, wanted);
      const rewrite = module.facts.language === 'python' ? rewritePython : rewriteTypeScript;
      const made = rewrite(graph, module, source, moves);
      if (made.length > 0) edits.set(file, made);
    }
    return edits;
  },
};

/** All moves of one import, or of one string, of a module. */
export interface ImportMoves {
  readonly import: number;
  readonly string: boolean;
  /** By index of binding, -1 for the whole. */
  readonly to: ReadonlyMap<number, { readonly module: Module; readonly name: string | undefined }>;
}

function movesOf(graph: Graph, module: Module, requests: readonly RewriteImport[]): ImportMoves[] {
  const found = new Map<string, { import: number; string: boolean; to: Map<number, { module: Module; name: string | undefined }> }>();
  for (const { import: index, string = false, moves } of requests) {
    const key = `${string} ${index}`;
    const entry = found.get(key) ?? { import: index, string, to: new Map() };
    found.set(key, entry);
    for (const { binding, to } of moves) {
      const target = graph.module(to.path);
      if (target !== undefined && target !== module) entry.to.set(binding, { module: target, name: to.name });
    }
  }
  return [...found.values()].filter(({ to }) => to.size > 0);
}
