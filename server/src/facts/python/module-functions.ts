// Module-level functions that only pass on what they are given.
import { forwardsOf } from './attribute-forwards';
import type { FunctionDraft } from './definitions';
import type { ModuleDraft } from './draft';
import { wrappedCallable } from './wrappers';

/** Sorts a module-level function among wrappers, attribute forwards and statements of the module's own. */
export function readModuleFunction(draft: ModuleDraft, read: FunctionDraft): void {
  if (read.name === '__getattr__') {
    const forwards = forwardsOf(draft, read);
    draft.attributeForwards.push(...forwards);
    if (forwards.length === 0) draft.ownStatements++;
    return;
  }
  // `__dir__` only lists what `__getattr__` hands out.
  if (read.name === '__dir__') return;
  const target = wrappedCallable(draft.tokens, read);
  if (target === '') draft.ownStatements++;
  else draft.wrappers.push({ name: read.name, target });
}
