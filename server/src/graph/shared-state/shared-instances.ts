// Kind (b): a cache or singleton that takes a context, and hands out one instance whoever asks.
import type { FunctionFact } from '../../facts/behaviour-facts';
import { wordsOf } from '../../text/words';
import type { Module } from '../model';
import type { State } from '../states';
import { isServiceType } from './context-names';
import type { Search, SharedPlace } from './finding';

export function sharedInstances(search: Search, module: Module): SharedPlace[] {
  return module.facts.behaviour.functions.flatMap((fn) => sharedBy(search, module, fn) ?? []);
}

function sharedBy({ states, names }: Search, module: Module, fn: FunctionFact): SharedPlace | undefined {
  for (const returned of fn.returns) {
    if (returned.holder === '') continue;
    const state = states.of(module, fn.owner, returned.holder);
    if (state === undefined || state.fact.kind === 'context variable') continue;
    const filled = fillsOf(state, fn);
    if (filled.length === 0) continue;
    const key = [...returned.key, ...filled.flatMap((write) => write.key)];
    if (key.some(isOpaque)) continue;
    const made = [...returned.arguments, ...filled.flatMap((write) => write.value)];
    const parameter = fn.parameters.find((each) => {
      const name = each.name.replace(/^[*.]+/, '');
      const meaning = names.meaningOf(name);
      if (meaning === undefined || isServiceType(each.type) || key.includes(name)) return false;
      return meaning !== 'ambiguous' || (made.includes(name) && !/^(client|connection)$/i.test(name));
    });
    if (parameter === undefined || names.in(key) !== undefined) continue;
    return { kind: 'b', module, span: parameter.nameSpan, fn, state, context: parameter.name, parameter };
  }
  return undefined;
}

function fillsOf({ writes }: State, fn: FunctionFact) {
  return writes
    .filter((each) => each.fn === fn && !each.write.resets && /^(set key|rebind)$/.test(each.write.how))
    .map(({ write }) => write);
}

/** A key that is made elsewhere may well say whose it is. */
function isOpaque(name: string): boolean {
  const words = wordsOf(name);
  return opaque.has(words.at(-1) ?? '') || (words.length === 1 && words[0] === 'id');
}

const opaque = new Set(['key', 'keys', 'hash', 'digest', 'token', 'fingerprint']);
