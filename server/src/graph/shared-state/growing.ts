// Kind (e): a container with an entry for each user that nothing ever takes out.

import type { State } from '../states';
import { isServiceType } from './context-names';
import { parameterNamed, type Search, type SharedPlace } from './finding';

export function growing({ serves, names }: Search, state: State): SharedPlace[] {
  const places: SharedPlace[] = [];
  if (state.fact.kind !== 'container' || state.fact.bounded || shrinks(state)) return places;
  for (const { module, fn, write } of state.writes) {
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

/** Whether anything is taken out of it, or it is replaced. */
function shrinks({ writes }: State): boolean {
  return writes.some(
    ({ write: { how, resets } }) => how === 'delete key' || how === 'clear' || how === 'rebind' || resets,
  );
}
