// Functions that only call one other callable with their own arguments.
import type { FunctionDraft } from './definitions';
import { withoutStars } from './parameters';
import { Kind, Op } from './token-kinds';
import type { Tokens } from './tokens';
import { warnedBy } from './warnings';

/** The dotted name of the callable that the function stands for; empty when it does anything else. */
export function wrappedCallable(tokens: Tokens, { name, parameters, decorators, body }: FunctionDraft): string {
  if (decorators.some((each) => !/deprecat/i.test(each))) return '';
  const lines = tokens.lines.items;
  const inline = body.firstLine === body.endLine;
  let target = '';
  for (let line = inline ? body.endLine - 1 : body.firstLine; line < body.endLine; line++) {
    const to = inline ? body.to : lines[line + 1]!;
    for (let start = inline ? body.from : lines[line]!; start < to; ) {
      if (target !== '') return '';
      const end = tokens.find(Op.semicolon, start, to);
      if (!isPassive(tokens, start, end)) {
        target = passedOn(tokens, start, end, parameters);
        if (target === '') return '';
      }
      start = end + 1;
    }
  }
  if (target === '' || target === name) return '';
  const root = target.split('.')[0]!;
  return parameters.some((each) => withoutStars(each) === root) ? '' : target;
}

/** Docstrings, imports and warnings may stand beside the call. */
function isPassive(tokens: Tokens, from: number, to: number): boolean {
  const kind = tokens.kinds[from]!;
  if (kind === Kind.import || kind === Kind.from || kind === Kind.string) return true;
  return warnedBy(tokens, from, to) !== '';
}

/** The callee of `return callee(a, *args, b=b)` when every parameter is passed on, each once. */
function passedOn(tokens: Tokens, from: number, to: number, parameters: readonly string[]): string {
  const { kinds } = tokens;
  let start = kinds[from] === Kind.return ? from + 1 : from;
  if (start < to && kinds[start] === Kind.await) start++;
  const open = tokens.dottedEnd(start, to);
  if (open === start || open >= to || kinds[open] !== Op.openParen || tokens.matches[open] !== to - 1) return '';
  const passed = new Set<string>();
  for (let index = open + 1; index < to - 1; ) {
    const end = tokens.find(Op.comma, index, to - 1);
    const argument = passedName(tokens, index, end);
    if (argument === '' || passed.has(argument) || !parameters.includes(argument)) return '';
    passed.add(argument);
    index = end + 1;
  }
  return passed.size === parameters.length ? tokens.dottedText(start, open) : '';
}

/** `a`, `key=a`, `*a` or `**a`, as the parameter `a` is written; empty for any other argument. */
function passedName(tokens: Tokens, from: number, to: number): string {
  const { kinds } = tokens;
  if (to === from + 1 && kinds[from] === Kind.name) return tokens.textOf(from);
  if (to === from + 2 && kinds[from + 1] === Kind.name) {
    if (kinds[from] === Op.star) return `*${tokens.textOf(from + 1)}`;
    if (kinds[from] === Kind.power) return `**${tokens.textOf(from + 1)}`;
  }
  const isKeyword = to === from + 3 && kinds[from] === Kind.name && kinds[from + 1] === Op.assign;
  return isKeyword && kinds[from + 2] === Kind.name ? tokens.textOf(from + 2) : '';
}
