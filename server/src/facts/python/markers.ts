// What comments, docstrings and decorators say about a definition or the module.
import type { DefinitionMarkers } from '../facts';
import type { Body } from './bodies';
import type { Header } from './definitions';
import type { ModuleDraft } from './draft';

export const noMarkers: DefinitionMarkers = { deprecated: undefined, canonical: false };

export function definitionMarkers(
  draft: ModuleDraft,
  header: Header,
  body: Body,
  docstring: number,
): DefinitionMarkers {
  void draft;
  void header;
  void body;
  void docstring;
  return noMarkers;
}
