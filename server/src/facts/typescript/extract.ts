// Facts of a TypeScript or JavaScript module, by one parse and one walk over its tree.
import type { ts } from 'ts-morph';
import { lineStartsOf } from '../../text/line-index';
import type { Path } from '../../text/paths';
import type { ExportFact, Facts, ImportFact, Language, ProblemFact } from '../facts';
import { hasAssignment } from '../load-facts';
import { behaviourFacts } from './behaviour/read-behaviour';
import type { Walk } from './context';
import type { DraftImport } from './drafts';
import { loadFacts } from './load-facts';
import { moduleMarkers } from './markers';
import { measureBodies } from './measure';
import { isJavaScript, parse } from './parse';
import { suppressionsOf } from './suppressions';
import { isModuleStatement } from './syntax';
import { walkModule } from './walk';

/** Never throws: a source that nests deeper than the stack gives empty facts and a problem that says so. `tree` parses. */
export function extractTypeScript(path: Path, text: string, tree = parse): Facts {
  try {
    return read(path, text, tree(path, text));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return unread(path, text);
  }
}

function read(path: Path, text: string, source: ts.SourceFile): Facts {
  const walk = walkModule(path, text, source);
  measureBodies(walk);
  const drafts = walk.imports.filter((draft) => draft.confirmed).sort((a, b) => a.span.start - b.span.start);
  const index = new Map(drafts.map((draft, at) => [draft, at]));
  const load = loadFacts(walk, index);
  return {
    language: languageOf(path),
    lineStarts: lineStartsOf(text),
    imports: drafts.map(importFact),
    exports: exportFacts(walk, index),
    dynamicExports: false,
    definitions: walk.definitions,
    aliases: walk.aliases,
    wrappers: walk.wrappers,
    attributeForwards: [],
    ownStatements: walk.ownStatements,
    strings: walk.strings,
    markers: moduleMarkers(walk, walk.announced),
    suppressions: suppressionsOf(walk),
    jsx: walk.jsx,
    isModule: source.statements.some(isModuleStatement),
    load,
    assigns: hasAssignment(load),
    behaviour: behaviourFacts(walk),
    problems: problemsOf(source),
  };
}

function unread(path: Path, text: string): Facts {
  return {
    language: languageOf(path),
    lineStarts: lineStartsOf(text),
    imports: [],
    exports: [],
    dynamicExports: false,
    definitions: [],
    aliases: [],
    wrappers: [],
    attributeForwards: [],
    ownStatements: 0,
    strings: [],
    markers: { deprecated: undefined, saysShim: false, generated: false },
    suppressions: [],
    jsx: false,
    isModule: false,
    load: { steps: [], bodies: [] },
    assigns: false,
    behaviour: { functions: [], states: [] },
    problems: [{ message: 'nests too deeply to be read', span: { start: 0, end: 0 } }],
  };
}

function languageOf(path: Path): Language {
  return isJavaScript(path) ? 'javascript' : 'typescript';
}

function importFact(draft: DraftImport): ImportFact {
  const { form, specifier, specifierSpan, span, bindings, typeOnly, deferred, condition } = draft;
  return { form, specifier, specifierSpan, span, bindings, typeOnly, deferred, condition };
}

function exportFacts(walk: Walk, index: ReadonlyMap<DraftImport, number>): ExportFact[] {
  return walk.exports.map(({ name, local, from, typeOnly, span, compatibility }) => {
    const fact = { name, local, from: from === undefined ? undefined : index.get(from), typeOnly, span };
    return compatibility === undefined ? fact : { ...fact, compatibility };
  });
}

/** What the parser found wrong: the first problems alone, the others follow from them. */
function problemsOf(source: ts.SourceFile): ProblemFact[] {
  const { parseDiagnostics = [] } = source as unknown as { parseDiagnostics?: readonly ts.DiagnosticWithLocation[] };
  return parseDiagnostics.slice(0, 20).map(({ messageText, start, length }) => ({
    message: wordsOf(messageText),
    span: { start, end: Math.min(start + length, source.end) },
  }));
}

/** A message of the compiler, with those that it chains. */
function wordsOf(message: string | ts.DiagnosticMessageChain): string {
  if (typeof message === 'string') return message;
  return [message.messageText, ...(message.next ?? []).map(wordsOf)].join(' ');
}
