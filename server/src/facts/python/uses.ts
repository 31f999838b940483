// How the names that imports bind are read in the rest of the module.
import { Use } from '../facts';
import { suiteEnd } from './bodies';
import { CharacterClass, classOf } from './characters';
import type { BoundName, ModuleDraft } from './draft';
import { type Local, LocalNames } from './local-names';
import { forEachParameter } from './parameters';
import { fnv, fnvBasis, fnvPrime, Kind, Op } from './token-kinds';
import type { Tokens } from './tokens';

/** Fills `use`, `uses` and `attributes` of every binding. */
export function countUses(draft: ModuleDraft): void {
  if (draft.bound.length === 0) return;
  const counter = new UseCounter(draft);
  counter.run();
  for (const { local } of draft.exports) counter.exported(local);
  for (const { binding, repeats } of draft.bound) {
    for (const each of repeats ?? []) {
      each.use = binding.use;
      each.uses = binding.uses;
      each.attributes = binding.attributes;
    }
  }
}

class UseCounter {
  private readonly tokens: Tokens;
  private readonly locals: LocalNames;
  private readonly anyTypeOnly: boolean;

  constructor(draft: ModuleDraft) {
    this.tokens = draft.tokens;
    this.locals = new LocalNames(draft.tokens, draft.bound);
    this.anyTypeOnly = draft.imports.some((each) => each.typeOnly);
  }

  run(): void {
    const { lines, lineCount } = this.tokens;
    for (let line = 0; line < lineCount; line++) this.readLine(line, lines.items[line]!, lines.items[line + 1]!);
  }

  private readLine(line: number, from: number, to: number): void {
    const { kinds, hashes } = this.tokens;
    const { slots, mask } = this.locals;
    for (let index = from; index < to; index++) {
      const kind = kinds[index]!;
      if (kind === Kind.name) {
        const hash = hashes[index]!;
        if (slots[(hash ^ (hash >>> 15)) & mask] !== 0) this.readName(index);
      } else if (kind === Kind.def) this.readDefinition(line, index);
      else if (kind === Kind.string && this.anyTypeOnly) this.readQuoted(index, true);
    }
  }

  /** A name that `__all__` lists is read by whoever imports it. */
  exported(name: string): void {
    for (const { binding } of this.locals.find(fnv(name), name)?.wide ?? []) {
      binding.uses++;
      binding.use |= Use.value;
    }
  }

  private readName(index: number): void {
    const { tokens } = this;
    const local = this.locals.at(index);
    if (local === undefined || isHidden(local, index) || !isRead(tokens, index)) return;
    for (const bound of this.locals.visible(local, index)) {
      const attribute = attributeAt(tokens, endOfPath(tokens, bound, index));
      count(bound, attribute < 0 ? '' : tokens.textOf(attribute));
    }
  }

  /** Parameters hide imports of their names for the whole body; what is quoted in annotations is read. */
  private readDefinition(line: number, definition: number): void {
    const { tokens, locals } = this;
    const { kinds } = tokens;
    if (kinds[definition + 1] === Kind.name) kinds[definition + 1] = Kind.bound;
    let open = definition + 2;
    if (open < tokens.count && kinds[open] === Op.openBracket) open = tokens.next(open);
    if (open >= tokens.count || kinds[open] !== Op.openParen) return;
    let end = -1;
    forEachParameter(tokens, open, (index) => {
      kinds[index] = Kind.name;
      const local = locals.at(index);
      if (local === undefined) return;
      if (isHidden(local, definition)) return;
      if (end < 0) end = tokens.lines.items[suiteEnd(tokens, line)]!;
      local.hiddenFrom = tokens.matches[open]!;
      local.hiddenUntil = end;
    });
    const close = tokens.matches[open]!;
    for (let index = open + 1; index < close; index++) {
      if (kinds[index] === Kind.string && kinds[index - 1] !== Op.assign) this.readQuoted(index, false);
    }
    for (let index = close + 1; kinds[close + 1] === Kind.arrow && index < tokens.count; index++) {
      if (kinds[index] === Op.colon) return;
      if (kinds[index] === Kind.string) this.readQuoted(index, false);
    }
  }

