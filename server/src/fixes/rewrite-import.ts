// Fix rewrite-import: moves an import, or some of its names, to another module. Local names stay as they are.
import type { RewriteImport } from '../rules/rule';
import type { Path } from '../text/paths';
import type { TextEdit } from '../text/text-edit';
import type { Fix } from './fix';
import { rewritePython } from './python/rewrite';
import { safeMoves } from './safety';
import { importTitle } from './title';
import { rewriteTypeScript } from './typescript/rewrite';

export const rewriteImport: Fix<RewriteImport> = {
  id: 'rewrite-import',

  title(request, graph) {
    return importTitle(graph, request);
  },

  titleForAll(where) {
    return where === 'file' ? 'Fix all such imports in this file' : 'Fix all such imports in the workspace';
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
      const moves = module === undefined ? [] : safeMoves(graph, module, wanted);
      const source = moves.length === 0 ? undefined : text(file);
      if (module === undefined || source === undefined) continue;
      const rewrite = module.facts.language === 'python' ? rewritePython : rewriteTypeScript;
      const made = rewrite(graph, module, source, moves);
      if (made.length > 0) edits.set(file, made);
    }
    return edits;
  },
};
