// A definition in little room, as there are many: members and parameters are read when they are asked for, since of most nobody
// asks; what most have in common they share; and places are numbers until somebody wants them as spans.
import type { Span } from '../../text/span';
import type { DefinitionFact, DefinitionKind, DefinitionMarkers, MemberFact } from '../facts';
import { late, takeOver } from '../late-fields';

export type LateParts = Pick<DefinitionFact, 'members' | 'parameters'>;

/** The definitions of one file, to be read again. */
export interface LateDefinitions {
  /** Of the definition with this number. */
  parts(number: number): LateParts;
}

type OwnField = 'name' | 'size' | 'nameSpan' | 'span' | keyof LateParts;

/** What many definitions have in common. */
export type Traits = Omit<DefinitionFact, OwnField>;

/** Fields are declared, not initialised: each would be written twice. */
export class DecodedDefinition implements DefinitionFact {
  declare readonly name: string;
  declare size: number;
  #traits: Traits;
  #nameStart: number;
  #nameEnd: number;
  #start: number;
  #end: number;
  #late: LateParts | LateDefinitions;
  readonly #number: number;

  constructor(
    name: string,
    size: number,
    traits: Traits,
    nameSpan: Span,
    span: Span,
    late: LateParts | LateDefinitions,
    number: number,
  ) {
    this.name = name;
    this.size = size;
    this.#traits = traits;
    this.#nameStart = nameSpan.start;
    this.#nameEnd = nameSpan.end;
    this.#start = span.start;
    this.#end = span.end;
    this.#late = late;
    this.#number = number;
  }

  get [late](): readonly Exclude<keyof DefinitionFact, 'name' | 'size'>[] {
    return lateFields;
  }

  /** Numbers and places of a definition that says the same. */
  [takeOver](next: DefinitionFact): void {
    const { nameSpan, span, conditionGroup, members, parameters } = next;
    this.size = next.size;
    this.#nameStart = nameSpan.start;
    this.#nameEnd = nameSpan.end;
    this.#start = span.start;
    this.#end = span.end;
    this.#late = { members, parameters };
    if (conditionGroup !== this.conditionGroup) this.#traits = { ...this.#traits, conditionGroup };
  }

  get kind(): DefinitionKind {
    return this.#traits.kind;
  }

  get owner(): string {
    return this.#traits.owner;
  }

  get nameSpan(): Span {
    return { start: this.#nameStart, end: this.#nameEnd };
  }

  get span(): Span {
    return { start: this.#start, end: this.#end };
  }

  get bases(): readonly string[] {
    return this.#traits.bases;
  }

  get interfaces(): readonly string[] {
    return this.#traits.interfaces;
  }

  get decorators(): readonly string[] {
    return this.#traits.decorators;
  }

  get abstract(): boolean {
    return this.#traits.abstract;
  }

  get declared(): boolean {
    return this.#traits.declared;
  }

  get conditionGroup(): number {
    return this.#traits.conditionGroup;
  }

  get overload(): boolean {
    return this.#traits.overload;
  }

  get markers(): DefinitionMarkers {
    return this.#traits.markers;
  }

  get members(): readonly MemberFact[] {
    return this.late().members;
  }

  get parameters(): readonly string[] {
    return this.late().parameters;
  }

  /** A method of the language's own privacy would take a field of each object. */
  private late(): LateParts {
    if (!('members' in this.#late)) this.#late = this.#late.parts(this.#number);
    return this.#late;
  }
}

const lateFields = [
  'kind',
  'owner',
  'nameSpan',
  'span',
  'bases',
  'interfaces',
  'decorators',
  'members',
  'parameters',
  'abstract',
  'declared',
  'conditionGroup',
  'overload',
  'markers',
] as const;
