// Kind (e): a container with an entry for each user that nothing ever takes out.

import { wordsOf } from '../../text/words';
import type { State, StateWrite } from '../states';
import { isServiceType } from './context-names';
import { parameterNamed, type Search, type SharedPlace } from './finding';

export function growing({ serves, isTest, names }: Search, state: State): SharedPlace[] {
  const places: SharedPlace[] = [];
  if (state.fact.kind !== 'container' || state.fact.bounded) return places;
  const writes = state.writes.filter(({ module }) => module === state.module || !isTest(module.path));
  if (shrinks(writes) || mirrors(writes)) return places;
  for (const { module, fn, write } of writes) {
    if (!serves(module)) continue;
    const isKeyed = write.how === 'set key' || (write.how === 'add' && write.key.length > 0);
    const context = names.in(isKeyed ? write.key : write.how === 'add' ? write.value : [], true);
    if (context === undefined) continue;
    const parameter = parameterNamed(fn, context);
    if (parameter !== undefined && isServiceType(parameter.type)) continue;
    places.push({ kind: 'e', module, span: write.span, fn, state, context, parameter });
    break;
  }
  return places;
}

/** Whether anything is taken out of it, or it is replaced. An entry that is made empty is released where others fill it. */
function shrinks(writes: readonly StateWrite[]): boolean {
  const isFilled = writes.some(({ write: { how, resets } }) => how === 'set key' && !resets);
  return writes.some(({ write: { how, resets } }) => {
    if (how === 'set key') return resets && isFilled;
    return how === 'delete key' || how === 'clear' || how === 'rebind' || resets;
  });
}

/** Whether it holds what is stored elsewhere, all of it from the start: it grows with the data and not with the calls. */
function mirrors(writes: readonly StateWrite[]): boolean {
  return writes.some(({ fn, write: { how } }) => {
    return (how === 'set key' || how === 'add') && loaders.has(wordsOf(fn.name)[0] ?? '');
  });
}

const loaders = new Set(['load', 'reload', 'preload', 'restore', 'hydrate', 'warm', 'import']);
