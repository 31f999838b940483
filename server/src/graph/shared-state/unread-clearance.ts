// Kind (d): a factory takes what the caller may see, and never looks at it.
import type { FunctionFact, ParameterFact } from '../../facts/behaviour-facts';
import { wordsOf } from '../../text/words';
import type { Module } from '../model';
import type { Search, SharedPlace } from './finding';

export function unreadClearance({ clearanceNames }: Search, module: Module): SharedPlace[] {
  const wanted = new Set(clearanceNames.map((name) => wordsOf(name).join(' ')));
  const places: SharedPlace[] = [];
  for (const fn of module.facts.behaviour.functions) {
    if (!isFactory(fn) || isPrescribed(module, fn)) continue;
    for (const parameter of fn.parameters) {
      if (!isUnread(parameter) || !wanted.has(wordsOf(parameter.name).join(' '))) continue;
      const { nameSpan: span, name: context } = parameter;
      places.push({ kind: 'd', module, span, fn, state: undefined, context, parameter });
    }
  }
  return places;
}

function isFactory({ returns, kind }: FunctionFact): boolean {
  return kind !== 'constructor' && returns.some(({ creates, holder }) => creates !== '' || holder !== '');
}

/** A leading underscore, or a star, says that nobody means to read it. */
function isUnread({ read, name }: ParameterFact): boolean {
  return !read && /^[a-z]/i.test(name);
}

/** Whether a base, an interface, a framework or a caller of its type says what it is given. */
function isPrescribed({ facts }: Module, { owner, name, decorators, hollow }: FunctionFact): boolean {
  if (decorators.some((each) => !/(^|\.)(staticmethod|classmethod)$/.test(each)) || hollow) return true;
  if (owner === '') return name === '' || name === 'default';
  const dot = owner.lastIndexOf('.');
  return facts.definitions.some((each) => {
    const isOwner = each.kind === 'class' && each.name === owner.slice(dot + 1);
    return isOwner && (each.bases.some((base) => base !== 'object') || each.interfaces.length > 0);
  });
}
