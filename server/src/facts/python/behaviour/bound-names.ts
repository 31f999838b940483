// The tokens of one statement that bind a name rather than read one.
import { type Assignment, forEachTargetName, readAssignment } from '../assignments';
import { Kind, Op } from '../token-kinds';
import type { Tokens } from '../tokens';
import { Header } from './own-statements';

/** Visits the tokens of names that the statement binds, walruses left out; `kind` is as `StatementVisitor` has it. */
export function forEachBoundName(
  tokens: Tokens,
  from: number,
  to: number,
  kind: number,
  visit: (index: number) => void,
): void {
  const { kinds } = tokens;
  switch (kind) {
    case Kind.for:
      forEachTargetName(tokens, { from: from + 1, to: tokens.find(Kind.in, from + 1, to) }, visit);
      return;
    case Kind.with:
      forEachWithTarget(tokens, from + 1, to, visit);
      return;
    case Kind.except:
      if (to > from + 2 && kinds[to - 2] === Kind.as) visit(to - 1);
      return;
    case Kind.del:
      forEachTargetName(tokens, { from: from + 1, to }, visit);
      return;
    case Header.case:
      forEachCapture(tokens, from + 1, tokens.find(Kind.if, from + 1, to), visit);
      return;
    default:
      if (mayAssign(kind)) {
        const assignment = readAssignment(tokens, from, to);
        if (assignment !== undefined) forEachAssignedName(tokens, assignment, visit);
      }
  }
}

/** Names that are bound already are augmented. */
export function forEachAssignedName(tokens: Tokens, assignment: Assignment, visit: (index: number) => void): void {
  if (assignment.augmented) return;
  for (const target of assignment.targets) forEachTargetName(tokens, target, visit);
}

/** Whether a statement that begins with a token of this kind can be an assignment. */
export function mayAssign(kind: number): boolean {
  return kind === Kind.name || kind === Op.openParen || kind === Op.openBracket || kind === Op.star;
}

/** `with a as b, c as (d, e)`, in parentheses or not. */
function forEachWithTarget(tokens: Tokens, from: number, to: number, visit: (index: number) => void): void {
  const { kinds } = tokens;
  if (kinds[from] === Op.openParen && tokens.matches[from] === to - 1 && to > from + 2) {
    const inside = tokens.find(Kind.as, from + 1, to - 1) < to - 1;
    if (inside) {
      forEachWithTarget(tokens, from + 1, to - 1, visit);
      return;
    }
  }
  for (let start = from; start < to; ) {
    const end = tokens.find(Op.comma, start, to);
    const as = tokens.find(Kind.as, start, end);
    if (as < end) forEachTargetName(tokens, { from: as + 1, to: end }, visit);
    start = end + 1;
  }
}

/** The names that a pattern captures: those that are no class, no constant `a.b` and no keyword. */
function forEachCapture(tokens: Tokens, from: number, to: number, visit: (index: number) => void): void {
  const { kinds } = tokens;
  for (let index = from; index < to; index++) {
    if (kinds[index] !== Kind.name || (index > from && kinds[index - 1] === Op.dot)) continue;
    const after = index + 1 < to ? kinds[index + 1] : 0;
    if (after === Op.dot || after === Op.openParen || after === Op.assign) continue;
    if (tokens.ends[index]! - tokens.starts[index]! > 1 || tokens.textOf(index) !== '_') visit(index);
  }
}
