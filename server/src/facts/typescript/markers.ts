// Markers in comments: deprecation and its replacement, canonical definitions, shims, generated files.
import type { ts } from 'ts-morph';
import type { DefinitionMarkers, DeprecationMarker, ModuleMarkers } from '../facts';
import { type CommentRange, leadingComments } from './comment-ranges';
import type { Walk } from './context';
import { isExportDeclaration, isExpressionStatement, isImportDeclaration, isImportEqualsDeclaration } from './syntax';

const unmarked: DefinitionMarkers = { deprecated: undefined, canonical: false };

/** From the doc comment that stands right before a definition; `pos` is where its leading trivia starts. */
export function definitionMarkers(walk: Walk, pos: number): DefinitionMarkers {
  if (!walk.marked) return unmarked;
  const comment = leadingComments(walk.text, pos).at(-1);
  if (comment === undefined) return unmarked;
  const text = walk.text.slice(comment.pos, comment.end);
  if (!text.startsWith('/**')) return unmarked;
  return { deprecated: deprecationIn(text), canonical: /@canonical\b|\bSSOT\b/.test(text) };
}

/** Whether the module has a word that any marker needs. */
export function mayBeMarked(text: string): boolean {
  return text.includes('@deprecated') || text.includes('@canonical') || text.includes('SSOT');
}

/** From the comments before the first statement. A doc comment of that statement is the file's when it is an import or export. */
export function moduleMarkers(walk: Walk, warning: DeprecationMarker | undefined): ModuleMarkers {
  const { source, text } = walk;
  const first = source.statements[0];
  const ranges = leadingComments(text, 0);
  if (ranges.length === 0) return { deprecated: warning, saysShim: false, generated: false };
  const own = ranges.filter((range, index) => index < ranges.length - 1 || !belongsTo(range, first, text));
  const words = own.map(({ pos, end }) => text.slice(pos, end));
  return {
    deprecated: words.map(deprecationIn).find((marker) => marker !== undefined) ?? warning,
    saysShim: words.some((comment) =>
      /compatibility|backwards?[- ]?compat|legacy[- ]imports?|\bshims?\b/i.test(comment),
    ),
    generated: ranges.some(({ pos, end }) => {
      return /@generated\b|auto-?generated|do not (edit|modify)|generated (by|from|with)\b/i.test(text.slice(pos, end));
    }),
  };
}

function belongsTo(range: CommentRange, statement: ts.Statement | undefined, text: string): boolean {
  if (statement === undefined || !text.startsWith('/**', range.pos)) return false;
  const comment = text.slice(range.pos, range.end);
  if (/@(file(overview)?|module|packageDocumentation|overview)\b/.test(comment)) return false;
  if (isImportDeclaration(statement) || isImportEqualsDeclaration(statement)) return false;
  return !isExportDeclaration(statement) && !isExpressionStatement(statement);
}

/** What a doc comment says after `@deprecated`, up to the next tag. */
function deprecationIn(comment: string): DeprecationMarker | undefined {
  const at = comment.search(/@deprecated\b/);
  if (at < 0) return undefined;
  const body = comment.slice(at + '@deprecated'.length).replace(/\*\/$/, '');
  const end = body.search(/^\s*\*?\s*@\w/m);
  return { replacement: replacementIn(end < 0 ? body : body.slice(0, end)) };
}

/**
 * The first name that a deprecation tells to use: a `{@link Name}`, a quoted one, or a word after `use`, `moved to` and
 * the like that looks like code (a dot, slash or underscore in it, a capital after the first letter, or `instead` behind).
 */
export function replacementIn(message: string): string {
  const link = /\{@link(?:code|plain)?\s+([^\s|}]+)/.exec(message);
  if (link !== null) return trimmed(link[1]!);
  const named =
    /\b(?:use|using|prefer|see|by|favou?r of|to|from)\s+(?:the\s+)?(?:[`'"]([^`'"\s]+)[`'"]|([@\w$.][\w$@./#-]*))/gi;
  for (const [, quoted, word] of message.matchAll(named)) {
    if (quoted !== undefined) return trimmed(quoted);
    const name = trimmed(word!);
    if (/[./_#]|.[A-Z]/.test(name) || new RegExp(`${quoteForPattern(name)}(\\(\\))?\\s+instead`).test(message))
      return name;
  }
  return '';
}

function trimmed(name: string): string {
  return name
    .replace(/[.,;:]+$/, '')
    .replace(/\(\)$/, '')
    .replace(/[.,;:]+$/, '');
}

function quoteForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
