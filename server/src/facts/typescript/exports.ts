// Adding exports of the module itself.
import type { Span } from '../../text/span';
import type { Walk } from './context';
import type { DraftImport } from './drafts';

/** Whether the walk stands where `export` exports from the module itself. */
export function isOwnLevel({ place }: Walk): boolean {
  return !place.inFunction && !place.inBlock && place.owner === '';
}

export function addExport(
  walk: Walk,
  name: string,
  local: string,
  from: DraftImport | undefined,
  typeOnly: boolean,
  span: Span,
): void {
  if (isOwnLevel(walk)) walk.exports.push({ name, local, from, typeOnly, span });
}
