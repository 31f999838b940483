// The one place where definition facts are made, so that all of them have one shape.
import type { DefinitionFact } from '../facts';
import type { Draft, ModuleDraft, TokenRange } from './draft';
import { noMarkers } from './markers';

/** Shared by all facts without entries in a list; never written to. */
const none: never[] = [];

/** A definition without anything of its own; `statement` is the range of its tokens. */
export function newDefinition(
  { tokens, stub }: ModuleDraft,
  kind: DefinitionFact['kind'],
  nameAt: number,
  owner: string,
  statement: TokenRange,
  conditionGroup: number,
): Draft<DefinitionFact> {
  return {
    kind,
    name: tokens.textOf(nameAt),
    owner,
    nameSpan: { start: tokens.starts[nameAt]!, end: tokens.ends[nameAt]! },
    span: { start: tokens.starts[statement.from]!, end: tokens.ends[statement.to - 1]! },
    bases: none,
    interfaces: none,
    decorators: none,
    members: none,
    parameters: none,
    abstract: false,
    declared: stub,
    conditionGroup,
    overload: false,
    markers: noMarkers,
    size: 0,
  };
}