  /**
   * The names in a quoted annotation. Outside parameter lists nothing tells annotations from other strings; there
   * only names that are imported for type checkers count, which no other string is likely to hold.
   */
  private readQuoted(index: number, typeOnly: boolean): void {
    const { codes, starts, ends } = this.tokens;
    const start = starts[index]! + 1;
    const end = ends[index]! - 1;
    if (end - start > 200) return;
    for (let at = start; at < end; at++) if (!isAnnotationCharacter(codes[at]!)) return;
    for (let at = start; at < end; at++) {
      if (classOf[codes[at]!] !== CharacterClass.name) continue;
      let hash = fnvBasis;
      const from = at;
      for (; classOf[codes[at]!]! <= CharacterClass.digit; at++) hash = Math.imul(hash ^ codes[at]!, fnvPrime);
      if (this.locals.slots[(hash ^ (hash >>> 15)) & this.locals.mask] !== 0 && codes[from - 1] !== Op.dot) {
        this.readQuotedName(index, from, at, hash, typeOnly);
      }
    }
  }

  private readQuotedName(index: number, from: number, to: number, hash: number, typeOnly: boolean): void {
    const { tokens, locals } = this;
    const local = locals.find(hash, tokens.text.slice(from, to));
    if (local === undefined) return;
    let end = to + 1;
    while (classOf[tokens.codes[end]!]! <= CharacterClass.digit) end++;
    const attribute = tokens.codes[to] === Op.dot ? tokens.detached(to + 1, end) : '';
    for (const bound of locals.visible(local, index)) {
      if (bound.typeOnly === typeOnly) count(bound, bound.path.length === 0 ? attribute : '');
    }
  }
}

function isHidden({ hiddenFrom, hiddenUntil }: Local, index: number): boolean {
  return index >= hiddenFrom && index < hiddenUntil;
}

function count(bound: BoundName, attribute: string): void {
  const { binding } = bound;
  binding.uses++;
  binding.use |= Use.value;
  if (attribute === '') return;
  if (bound.attributes === undefined) {
    bound.attributes = new Set([attribute]);
    binding.attributes = [attribute];
  } else if (!bound.attributes.has(attribute)) {
    bound.attributes.add(attribute);
    binding.attributes.push(attribute);
  }
}

/** Of `import a.b.c` the token of `c` where the read at `index` goes on that far; -1 where it does not. */
function endOfPath(tokens: Tokens, { path }: BoundName, index: number): number {
  let last = index;
  for (const part of path) {
    last = attributeAt(tokens, last);
    if (last < 0 || tokens.textOf(last) !== part) return -1;
  }
  return last;
}

/** Letters, digits, underscores, and what joins them in a type: dots, brackets, commas, bars, blanks. */
function isAnnotationCharacter(code: number): boolean {
  if (code >= 97) return code <= 122 || code === Op.bar || code > 127;
  return (code >= 65 && code <= 93 && code !== 92) || code === 95 || (code >= 48 && code <= 57) || isJoint(code);
}

function isJoint(code: number): boolean {
  return code === Op.dot || code === Op.comma || code === 32;
}

/** The token of the attribute that is read from the name at `index`, or -1. */
function attributeAt(tokens: Tokens, index: number): number {
  const { kinds } = tokens;
  return index >= 0 && index + 2 < tokens.count && kinds[index + 1] === Op.dot && kinds[index + 2] === Kind.name
    ? index + 2
    : -1;
}

/** Whether the name stands for its value: it is no attribute, and nothing is bound to it here. */
function isRead(tokens: Tokens, index: number): boolean {
  const { kinds } = tokens;
  switch (index > 0 ? kinds[index - 1] : 0) {
    case Op.dot:
    case Kind.as:
    case Kind.def:
    case Kind.class:
    case Kind.for:
    case Kind.global:
    case Kind.nonlocal:
      return false;
    default:
  }
  const after = index + 1 < tokens.count ? kinds[index + 1] : 0;
  if (after === Kind.walrus) return false;
  if (after !== Op.assign) return true;
  // `{name=}` in an f-string shows the value.
  const then = index + 2 < tokens.count ? kinds[index + 2] : 0;
  return then === Op.closeBrace || then === Op.exclamation || then === Kind.fStringText;
}
