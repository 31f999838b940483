// Module-level functions that only pass on what they are given.
import type { FunctionDraft } from './definitions';
import type { ModuleDraft } from './draft';

export function readModuleFunction(draft: ModuleDraft, read: FunctionDraft): void {
  void read;
  draft.ownStatements++;
}
