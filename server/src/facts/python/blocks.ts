// The compound statements that are open outside function bodies, and what each says about when its suite is evaluated.
import type { ImportCondition } from '../facts';
import { suiteEnd } from './bodies';
import { checkingOf } from './conditions';
import type { ClassDraft } from './definitions';
import type { Place } from './draft';
import { headName } from './expressions';
import { Kind } from './token-kinds';
import type { Tokens } from './tokens';

export interface Block {
  /** Column of the header; the suite is indented deeper. */
  readonly indent: number;
  readonly place: Place;
  /** The class whose attributes its statements define; `undefined` at module level. */
  readonly owner: ClassDraft | undefined;
  /** Offset of the `match` whose suite of `case` blocks this is, else -1. */
  readonly match: number;
  /** The last compound statement at this level, which `else` and its like go on with. */
  chain: Chain | undefined;
}

export interface Chain {
  readonly keyword: number;
  /** Offset where the whole statement starts. */
  readonly start: number;
  /** What follows is left to type checkers, since an earlier branch is taken at run time. */
  restIsType: boolean;
  readonly handled: boolean;
}

/** The place of the suite of an `if`, `elif` or `else`; opens or goes on with the chain of `parent`. */
export function branchPlace(
  tokens: Tokens,
  parent: Block,
  keyword: number,
  colon: number,
  names: ReadonlySet<string>,
): Place {
  const kind = tokens.kinds[keyword]!;
  const chain = parent.chain;
  if (kind === Kind.else) {
    if (chain === undefined || !chain.handled) return parent.place;
    return within(parent.place, 'else', chain.start, chain.restIsType);
  }
  const checking = checkingOf(tokens, keyword + 1, colon, names);
  if (kind === Kind.elif && chain?.keyword === Kind.if) {
    const typeOnly = chain.restIsType || checking === 'type';
    if (checking === 'runtime') chain.restIsType = true;
    return within(parent.place, 'else', chain.start, typeOnly);
  }
  const start = tokens.starts[keyword]!;
  parent.chain = { keyword: Kind.if, start, restIsType: checking === 'runtime', handled: true };
  return within(parent.place, 'if', start, checking === 'type');
}

/** The place of the suite of a `try`, `except` or `finally`. A `try` without handlers decides nothing. */
export function tryPlace(tokens: Tokens, parent: Block, line: number, keyword: number): Place {
  const kind = tokens.kinds[keyword]!;
  if (kind === Kind.try) {
    const start = tokens.starts[keyword]!;
    const end = suiteEnd(tokens, line);
    const handled = end < tokens.lineCount && tokens.kinds[tokens.lines.items[end]!] === Kind.except;
    parent.chain = { keyword: kind, start, restIsType: false, handled };
    return handled ? within(parent.place, 'try', start, false) : parent.place;
  }
  const chain = parent.chain;
  if (kind !== Kind.except || chain?.keyword !== Kind.try) return parent.place;
  return within(parent.place, 'except', chain.start, false);
}

/** The place of the suite of a `case`. */
export function casePlace(parent: Block): Place {
  return within(parent.place, 'conditional', parent.match, false);
}

/** The place of the suite of a `with`: `with suppress(ImportError):` is a `try` in other words. */
export function withPlace(tokens: Tokens, parent: Block, keyword: number, colon: number): Place {
  if (!/(^|\.)suppress$/.test(headName(tokens, keyword + 1, colon))) return parent.place;
  return within(parent.place, 'try', tokens.starts[keyword]!, false);
}

function within(place: Place, branch: ImportCondition['branch'], group: number, typeOnly: boolean): Place {
  return {
    typeOnly: place.typeOnly || typeOnly,
    deferred: place.deferred,
    condition: { branch, group },
    scope: place.scope,
  };
}
