// `__all__`: the names it lists, however it is put together.
import type { ModuleDraft } from './draft';
import { isStringOnly, parentheses, stringSpan, stringText } from './expressions';
import { Kind, Op } from './token-kinds';

/** Reads the value `from..to` of `__all__ = …` or, when `added`, `__all__ += …`. */
export function readExports(draft: ModuleDraft, from: number, to: number, added: boolean): void {
  void added;
  readList(draft, from, to);
}

/** Reads `__all__.extend(…)`, `__all__.append(…)`, `__all__.remove(…)` and anything else that is called on it. */
export function changeExports(draft: ModuleDraft, from: number, to: number): void {
  const { tokens } = draft;
  const open = from + 3;
  const isCall = open < to && tokens.kinds[open] === Op.openParen && tokens.matches[open] === to - 1;
  const method = isCall && tokens.kinds[from + 2] === Kind.name ? tokens.textOf(from + 2) : '';
  if (method === 'extend') readList(draft, open + 1, to - 1);
  else if (method === 'append') readItem(draft, open + 1, to - 1);
  else if (method !== 'sort' && method !== 'reverse') draft.dynamicExports = true;
}

function readList(draft: ModuleDraft, start: number, stop: number): void {
  const { tokens } = draft;
  const around = isTuple(draft, start, stop) ? 0 : parentheses(tokens, start, stop);
  const from = start + around;
  const to = stop - around;
  for (let index = from; index < to; ) {
    const end = tokens.find(Op.plus, index, to);
    readSummand(draft, index, end);
    index = end + 1;
  }
  if (from >= to) draft.dynamicExports = true;
}

/** Whether the outermost parentheses make a tuple rather than group: they hold a comma, or nothing. */
function isTuple(draft: ModuleDraft, from: number, to: number): boolean {
  const { tokens } = draft;
  if (tokens.kinds[from] !== Op.openParen || tokens.matches[from] !== to - 1) return false;
  return to === from + 2 || tokens.find(Op.comma, from + 1, to - 1) < to - 1;
}

function readSummand(draft: ModuleDraft, from: number, to: number): void {
  const { tokens } = draft;
  const kind = tokens.kinds[from]!;
  const encloses = from + 1 < to && tokens.matches[from] === to - 1;
  if (encloses && (kind === Op.openBracket || (kind === Op.openParen && isTuple(draft, from, to)))) {
    readItems(draft, from + 1, to - 1);
    return;
  }
  if (encloses && kind === Op.openParen) {
    readList(draft, from, to);
    return;
  }
  if (
    kind === Kind.name &&
    to > from + 3 &&
    tokens.kinds[from + 1] === Op.openParen &&
    tokens.matches[from + 1] === to - 1
  ) {
    const called = tokens.textOf(from);
    if (called === 'list' || called === 'tuple' || called === 'sorted') {
      readList(draft, from + 2, to - 1);
      return;
    }
  }
  if (!readOtherModule(draft, from, to)) {
    if (tokens.find(Op.comma, from, to) < to) readItems(draft, from, to);
    else draft.dynamicExports = true;
  }
}

function readItems(draft: ModuleDraft, from: number, to: number): void {
  const { tokens } = draft;
  for (let index = from; index < to; ) {
    const end = tokens.find(Op.comma, index, to);
    readItem(draft, index, end);
    index = end + 1;
  }
}

function readItem(draft: ModuleDraft, from: number, to: number): void {
  const { tokens } = draft;
  if (tokens.kinds[from] === Op.star) {
    readSummand(draft, from + 1, to);
    return;
  }
  if (!isStringOnly(tokens, from, to)) {
    draft.dynamicExports = true;
    return;
  }
  let name = '';
  for (let index = from; index < to; index++) name += stringText(tokens, index);
  const span = { start: stringSpan(tokens, from).start, end: stringSpan(tokens, to - 1).end };
  draft.exports.push({ name, local: name, from: undefined, typeOnly: false, span });
}

/** `module.__all__`: what a star import brought is passed on. */
function readOtherModule(draft: ModuleDraft, from: number, to: number): boolean {
  const { tokens } = draft;
  const end = tokens.dottedEnd(from, to);
  if (end !== to || to < from + 3 || tokens.textOf(to - 1) !== '__all__') return false;
  const module = tokens.dottedText(from, to - 2);
  const last = module.slice(module.lastIndexOf('.') + 1);
  const star = draft.imports.findIndex(
    ({ specifier, bindings }) =>
      bindings[0]?.imported === '*' && (specifier === last || specifier.endsWith(`.${last}`)),
  );
  if (star < 0) return false;
  const span = { start: tokens.starts[from]!, end: tokens.ends[to - 1]! };
  draft.exports.push({ name: '*', local: module, from: star, typeOnly: false, span });
  return true;
}
