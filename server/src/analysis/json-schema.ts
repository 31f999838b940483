// The part of JSON Schema (draft-07) that the configuration is described in.
import type { Json } from '../rules/rule';

export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'boolean';
  readonly enum?: readonly string[];
  readonly default?: Json;
  /** The first one is shown to a person whose value does not fit. */
  readonly examples?: readonly Json[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  /** Absent: whatever else there is, is accepted. */
  readonly additionalProperties?: false | JsonSchema;
  readonly required?: readonly string[];
  /** One schema for every item, or one for each position. */
  readonly items?: JsonSchema | readonly JsonSchema[];
  readonly additionalItems?: false;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Alternatives that differ in type, so that a value's own type tells which one was meant. */
  readonly oneOf?: readonly JsonSchema[];
}
