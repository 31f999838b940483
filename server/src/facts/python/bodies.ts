// Bodies of functions: their extent, size and hash, without reading their statements.
import { isStringOnly } from './expressions';
import { fnvBasis, fnvPrime, Kind } from './token-kinds';
import type { Tokens } from './tokens';

/** The tokens `from..to` of a function's or class's suite, and its lines; a suite on the header's line has none. */
export interface Body {
  readonly from: number;
  readonly to: number;
  readonly firstLine: number;
  readonly endLine: number;
}

/** The suite of the header at `line` whose colon is at `colon`; `to` is the end of the header's line. */
export function bodyOf(tokens: Tokens, line: number, colon: number, to: number): Body {
  const next = line + 1;
  if (colon + 1 < to) return { from: colon + 1, to, firstLine: next, endLine: next };
  const endLine = suiteEnd(tokens, line);
  return { from: to, to: tokens.lines.items[endLine]!, firstLine: next, endLine };
}

/** The first line after the suite of the header at `line`: one that is indented no deeper. */
export function suiteEnd(tokens: Tokens, line: number): number {
  const indents = tokens.indents.items;
  const indent = indents[line]!;
  const count = tokens.lineCount;
  let end = line + 1;
  while (end < count && indents[end]! > indent) end++;
  return end;
}

/** Number of tokens and FNV-1a hash of a body; lines that are only strings (docstrings) are left out of both. */
export function measure(tokens: Tokens, body: Body): { size: number; hash: number } {
  if (body.firstLine === body.endLine) {
    if (isIdle(tokens, body.from, body.to)) return nothing;
    return { size: body.to - body.from, hash: addTokens(tokens, body.from, body.to, fnvBasis) >>> 0 };
  }
  const lines = tokens.lines.items;
  const indents = tokens.indents.items;
  let size = 0;
  let hash = fnvBasis;
  let idle = true;
  for (let line = body.firstLine; line < body.endLine; line++) {
    const from = lines[line]!;
    const to = lines[line + 1]!;
    if (isStringOnly(tokens, from, to)) continue;
    if (idle) idle = isIdle(tokens, from, to);
    size += to - from;
    hash = addTokens(tokens, from, to, Math.imul(hash ^ (indents[line]! - indents[body.firstLine]!), fnvPrime));
  }
  return idle ? nothing : { size, hash: hash >>> 0 };
}

/** As `measure`, for who needs no hash. */
export function sizeOf(tokens: Tokens, body: Body): number {
  if (body.firstLine === body.endLine) return isIdle(tokens, body.from, body.to) ? 0 : body.to - body.from;
  const lines = tokens.lines.items;
  let size = 0;
  let idle = true;
  for (let line = body.firstLine; line < body.endLine; line++) {
    const from = lines[line]!;
    const to = lines[line + 1]!;
    if (isStringOnly(tokens, from, to)) continue;
    if (idle) idle = isIdle(tokens, from, to);
    size += to - from;
  }
  return idle ? 0 : size;
}

const nothing = { size: 0, hash: 0 };

/** `pass` and `...` stand for an empty body. */
function isIdle(tokens: Tokens, from: number, to: number): boolean {
  const kind = tokens.kinds[from];
  return to === from + 1 && (kind === Kind.pass || kind === Kind.ellipsis || kind === Kind.string);
}

function addTokens(tokens: Tokens, from: number, to: number, start: number): number {
  const { hashes } = tokens;
  let hash = start;
  for (let index = from; index < to; index++) hash = Math.imul(hash ^ hashes[index]!, fnvPrime);
  return hash;
}

/** The string token that documents the suite, or -1. */
export function docstringOf(tokens: Tokens, body: Body): number {
  if (body.from >= body.to || tokens.kinds[body.from] !== Kind.string) return -1;
  const end = body.firstLine === body.endLine ? body.to : tokens.lines.items[body.firstLine + 1]!;
  return isStringOnly(tokens, body.from, end) ? body.from : -1;
}
