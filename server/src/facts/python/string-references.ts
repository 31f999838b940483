// Strings that name a module or something in one, where a known function reads them.
import type { StringReferenceFact } from '../facts';
import { stringSpan } from './expressions';
import { Kind, Op } from './token-kinds';
import { type Tokens, word } from './tokens';

type Names = StringReferenceFact['names'];

/** The functions that take such a string first; `of` is what they must be an attribute of, where their name says little. */
const readers: readonly { readonly name: string; readonly of: RegExp | undefined; readonly names: Names }[] = [
  { name: 'import_module', of: undefined, names: 'module' },
  { name: '__import__', of: undefined, names: 'module' },
  { name: 'importorskip', of: undefined, names: 'module' },
  { name: 'run_module', of: /(^|\.)runpy$|^$/, names: 'module' },
  { name: 'import_string', of: undefined, names: 'symbol' },
  { name: 'patch', of: undefined, names: 'symbol' },
  { name: 'dict', of: /(^|\.)patch$/, names: 'symbol' },
  { name: 'multiple', of: /(^|\.)patch$/, names: 'symbol' },
  { name: 'setattr', of: /(^|\.)\w*monkeypatch\w*$|(^|\.)mp$/, names: 'symbol' },
  { name: 'delattr', of: /(^|\.)\w*monkeypatch\w*$|(^|\.)mp$/, names: 'symbol' },
];
const words = readers.map(({ name }) => word(name));

export function readStringReferences(tokens: Tokens): StringReferenceFact[] {
  const { kinds, count, argumentStrings } = tokens;
  const found: StringReferenceFact[] = [];
  for (let at = 0; at < argumentStrings.count; at++) {
    const index = argumentStrings.items[at]!;
    if (kinds[index] !== Kind.string) continue;
    const next = index + 1 < count ? kinds[index + 1] : Op.closeParen;
    if (next !== Op.comma && next !== Op.closeParen) continue;
    const which = words.findIndex(({ text, hash }) => tokens.is(index - 2, text, hash));
    if (which < 0) continue;
    const reference = readReference(tokens, index, which);
    if (reference !== undefined) found.push(reference);
  }
  return found;
}

function readReference(tokens: Tokens, index: number, which: number): StringReferenceFact | undefined {
  const { name, of, names } = readers[which]!;
  const owner = ownerOf(tokens, index - 2);
  if (of !== undefined && !of.test(owner)) return undefined;
  const span = stringSpan(tokens, index);
  const text = tokens.detached(span.start, span.end);
  // `client.patch("/path")` is another thing than `mock.patch("a.b")`, and a name without a dot is no symbol in a module.
  const pattern =
    names === 'module'
      ? /^\.*[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u
      : /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)+$/u;
  if (!pattern.test(text) || (text.startsWith('.') && !isOwnPackage(tokens, index + 1))) return undefined;
  const spoken = of === undefined || owner === '' ? name : `${owner.slice(owner.lastIndexOf('.') + 1)}.${name}`;
  return { reader: spoken, text, span, names };
}

/** Whether the argument behind the comma at `comma` says that the string is relative to this module: `package=__package__`. */
function isOwnPackage(tokens: Tokens, comma: number): boolean {
  const { kinds, count } = tokens;
  if (comma >= count || kinds[comma] !== Op.comma) return false;
  const at = comma + 2 < count && kinds[comma + 2] === Op.assign ? comma + 3 : comma + 1;
  return at < count && kinds[at] === Kind.name && /^__(package|name)__$/.test(tokens.textOf(at));
}

/** The dotted name before the last dot of the callee that ends at token `last`. */
function ownerOf(tokens: Tokens, last: number): string {
  const { kinds } = tokens;
  let from = last;
  while (from >= 2 && kinds[from - 1] === Op.dot && kinds[from - 2] === Kind.name) from -= 2;
  return from === last ? '' : tokens.dottedText(from, last - 1);
}
