// Moving Python `import a.b` and `import a.b as c` to another module.
import type { Graph, Module } from '../../graph/model';
import type { Span } from '../../text/span';
import type { TextEdit } from '../../text/text-edit';
import type { ImportMoves } from '../safety';
import { occurrencesOf } from './occurrences';
import { absoluteNames } from './specifier';

/**
 * An alias stays, `import a` gets one, and `import a.b` is rewritten together with every `a.b` in the code, or not at
 * all. `moves` are of imports of the form `import`.
 */
export function rewriteModuleImports(
  graph: Graph,
  module: Module,
  text: string,
  moves: readonly ImportMoves[],
): TextEdit[] {
  return moves.flatMap(({ import: index, to }) => {
    const { specifier, specifierSpan, bindings } = module.facts.imports[index]!;
    const target = to.get(0)!.module;
    const name = absoluteNames(specifier, module.targets[index], target).find(
      (each) => graph.resolve(each, module) === target,
    );
    if (name === undefined || name === specifier) return [];
    const { local, span } = bindings[0]!;
    if (span.end > specifierSpan.end) {
      return [{ span: name === local ? span : specifierSpan, newText: name }];
    }
    if (!specifier.includes('.')) {
      return [{ span: specifierSpan, newText: name === local ? name : `${name} as ${local}` }];
    }
    const places = uses(module, text, index, name);
    return places === undefined ? [] : [specifierSpan, ...places].map((each) => ({ span: each, newText: name }));
  });
}

/** Where the code spells out the module's dotted name; `undefined` when not all of its uses are plain to see. */
function uses({ facts }: Module, text: string, index: number, name: string): Span[] | undefined {
  const { specifier, bindings } = facts.imports[index]!;
  const binding = bindings[0]!;
  const parts = specifier.split('.');
  const root = parts[0]!;
  const newRoot = name.split('.')[0]!;
  const inImport = (place: Span) =>
    facts.imports.some(({ span }) => span.start <= place.start && place.end <= span.end);
  const others = facts.imports.filter((each, at) => at !== index && each.bindings.some(({ local }) => local === root));
  const siblings = others.filter(({ form, specifier: other, deferred, condition }) => {
    return form === 'import' && !deferred && condition === undefined && other.split('.')[0] === root;
  });
  if (siblings.length < others.length || facts.definitions.some((each) => each.name === root)) return undefined;
  if (newRoot !== root && (siblings.length > 0 || occurrencesOf(text, newRoot).some((place) => !inImport(place))))
    return undefined;
  if (newRoot !== root && facts.imports.some((each) => each.bindings.some(({ local }) => local === newRoot)))
    return undefined;
  const related = (other: string) => `${other}.`.startsWith(`${specifier}.`) || `${specifier}.`.startsWith(`${other}.`);
  if (siblings.some((each) => each.specifier !== root && related(each.specifier))) return undefined;
  const places = occurrencesOf(text, root).filter((place) => !inImport(place));
  if (places.length !== binding.uses) return undefined;
  const found: Span[] = [];
  for (const { start, parts: spelled, ends } of places) {
    if (parts.every((part, at) => spelled[at] === part)) found.push({ start, end: ends[parts.length - 1]! });
    // `a` or `a.other` alone may lean on what this import loads, unless another import of `a` is there.
    else if (siblings.length === 0 || parts.length > spelled.length) return undefined;
  }
  return found;
}
