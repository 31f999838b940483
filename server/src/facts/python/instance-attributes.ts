// Attributes that `__init__` gives to the object: `self.x = …`, in whatever branch.
import { forEachTargetAttribute, readAssignment } from './assignments';
import type { Body } from './bodies';
import { addAttribute, type ClassDraft } from './definitions';
import { findOutsideLambda, typeName } from './expressions';
import { Kind, Op } from './token-kinds';
import type { Tokens } from './tokens';

/** `definition` is the token of `def`. */
export function readInstanceAttributes(tokens: Tokens, owner: ClassDraft, definition: number, body: Body): void {
  const self = definition + 3;
  if (tokens.kinds[self - 1] !== Op.openParen || tokens.kinds[self] !== Kind.bound) return;
  if (body.firstLine === body.endLine) readLine(tokens, owner, self, body.from, body.to);
  const lines = tokens.lines.items;
  for (let line = body.firstLine; line < body.endLine; line++) {
    readLine(tokens, owner, self, lines[line]!, lines[line + 1]!);
  }
}

function readLine(tokens: Tokens, owner: ClassDraft, self: number, from: number, to: number): void {
  for (
    let start = opensSuite(tokens.kinds[from]!) ? findOutsideLambda(tokens, Op.colon, from, to) + 1 : from;
    start < to;
  ) {
    const end = tokens.find(Op.semicolon, start, to);
    const assignment = readAssignment(tokens, start, end);
    if (assignment !== undefined && !assignment.augmented) {
      const { annotation } = assignment;
      const type = annotation === undefined ? '' : typeName(tokens, annotation.from, annotation.to);
      for (const target of assignment.targets) {
        forEachTargetAttribute(tokens, target, self, (index) => addAttribute(tokens, owner, index, type, false));
      }
    }
    start = end + 1;
  }
}

function opensSuite(kind: number): boolean {
  switch (kind) {
    case Kind.if:
    case Kind.elif:
    case Kind.else:
    case Kind.for:
    case Kind.while:
    case Kind.try:
    case Kind.except:
    case Kind.finally:
    case Kind.with:
    case Kind.async:
    case Kind.def:
    case Kind.class:
      return true;
    default:
      return false;
  }
}
