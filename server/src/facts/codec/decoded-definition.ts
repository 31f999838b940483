// A definition whose members and parameters are read when they are asked for: of most nobody asks, and they take most room.
import type { Span } from '../../text/span';
import type { DefinitionFact, DefinitionKind, DefinitionMarkers, MemberFact } from '../facts';
import { late } from '../late-fields';

export type LateParts = Pick<DefinitionFact, 'members' | 'parameters'>;

/** The definitions of one file, to be read again. */
export interface LateDefinitions {
  /** Of the definition with this number. */
  parts(number: number): LateParts;
}

/** Fields are declared, not initialised: each would be written twice. */
export class DecodedDefinition implements DefinitionFact {
  declare readonly kind: DefinitionKind;
  declare readonly name: string;
  declare readonly owner: string;
  declare readonly nameSpan: Span;
  declare readonly span: Span;
  declare readonly bases: readonly string[];
  declare readonly interfaces: readonly string[];
  declare readonly decorators: readonly string[];
  declare readonly abstract: boolean;
  declare readonly declared: boolean;
  declare readonly conditionGroup: number;
  declare readonly overload: boolean;
  declare readonly markers: DefinitionMarkers;
  declare readonly size: number;
  #late: LateParts | LateDefinitions;
  readonly #number: number;

  constructor(fact: Omit<DefinitionFact, keyof LateParts>, late: LateParts | LateDefinitions, number: number) {
    this.kind = fact.kind;
    this.name = fact.name;
    this.owner = fact.owner;
    this.nameSpan = fact.nameSpan;
    this.span = fact.span;
    this.bases = fact.bases;
    this.interfaces = fact.interfaces;
    this.decorators = fact.decorators;
    this.abstract = fact.abstract;
    this.declared = fact.declared;
    this.conditionGroup = fact.conditionGroup;
    this.overload = fact.overload;
    this.markers = fact.markers;
    this.size = fact.size;
    this.#late = late;
    this.#number = number;
  }

  get [late](): readonly (keyof LateParts)[] {
    return lateFields;
  }

  get members(): readonly MemberFact[] {
    return this.#parts().members;
  }

  get parameters(): readonly string[] {
    return this.#parts().parameters;
  }

  #parts(): LateParts {
    if (!('members' in this.#late)) this.#late = this.#late.parts(this.#number);
    return this.#late;
  }
}

const lateFields = ['members', 'parameters'] as const;
