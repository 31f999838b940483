// The writes of one function to states: module-level names, static properties, imported names and what they hold.
import type { ts } from 'ts-morph';
import type { StateWriteFact } from '../../behaviour-facts';
import { spanOf, startOf, type Walk } from '../context';
import { bare } from '../names';
import { isArrayLiteralExpression, isIdentifier, isNewExpression, isObjectLiteralExpression } from '../syntax';
import { type FunctionReader, isClassLike, noNames } from './function-reader';
import type { Change, Store } from './function-scope';
import { placeAt, plainName } from './places';
import { stateKindOf } from './state-kinds';

interface Place {
  readonly state: string;
  readonly how: StateWriteFact['how'];
  /** Name of the attribute that is set. */
  readonly attribute: string;
}

/** In the order of the text. */
export function writesOf(walk: Walk, reader: FunctionReader): StateWriteFact[] {
  const found: StateWriteFact[] = [];
  const { stores, changes } = reader.scope;
  for (const store of stores) {
    const place = store.keys.length > 0 ? itemPlace(reader, store.base, 'set key') : assigned(reader, store.base);
    if (place !== undefined) found.push(ofStore(walk, reader, place, store));
  }
  for (const change of changes) {
    const place = itemPlace(reader, change.base, hows[change.does]);
    if (place !== undefined) found.push(ofChange(walk, reader, place, change));
  }
  for (const { state } of found) mark(reader, state);
  return found.sort((a, b) => a.span.start - b.span.start);
}

const hows = { add: 'add', remove: 'delete key', clear: 'clear', rebind: 'rebind' } as const;

function ofStore(walk: Walk, reader: FunctionReader, place: Place, store: Store): StateWriteFact {
  const { keys, value, onExit, node } = store;
  return {
    state: place.state,
    how: place.how,
    key: place.attribute === '' ? reader.identifiers(keys) : [place.attribute],
    value: value === undefined ? noNames : reader.identifiers([value]),
    creates: value === undefined ? '' : reader.makerOf(value),
    onExit,
    resets: value !== undefined && resets(reader, place.state, value),
    span: spanOf(walk, node),
  };
}

function ofChange(walk: Walk, reader: FunctionReader, place: Place, change: Change): StateWriteFact {
  const { keys, values, onExit, node } = change;
  let creates = '';
  for (const value of values) creates ||= reader.makerOf(value);
  return {
    state: place.state,
    how: place.how,
    key: reader.identifiers(keys),
    value: reader.identifiers(values),
    creates,
    onExit,
    resets: place.how === 'rebind' && values[0] !== undefined && resets(reader, place.state, values[0]),
    span: { start: startOf(walk, node), end: node.end },
  };
}

function mark({ names, owner }: FunctionReader, state: string): void {
  const candidate = state.startsWith('this.')
    ? names.attribute(owner, state.slice('this.'.length))
    : names.candidate(state);
  if (candidate !== undefined) candidate.written = true;
}

/** What holds the items that are changed. A local name that stands for a state is followed. */
function itemPlace(reader: FunctionReader, base: string, how: Place['how']): Place | undefined {
  const { names, isStatic } = reader;
  const parts = base.split('.');
  const head = parts[0]!;
  if (head !== 'this' && reader.isLocal(head)) {
    const real = parts.length === 1 ? behind(reader, head) : undefined;
    return real === undefined || how === 'rebind' ? undefined : itemPlace(reader, real, how);
  }
  const place = { state: base, how, attribute: '' };
  if (head === 'this') return isStatic && parts.length === 2 ? place : undefined;
  if (names.classes.has(head)) return parts.length === 2 ? place : undefined;
  if (names.attribute('', head) !== undefined) return parts.length === 1 ? place : undefined;
  const isModule = names.imported.get(head);
  return isModule === undefined || (isModule && parts.length === 1) || parts.length > 3 ? undefined : place;
}

/** The dotted name that a local name is another name of. */
function behind({ scope }: FunctionReader, name: string): string | undefined {
  const local = scope.parameters.has(name) ? undefined : scope.locals.get(name);
  if (local === undefined || local.opaque || local.stores.length !== 1) return undefined;
  const real = plainName(local.stores[0]!);
  const head = real?.split('.')[0];
  return head === undefined || scope.locals.has(head) || scope.parameters.has(head) ? undefined : real;
}

/** A name or property that is assigned. */
function assigned(reader: FunctionReader, base: string): Place | undefined {
  const { names, isStatic } = reader;
  const parts = base.split('.');
  const head = parts[0]!;
  const rebind: Place = { state: base, how: 'rebind', attribute: '' };
  const attribute = parts.at(-1)!;
  const inside: Place = { state: parts.slice(0, -1).join('.'), how: 'set attribute', attribute };
  if (head === 'this') {
    if (!isStatic || parts.length > 3) return undefined;
    return parts.length === 2 ? rebind : parts.length === 3 ? inside : undefined;
  }
  if (reader.isLocal(head)) return undefined;
  if (parts.length === 1) return names.attribute('', head) === undefined ? undefined : rebind;
  if (names.classes.has(head)) {
    if (parts.length === 2) return rebind;
    return parts.length === 3 && names.candidate(inside.state) !== undefined ? inside : undefined;
  }
  if (names.attribute('', head) !== undefined) return parts.length === 2 ? inside : undefined;
  if (!names.imported.has(head) || parts.length > 3) return undefined;
  return parts.length === 2 && isClassLike(head) ? rebind : inside;
}

/** Nothing, an empty container, or what was there before. */
function resets(reader: FunctionReader, state: string, value: ts.Expression): boolean {
  const is = bare(value);
  if (isArrayLiteralExpression(is)) return is.elements.length === 0;
  if (isObjectLiteralExpression(is)) return is.properties.length === 0;
  if (isNewExpression(is)) return stateKindOf(is).kind !== 'instance' && (is.arguments ?? []).length === 0;
  if (!isIdentifier(is)) return stateKindOf(is).empty;
  const { scope } = reader;
  const local = scope.parameters.has(is.text) ? undefined : scope.locals.get(is.text);
  if (local === undefined) return is.text === 'undefined';
  return (
    local.stores.length > 0 &&
    local.stores.every((each) => {
      const place = placeAt(each);
      return place !== undefined && (place.base === state || place.base === `${state}.getStore`);
    })
  );
}
