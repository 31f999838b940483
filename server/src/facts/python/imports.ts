// Import statements of every form.
import type { BindingFact } from '../facts';
import type { Draft, ModuleDraft, Place } from './draft';
import { Kind, Op } from './token-kinds';
import type { Tokens } from './tokens';

/** Shared by all that has no entries in a list; never written to. */
const none: never[] = [];

/** Reads the statement `from..to` that starts with `import` or `from`. What is not finished yet is left out. */
export function readImport(draft: ModuleDraft, from: number, to: number, place: Place): void {
  const { tokens } = draft;
  if (tokens.kinds[from] === Kind.import) readPlain(draft, from, to, place);
  else readFrom(draft, from, to, place);
  for (let index = from; index < to; index++) {
    if (tokens.kinds[index] === Kind.name) tokens.kinds[index] = Kind.bound;
  }
}

/** The first token of the import statement whose `import` keyword is at `keyword`. */
export function importStart(tokens: Tokens, keyword: number, lineFrom: number): number {
  const { kinds } = tokens;
  let index = keyword - 1;
  while (
    index >= lineFrom &&
    (kinds[index] === Kind.name || kinds[index] === Op.dot || kinds[index] === Kind.ellipsis)
  ) {
    index--;
  }
  return index >= lineFrom && kinds[index] === Kind.from ? index : keyword;
}

function readPlain(draft: ModuleDraft, from: number, to: number, place: Place): void {
  const { tokens } = draft;
  const span = { start: tokens.starts[from]!, end: tokens.ends[to - 1]! };
  for (let index = from + 1; index < to; ) {
    const end = tokens.dottedEnd(index, to);
    if (end === index) return;
    const name = tokens.dottedText(index, end);
    const specifierSpan = { start: tokens.starts[index]!, end: tokens.ends[end - 1]! };
    const renamed = tokens.kinds[end] === Kind.as && end + 1 < to && tokens.kinds[end + 1] === Kind.name;
    const last = renamed ? end + 1 : end - 1;
    const bindsAt = renamed ? end + 1 : index;
    const binding = newBinding(name, tokens.textOf(bindsAt), specifierSpan, {
      start: specifierSpan.start,
      end: tokens.ends[last]!,
    });
    const path = renamed || end === index + 1 ? none : name.split('.').slice(1);
    bind(draft, binding, bindsAt, place, path);
    draft.imports.push({
      form: 'import',
      specifier: name,
      specifierSpan,
      span,
      bindings: [binding],
      typeOnly: place.typeOnly,
      deferred: place.deferred,
      condition: place.condition,
    });
    if (last + 1 >= to || tokens.kinds[last + 1] !== Op.comma) return;
    index = last + 2;
  }
}

function readFrom(draft: ModuleDraft, from: number, to: number, place: Place): void {
  const { tokens } = draft;
  const { kinds, starts, ends } = tokens;
  let index = from + 1;
  let specifier = '';
  for (; index < to && (kinds[index] === Op.dot || kinds[index] === Kind.ellipsis); index++) {
    specifier += kinds[index] === Op.dot ? '.' : '...';
  }
  const nameEnd = tokens.dottedEnd(index, to);
  if (nameEnd > index) specifier += tokens.dottedText(index, nameEnd);
  if (specifier === '' || nameEnd >= to || kinds[nameEnd] !== Kind.import) return;
  const bindings = readNames(draft, nameEnd + 1, to, place);
  if (bindings.length === 0) return;
  draft.imports.push({
    form: 'from',
    specifier,
    specifierSpan: { start: starts[from + 1]!, end: ends[nameEnd - 1]! },
    span: { start: starts[from]!, end: ends[to - 1]! },
    bindings,
    typeOnly: place.typeOnly,
    deferred: place.deferred,
    condition: place.condition,
  });
}

function readNames(draft: ModuleDraft, from: number, to: number, place: Place): BindingFact[] {
  const { tokens } = draft;
  const { kinds, starts, ends } = tokens;
  const bindings: BindingFact[] = [];
  let index = from < to && kinds[from] === Op.openParen ? from + 1 : from;
  while (index < to) {
    if (kinds[index] === Op.star) {
      const star = { start: starts[index]!, end: ends[index]! };
      bindings.push(newBinding('*', '', star, star));
      return bindings;
    }
    if (kinds[index] !== Kind.name) return bindings;
    const renamed = index + 2 < to && kinds[index + 1] === Kind.as && kinds[index + 2] === Kind.name;
    const last = renamed ? index + 2 : index;
    const importedSpan = { start: starts[index]!, end: ends[index]! };
    const binding = newBinding(tokens.textOf(index), tokens.textOf(last), importedSpan, {
      start: importedSpan.start,
      end: ends[last]!,
    });
    bind(draft, binding, last, place, none);
    if (binding.imported === 'TYPE_CHECKING') draft.checkingNames.add(binding.local);
    bindings.push(binding);
    if (last + 1 >= to || kinds[last + 1] !== Op.comma) return bindings;
    index = last + 2;
  }
  return bindings;
}

function newBinding(
  imported: string,
  local: string,
  importedSpan: BindingFact['span'],
  span: BindingFact['span'],
): Draft<BindingFact> {
  return { imported, local, span, importedSpan, typeOnly: false, use: 0, uses: 0, attributes: none };
}

/** `nameAt` is the token of the local name. */
function bind(
  draft: ModuleDraft,
  binding: Draft<BindingFact>,
  nameAt: number,
  place: Place,
  path: readonly string[],
): void {
  draft.bound.push({
    binding,
    hash: draft.tokens.hashes[nameAt]!,
    scope: place.scope,
    deferred: place.deferred,
    typeOnly: place.typeOnly,
    path,
    attributes: undefined,
    repeats: undefined,
  });
}
