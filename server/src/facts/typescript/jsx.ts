// JSX: tags are reads of their names, and elements read the factory that a pragma of the file names.
import type { ts } from 'ts-morph';
import { Use } from '../facts';
import { startOf, visitAll, type Walk } from './context';
import type { JsxPragmas } from './drafts';
import { Space } from './scopes';
import { isStringLiteral, Kind } from './syntax';

interface Pragma {
  readonly arguments: { readonly factory?: string };
}

/** The compiler's own reading of the leading comments, which is not in its public types. */
export function jsxPragmasOf(source: ts.SourceFile): JsxPragmas {
  const pragmas = (source as unknown as { pragmas?: Map<string, Pragma | Pragma[]> }).pragmas;
  const factory = (name: string, last = false) => {
    const found = pragmas?.get(name);
    const chosen = Array.isArray(found) ? found.at(last ? -1 : 0) : found;
    return chosen?.arguments.factory;
  };
  const runtime = factory('jsxruntime', true);
  const classic = runtime === 'classic';
  const element = factory('jsx') ?? (classic ? 'React' : undefined);
  return {
    element: rootOf(element),
    fragment: rootOf(factory('jsxfrag') ?? (classic ? element : undefined)),
    classic,
    automatic: !classic && (runtime === 'automatic' || factory('jsximportsource', true) !== undefined),
  };
}

function rootOf(factory: string | undefined): string | undefined {
  const root = factory?.trim().split('.')[0];
  return root === undefined || root === '' ? undefined : root;
}

export function visitJsxElement(walk: Walk, node: ts.Node): void {
  const { tagName, typeArguments, attributes } = node as ts.JsxOpeningLikeElement;
  readFactory(walk, walk.pragmas.element);
  if (tagName.kind !== Kind.JsxNamespacedName) walk.visit(tagName);
  visitAll(walk, typeArguments);
  visitAll(walk, attributes.properties);
}

export function visitJsxFragment(walk: Walk, _node: ts.Node): void {
  readFactory(walk, walk.pragmas.fragment);
}

export function visitJsxAttribute(walk: Walk, node: ts.Node): void {
  const { initializer } = node as ts.JsxAttribute;
  if (initializer === undefined) return;
  if (isStringLiteral(initializer)) walk.opaque.push(startOf(walk, initializer), initializer.end);
  else walk.visit(initializer);
}

function readFactory(walk: Walk, root: string | undefined): void {
  const { automatic, classic } = walk.pragmas;
  if (automatic) return;
  if (root === undefined) walk.jsx = true;
  else walk.scopes.read(root, Space.value, classic ? Use.jsx | Use.value : Use.jsx, '', 0);
}
