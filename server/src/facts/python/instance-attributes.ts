// Attributes that `__init__` gives to the object: `self.x = …`, in whatever branch.
import { readAssignment } from './assignments';
import type { Body } from './bodies';
import { addAttribute, type ClassDraft } from './definitions';
import { typeName } from './expressions';
import { Kind, Op } from './token-kinds';
import type { Tokens } from './tokens';

/** `definition` is the token of `def`. */
export function readInstanceAttributes(tokens: Tokens, owner: ClassDraft, definition: number, body: Body): void {
  const open = definition + 2;
  if (tokens.kinds[open] !== Op.openParen || tokens.kinds[open + 1] !== Kind.bound) return;
  const { text } = tokens;
  const self = tokens.textOf(open + 1);
  const hash = tokens.hashes[open + 1]!;
  for (let index = body.from; index + 3 < body.to; index++) {
    if (tokens.hashes[index] !== hash || tokens.kinds[index] !== Kind.name) continue;
    if (tokens.kinds[index + 1] !== Op.dot || tokens.kinds[index + 2] !== Kind.name) continue;
    if (!text.startsWith(self, tokens.starts[index]!)) continue;
    const type = assignedType(tokens, index, body);
    if (type !== undefined) addAttribute(tokens, owner, index + 2, type, false);
  }
}

/** The written type of the `self.x` at `index` when that is assigned (empty when it has none), else `undefined`. */
function assignedType(tokens: Tokens, index: number, body: Body): string | undefined {
  const after = tokens.kinds[index + 3];
  if (after === Op.assign) return isSelfDocumenting(tokens, index + 4) ? undefined : '';
  if (after === Op.colon && startsStatement(tokens, index, body)) {
    const assigned = readAssignment(tokens, index, statementEnd(tokens, index, body));
    return assigned?.annotation === undefined
      ? undefined
      : typeName(tokens, assigned.annotation.from, assigned.annotation.to);
  }
  if (after !== Op.comma && after !== Op.closeParen && after !== Op.closeBracket) return undefined;
  return isUnpacked(tokens, index, body) ? '' : undefined;
}

/** `{self.x=}` of an f-string. */
function isSelfDocumenting(tokens: Tokens, index: number): boolean {
  const kind = tokens.kinds[index];
  return kind === Op.closeBrace || kind === Op.exclamation || kind === Kind.fStringText;
}

/** Whether the `self.x` at `index` is part of a tuple or list that is assigned to. */
function isUnpacked(tokens: Tokens, index: number, body: Body): boolean {
  const from = statementStart(tokens, index, body);
  const end = tokens.find(Op.assign, from, statementEnd(tokens, from, body));
  if (tokens.kinds[end] !== Op.assign || index > end) return false;
  for (let at = from; at < index; at++) {
    const kind = tokens.kinds[at];
    if ((kind === Op.openParen || kind === Op.openBracket) && at > from && tokens.matches[at]! > index) {
      const before = tokens.kinds[at - 1];
      if (before === Kind.name || before === Op.closeParen || before === Op.closeBracket) return false;
    }
  }
  return true;
}

function startsStatement(tokens: Tokens, index: number, body: Body): boolean {
  return statementStart(tokens, index, body) === index;
}

function statementStart(tokens: Tokens, index: number, body: Body): number {
  const line = lineOf(tokens, index, body);
  const lineFrom = line < 0 ? body.from : tokens.lines.items[line]!;
  const lineTo = line < 0 ? body.to : tokens.lines.items[line + 1]!;
  let from = lineFrom;
  for (;;) {
    const next = tokens.find(Op.semicolon, from, lineTo);
    if (next >= index) return from;
    from = next + 1;
  }
}

function statementEnd(tokens: Tokens, index: number, body: Body): number {
  const line = lineOf(tokens, index, body);
  const lineTo = line < 0 ? body.to : tokens.lines.items[line + 1]!;
  return tokens.find(Op.semicolon, index, lineTo);
}

/** The logical line of the body that holds a token; -1 when the body stands on the header's line. */
function lineOf(tokens: Tokens, index: number, body: Body): number {
  if (body.firstLine === body.endLine) return -1;
  let low = body.firstLine;
  let high = body.endLine - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tokens.lines.items[middle]! <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}
