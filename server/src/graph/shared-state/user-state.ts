// Kind (a): what belongs to one user is put where every user's calls find it, under a key that does not say whose it is.
import type { State, StateWrite } from '../states';
import { isServiceType } from './context-names';
import { parameterNamed, type Search, type SharedPlace, symbolOf } from './finding';

export function userState({ serves, names }: Search, state: State): SharedPlace[] {
  const places: SharedPlace[] = [];
  const { kind } = state.fact;
  if (kind !== 'container' && kind !== 'instance') return places;
  const told = new Set<string>();
  for (const each of state.writes) {
    const { module, fn, write } = each;
    const symbol = `${module.path} ${symbolOf(fn)}`;
    if (!serves(module) || told.has(symbol) || !isFixed(each, kind === 'instance')) continue;
    const context = names.in(write.value);
    // An attribute called `user` is no key that says whose it is.
    if (context === undefined || (write.how === 'set key' && names.in(write.key) !== undefined)) continue;
    const parameter = parameterNamed(fn, context);
    if (parameter !== undefined && isServiceType(parameter.type)) continue;
    told.add(symbol);
    places.push({ kind: 'a', module, span: write.span, fn, state, context, parameter });
  }
  return places;
}

/** Whether one place is written whoever calls: a constant key, or an attribute. */
function isFixed({ write }: StateWrite, isInstance: boolean): boolean {
  if (write.resets || write.onExit) return false;
  if (write.how === 'set attribute') return true;
  return write.how === 'set key' && !isInstance && write.key.every((name) => /^[A-Z][A-Z\d_]*$/.test(name));
}
