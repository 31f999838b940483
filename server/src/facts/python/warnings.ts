// Calls that warn, and the deprecation they announce.
import type { ModuleDraft } from './draft';
import { Kind, Op } from './token-kinds';
import type { Tokens } from './tokens';

/** Whether the statement `from..to` only warns; a deprecation is noted as the module's. */
export function readWarning(draft: ModuleDraft, from: number, to: number): boolean {
  const { tokens } = draft;
  const callee = warnedBy(tokens, from, to);
  if (callee === '') return false;
  if (draft.deprecation === undefined && announcesDeprecation(tokens, callee, from, to))
    draft.deprecation = { from, to };
  return true;
}

/** The dotted name of the warning function that the statement `from..to` calls, else empty. */
export function warnedBy(tokens: Tokens, from: number, to: number): string {
  const end = tokens.dottedEnd(from, to);
  if (end === from || end >= to || tokens.kinds[end] !== Op.openParen || tokens.matches[end] !== to - 1) return '';
  const callee = tokens.textOf(end - 1);
  return /warn|deprecat/i.test(callee) ? callee : '';
}

export function announcesDeprecation(tokens: Tokens, callee: string, from: number, to: number): boolean {
  if (/deprecat/i.test(callee)) return true;
  for (let index = from; index < to; index++) {
    if (tokens.kinds[index] === Kind.name && /DeprecationWarning$/.test(tokens.textOf(index))) return true;
  }
  return false;
}
