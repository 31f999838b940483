// What a module-level name or class attribute holds, told by the expression that is assigned to it.
import type { StateFact } from '../../behaviour-facts';
import type { TokenRange } from '../draft';
import { parentheses } from '../expressions';
import { Kind, Op } from '../token-kinds';
import type { Tokens } from '../tokens';

export interface StateKind {
  readonly kind: StateFact['kind'];
  readonly creates: string;
  readonly bounded: boolean;
  /** Holds nothing yet: `None`, or an annotation without a value. */
  readonly empty: boolean;
}

const containers = new Set(
  (
    'dict list set defaultdict OrderedDict Counter deque bytearray ChainMap UserDict UserList SortedDict SortedList ' +
    'SortedSet Queue LifoQueue PriorityQueue SimpleQueue LRUCache TTLCache LFUCache FIFOCache RRCache TLRUCache MRUCache'
  ).split(' '),
);
const weak = new Set(['WeakKeyDictionary', 'WeakValueDictionary', 'WeakSet']);
const contextual = new Set(['ContextVar', 'threading.local', 'local', 'Local', 'asgiref.local.Local']);
const boundedCaches = /^(LRU|TTL|LFU|FIFO|RR|TLRU|MRU)Cache$/;

const display: StateKind = { kind: 'container', creates: '', bounded: false, empty: false };
const nothing: StateKind = { kind: 'scalar', creates: '', bounded: false, empty: true };
const scalar: StateKind = { kind: 'scalar', creates: '', bounded: false, empty: false };

/** `{}`, `[]` and comprehensions are containers; a call tells by the name of what is called; all else is a scalar. */
export function stateKindOf(tokens: Tokens, value: TokenRange | undefined): StateKind {
  if (value === undefined) return nothing;
  const around = parentheses(tokens, value.from, value.to);
  const from = value.from + around;
  const to = value.to - around;
  const kind = tokens.kinds[from]!;
  if (kind === Kind.none && to === from + 1) return nothing;
  if (kind === Op.openBrace || kind === Op.openBracket) return tokens.matches[from] === to - 1 ? display : scalar;
  const end = tokens.dottedEnd(from, to);
  if (end === from) return scalar;
  const open = end < to && tokens.kinds[end] === Op.openBracket ? tokens.next(end) : end;
  if (open >= to || tokens.kinds[open] !== Op.openParen || tokens.matches[open] !== to - 1) return scalar;
  const creates = tokens.dottedText(from, end);
  const last = creates.slice(creates.lastIndexOf('.') + 1);
  const kindOfCall = contextual.has(creates) || last === 'ContextVar' ? 'context variable' : ofLast(last);
  return { kind: kindOfCall, creates, bounded: isBounded(tokens, last, open), empty: false };
}

function ofLast(last: string): StateFact['kind'] {
  if (containers.has(last)) return 'container';
  return weak.has(last) ? 'weak container' : 'instance';
}

function isBounded(tokens: Tokens, last: string, open: number): boolean {
  if (boundedCaches.test(last)) return true;
  const close = tokens.matches[open]!;
  if (/^(Lifo|Priority)?Queue$/.test(last)) return close > open + 1;
  if (last !== 'deque') return false;
  const comma = tokens.find(Op.comma, open + 1, close);
  if (isKeyword(tokens, open + 1, 'maxlen')) return true;
  return comma + 1 < close;
}

function isKeyword(tokens: Tokens, at: number, name: string): boolean {
  return tokens.kinds[at] === Kind.name && tokens.kinds[at + 1] === Op.assign && tokens.textOf(at) === name;
}
