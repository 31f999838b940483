// The names that belong to one function: parameters, what its statements bind, what it imports.
import { forEachBoundName } from '../behaviour/bound-names';
import { visitStatements } from '../behaviour/own-statements';
import type { Body } from '../bodies';
import { withoutStars } from '../parameters';
import { Kind } from '../token-kinds';
import type { Tokens } from '../tokens';
import type { ImportPlaces } from './import-places';

export interface FunctionNames {
  readonly locals: ReadonlySet<string>;
  /** Those of the locals that imports bind. */
  readonly imported: ReadonlySet<string>;
  readonly globals: ReadonlySet<string>;
  readonly yields: boolean;
}

/** `parameters` with their stars. */
export function functionNames(
  tokens: Tokens,
  body: Body,
  parameters: readonly string[],
  imports: ImportPlaces,
): FunctionNames {
  const { kinds } = tokens;
  const globals = new Set<string>();
  const imported = new Set<string>();
  const locals = new Set(parameters.map(withoutStars));
  let yields = false;
  const bind = (index: number) => locals.add(tokens.textOf(index));
  visitStatements(tokens, body, false, {
    statement(from, to, kind) {
      if (kind === Kind.nonlocal) return;
      if (kind === Kind.import || kind === Kind.from) {
        imports.forEachName(from, (name) => imported.add(name));
        return;
      }
      if (kind === Kind.global) {
        for (let index = from + 1; index < to; index += 2) globals.add(tokens.textOf(index));
        return;
      }
      forEachBoundName(tokens, from, to, kind, bind);
      for (let index = from; index < to; index++) {
        if (kinds[index] === Kind.yield) yields = true;
        else if (kinds[index] === Kind.walrus) bind(index - 1);
        else if (kinds[index] === Kind.augmented && index === from + 1) bind(from);
      }
    },
    nested(keyword, to) {
      if (keyword + 1 < to) bind(keyword + 1);
    },
  });
  for (const name of imported) locals.add(name);
  for (const name of globals) locals.delete(name);
  return { locals, imported, globals, yields };
}
