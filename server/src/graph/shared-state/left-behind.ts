// Kind (c): the context of one call is kept in a global that nobody empties when the call ends.
import type { State } from '../states';
import { isServiceType } from './context-names';
import { parameterNamed, type Search, type SharedPlace, symbolOf } from './finding';

export function leftBehind({ serves, names }: Search, state: State): SharedPlace[] {
  const places: SharedPlace[] = [];
  if (state.fact.kind !== 'scalar' || state.writes.some(({ write }) => write.resets)) return places;
  const told = new Set<string>();
  for (const { module, fn, write } of state.writes) {
    const symbol = `${module.path} ${symbolOf(fn)}`;
    if (write.how !== 'rebind' || !serves(module) || told.has(symbol) || write.creates !== '') continue;
    const context = names.in(write.value);
    // What is made with the help of a context is no context: only the context itself, or what is read of it.
    if (context === undefined || write.value.length > 3 || write.value[0] !== context) continue;
    const parameter = parameterNamed(fn, context);
    const isAmbiguous = names.meaningOf(context) === 'ambiguous';
    if (isAmbiguous && (parameter === undefined || /client|connection/i.test(context))) continue;
    if (parameter !== undefined && isServiceType(parameter.type)) continue;
    told.add(symbol);
    places.push({ kind: 'c', module, span: write.span, fn, state, context, parameter });
  }
  return places;
}
