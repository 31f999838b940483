// Bodies that others can call while modules load: functions by their names, and what is called where it stands.
import type { ts } from 'ts-morph';
import { nameProperties } from './assignments';
import type { Reader, Walk } from './context';
import { bare, hasModifier } from './names';
import {
  isClassExpression,
  isConstructorDeclaration,
  isFunctionDeclaration,
  isFunctionLike,
  isObjectLiteralExpression,
  Kind,
} from './syntax';

/** Whether a declaration here binds a name of module level, in no block. */
export function isModuleLevel({ load, place }: Walk): boolean {
  return load.ownLevel && !place.inFunction && !place.inBlock && place.owner === '';
}

/** Remembers under which name the functions that a module-level variable holds can be called. */
export function nameValue(walk: Walk, initializer: ts.Expression, name: string): void {
  if (!isModuleLevel(walk)) return;
  const value = bare(initializer);
  const { names } = walk.load;
  if (isObjectLiteralExpression(value)) nameProperties(names, value, `${name}.`);
  else if (isFunctionLike(value) || isClassExpression(value)) names.set(value, name);
}

export function recordFunction(
  walk: Walk,
  fn: ts.FunctionLikeDeclaration,
  now: boolean,
  read: Reader<ts.FunctionLikeDeclaration>,
): void {
  const { load } = walk;
  if (now) {
    if (runsAtOnce(fn)) load.calledNow(read, walk, fn);
    else load.into(undefined, read, walk, fn);
  } else if (isConstructorDeclaration(fn)) {
    const { parts } = load;
    const known = parts !== undefined && parts.name !== '' && fn.body !== undefined;
    if (known) parts.construction = [];
    load.into(known ? parts.construction : undefined, read, walk, fn);
  } else {
    load.inBody(runsAtOnce(fn) ? bodyOf(walk, fn) : '', read, walk, fn);
  }
}

function bodyOf(walk: Walk, fn: ts.FunctionLikeDeclaration): string {
  if (!isFunctionDeclaration(fn)) return walk.load.names.get(fn) ?? '';
  return isModuleLevel(walk) && fn.body !== undefined ? (fn.name?.text ?? 'default') : '';
}

/** A generator waits to be asked, and what fails in an asynchronous function fails nobody's load. */
function runsAtOnce(fn: ts.FunctionLikeDeclaration): boolean {
  return fn.asteriskToken === undefined && !hasModifier(fn, Kind.AsyncKeyword);
}
