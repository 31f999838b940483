// How the configuration's messages speak of values: what was expected, what was found, an example in the file's notation.
import type { Json } from '../rules/rule';
import type { JsonSchema } from './json-schema';

/** The notation of the file, which examples are written in. */
export type Notation = 'json' | 'toml';

export type ValueKind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null' | 'date';

export function kindOf(value: unknown): ValueKind {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (typeof value === 'bigint') return 'number';
  return typeof value as ValueKind;
}

export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** Completes "must be …". */
export function expectationOf(schema: JsonSchema, notation: Notation): string {
  if (schema.oneOf) return schema.oneOf.map((alternative) => expectationOf(alternative, notation)).join(', or ');
  if (schema.enum) return alternatives(schema.enum.filter((name) => name !== 'information').map(quoted));
  const object = notation === 'toml' ? 'a table' : 'an object ({ … })';
  if (schema.type === 'object') return object;
  if (schema.type === 'string') return (schema.minLength ?? 0) > 0 ? 'a text that is not empty' : 'a text';
  if (schema.type === 'boolean') return 'true or false';
  if (schema.type === 'number') return numberExpectation(schema);
  if (Array.isArray(schema.items)) return `a list of a level and the options of the rule`;
  const items = (schema.items as JsonSchema | undefined) ?? {};
  let of = 'values';
  if (items.enum) of = alternatives(items.enum.map(quoted));
  else if (items.type === 'string') of = 'texts';
  else if (items.type === 'object') of = notation === 'toml' ? 'tables' : 'objects';
  return `a list${(schema.minItems ?? 0) > 0 ? ', not empty,' : ''} of ${of}`;
}

/** Completes "but is …". */
export function foundText(value: unknown, notation: Notation): string {
  switch (kindOf(value)) {
    case 'object':
      return notation === 'toml' ? 'a table' : 'an object';
    case 'array':
      return (value as unknown[]).length === 0 ? 'an empty list' : `a list of ${(value as unknown[]).length}`;
    case 'string':
      return value === '' ? 'empty' : `the text ${quoted(shortened(value as string))}`;
    case 'null':
      return 'null';
    case 'date':
      return 'a date';
    default:
      return String(value);
  }
}

/** `"include": ["src/**"]` or `include = ["src/**"]`; the value alone for an item of a list. */
export function exampleOf(
  schema: JsonSchema,
  key: string | number | undefined,
  notation: Notation,
): string | undefined {
  const example = schema.examples?.[0] ?? schema.enum?.[0] ?? schema.default;
  if (example === undefined) return undefined;
  const value = written(example, notation);
  if (typeof key !== 'string') return value;
  return notation === 'toml' ? `${tomlKey(key)} = ${value}` : `${quoted(key)}: ${value}`;
}

function numberExpectation({ minimum, maximum }: JsonSchema): string {
  if (minimum !== undefined && maximum !== undefined) return `a number from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `a number of ${minimum} or more`;
  return maximum === undefined ? 'a number' : `a number of ${maximum} or less`;
}

function alternatives(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Strings and numbers are written alike in both notations; TOML has inline tables for objects. */
function written(value: Json, notation: Notation): string {
  if (Array.isArray(value)) return `[${value.map((item) => written(item, notation)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, child]) =>
    notation === 'toml'
      ? `${tomlKey(key)} = ${written(child!, notation)}`
      : `${quoted(key)}: ${written(child!, notation)}`,
  );
  return `{ ${entries.join(', ')} }`;
}

function tomlKey(key: string): string {
  return /^[\w-]+$/.test(key) ? key : quoted(key);
}
