// Imports inside function bodies.
import type { Body } from './bodies';
import { checkingOf } from './conditions';
import type { ModuleDraft, Place } from './draft';
import { findOutsideLambda } from './expressions';
import { importStart, readImport } from './imports';
import { Kind, Op } from './token-kinds';

/** An `if` inside the body, with what its present branch and those after it are. */
interface Branch {
  readonly indent: number;
  readonly outerType: boolean;
  typeOnly: boolean;
  restIsType: boolean;
}

/**
 * Reads the imports of one function body. `seen` counts the `import` keywords of the file that lie before it, the
 * result those that lie before its end.
 */
export function readDeferredImports(draft: ModuleDraft, body: Body, seen: number, place: Place): number {
  const { tokens } = draft;
  const { items, count } = tokens.imports;
  let next = seen;
  while (next < count && items[next]! < body.from) next++;
  if (next >= count || items[next]! >= body.to) return next;
  const inner: Place = { typeOnly: place.typeOnly, deferred: true, condition: undefined, scope: body };
  if (body.firstLine === body.endLine) return readLineImports(draft, body.from, body.to, next, inner);
  const lines = tokens.lines.items;
  const branches: Branch[] = [];
  for (let line = body.firstLine; line < body.endLine; line++) {
    const typeOnly = follow(draft, branches, line);
    const to = lines[line + 1]!;
    if (next < count && items[next]! < to) {
      next = readLineImports(draft, lines[line]!, to, next, typeOnly ? { ...inner, typeOnly } : inner);
    }
  }
  return next;
}

function readLineImports(draft: ModuleDraft, from: number, to: number, seen: number, place: Place): number {
  const { tokens } = draft;
  const { items, count } = tokens.imports;
  let next = seen;
  for (; next < count && items[next]! < to; next++) {
    readImport(draft, importStart(tokens, items[next]!, from), tokens.find(Op.semicolon, items[next]!, to), place);
  }
  return next;
}

/** Brings `branches` up to `line`; whether what it imports is left to type checkers. */
function follow(draft: ModuleDraft, branches: Branch[], line: number): boolean {
  const { tokens, checkingNames } = draft;
  const indent = tokens.indents.items[line]!;
  const from = tokens.lines.items[line]!;
  const to = tokens.lines.items[line + 1]!;
  const kind = tokens.kinds[from]!;
  while (branches.length > 0 && branches[branches.length - 1]!.indent > indent) branches.pop();
  let top = branches[branches.length - 1];
  if (top?.indent === indent && kind !== Kind.elif && kind !== Kind.else) {
    branches.pop();
    top = branches[branches.length - 1];
  }
  if (kind === Kind.if) {
    const outerType = top?.typeOnly === true;
    top = { indent, outerType, typeOnly: outerType, restIsType: false };
    branches.push(top);
  }
  if (top?.indent === indent) {
    const colon = findOutsideLambda(tokens, Op.colon, from + 1, to);
    const checking = kind === Kind.else ? 'unknown' : checkingOf(tokens, from + 1, colon, checkingNames);
    top.typeOnly = top.outerType || top.restIsType || checking === 'type';
    if (checking === 'runtime') top.restIsType = true;
  }
  return top?.typeOnly === true;
}
