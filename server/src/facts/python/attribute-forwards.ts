// Module-level `__getattr__`: the modules whose names it hands out as its own.
import type { FunctionDraft } from './definitions';
import type { ModuleDraft } from './draft';
import { dottedName, stringText } from './expressions';
import { Kind, Op } from './token-kinds';
import { type Tokens, word } from './tokens';

const getattr = word('getattr');
const importModule = word('import_module');
const dunderImport = word('__import__');

/** The dotted modules or names that the function reads from: `getattr(module, name)`, or what it imports and returns. */
export function forwardsOf({ tokens, imports }: ModuleDraft, { parameters, body }: FunctionDraft): string[] {
  const found = new Set<string>();
  const imported = new Set<string>();
  for (const { span, bindings } of imports) {
    const inside = span.start >= tokens.starts[body.from]! && span.end <= tokens.ends[body.to - 1]!;
    if (inside) for (const { local } of bindings) imported.add(local);
  }
  const loaded = loadedModules(tokens, body.from, body.to);
  for (let index = body.from; index + 1 < body.to; index++) {
    if (tokens.kinds[index] === Kind.return) {
      const name = tokens.kinds[index + 1] === Kind.name ? tokens.textOf(index + 1) : '';
      if (imported.has(name) && tokens.dottedEnd(index + 1, body.to) === index + 2) found.add(name);
    }
    if (!tokens.is(index, getattr.text, getattr.hash) || tokens.kinds[index + 1] !== Op.openParen) continue;
    const comma = tokens.find(Op.comma, index + 2, tokens.matches[index + 1]!);
    const object = loadedBy(tokens, index + 2, comma) || dottedName(tokens, index + 2, comma);
    if (object !== '' && !parameters.includes(object)) found.add(loaded.get(object) ?? object);
  }
  return [...found];
}

/** Local names bound to `import_module("…")`, with that module. */
function loadedModules(tokens: Tokens, from: number, to: number): Map<string, string> {
  const loaded = new Map<string, string>();
  for (let index = from; index + 2 < to; index++) {
    if (tokens.kinds[index] !== Kind.name || tokens.kinds[index + 1] !== Op.assign) continue;
    const callee = tokens.dottedEnd(index + 2, to);
    if (callee === index + 2 || callee >= to || tokens.kinds[callee] !== Op.openParen) continue;
    const module = loadedBy(tokens, index + 2, tokens.next(callee));
    if (module !== '') loaded.set(tokens.textOf(index), module);
  }
  return loaded;
}

/** The module that the call `from..to` of `import_module` or `__import__` loads; empty when it is none. */
function loadedBy(tokens: Tokens, from: number, to: number): string {
  const open = tokens.dottedEnd(from, to);
  if (open === from || open + 1 >= to || tokens.kinds[open] !== Op.openParen || tokens.kinds[open + 1] !== Kind.string)
    return '';
  const loads =
    tokens.is(open - 1, importModule.text, importModule.hash) ||
    tokens.is(open - 1, dunderImport.text, dunderImport.hash);
  return loads && tokens.matches[open] === to - 1 ? stringText(tokens, open + 1) : '';
}
