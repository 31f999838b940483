// How the names that imports bind are read in the rest of the module.
import { Use } from '../facts';
import { lineOf, suiteEnd } from './bodies';
import type { BoundName, ModuleDraft } from './draft';
import { stringText } from './expressions';
import { LocalNames } from './local-names';
import { forEachParameter } from './parameters';
import { fnv, Kind, Op } from './token-kinds';
import type { Tokens } from './tokens';

/** Fills `use`, `uses` and `attributes` of every binding. */
export function countUses(draft: ModuleDraft): void {
  if (draft.bound.length === 0) return;
  const counter = new UseCounter(draft);
  counter.run();
  for (const { local } of draft.exports) counter.exported(local);
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
    const { kinds, hashes, count } = this.tokens;
    const { slots, mask } = this.locals;
    for (let index = 0; index < count; index++) {
      const kind = kinds[index]!;
      if (kind === Kind.name) {
        const hash = hashes[index]!;
        if (slots[(hash ^ (hash >>> 15)) & mask] !== 0) this.readName(index);
      } else if (kind === Kind.def) this.readDefinition(index);
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
    if (local === undefined || index < local.hiddenUntil || !isRead(tokens, index)) return;
    this.locals.forEachVisible(local, index, (bound) => {
      let last = index;
      for (const part of bound.path) {
        const next = attributeAt(tokens, last);
        last = next >= 0 && tokens.textOf(next) === part ? next : -1;
        if (last < 0) break;
      }
      const attribute = last < 0 ? -1 : attributeAt(tokens, last);
      count(bound, attribute < 0 ? '' : tokens.textOf(attribute));
    });
  }

  /** Parameters hide imports of their names for the whole body; what is quoted in annotations is read. */
  private readDefinition(definition: number): void {
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
      if (end < 0) end = tokens.lines.items[suiteEnd(tokens, lineOf(tokens, definition))]!;
      local.hiddenUntil = Math.max(local.hiddenUntil, end);
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
    if (ends[index]! - starts[index]! > 200) return;
    for (let at = starts[index]! + 1; at < ends[index]! - 1; at++) {
      if (!isAnnotationCharacter(codes[at]!)) return;
    }
    const text = stringText(this.tokens, index);
    for (const [dotted] of text.matchAll(/[\p{L}_][\p{L}\p{N}_.]*/gu)) {
      const [first, second] = dotted.split('.');
      const local = this.locals.find(fnv(first!), first!);
      if (local === undefined) continue;
      this.locals.forEachVisible(local, index, (bound) => {
        if (bound.typeOnly === typeOnly) count(bound, bound.path.length === 0 ? (second ?? '') : '');
      });
    }
  }
}

function count(bound: BoundName, attribute: string): void {
  const { binding } = bound;
  binding.uses++;
  binding.use |= Use.value;
  if (attribute === '' || bound.attributes?.has(attribute)) return;
  bound.attributes ??= new Set();
  bound.attributes.add(attribute);
  binding.attributes.push(attribute);
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
  return index + 2 < tokens.count && kinds[index + 1] === Op.dot && kinds[index + 2] === Kind.name ? index + 2 : -1;
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
