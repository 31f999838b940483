// Checks a value against the configuration's schema and says what is wrong in plain words.
// A validator of our own, for the subset in json-schema.ts: ajv costs 130 ms at start-up, and its messages are its own.
import { closestName } from './closest-name';
import { type KeyPath, keyText } from './configuration-problem';
import { exampleOf, expectationOf, foundText, kindOf, type Notation, quoted } from './configuration-words';
import type { JsonSchema } from './json-schema';

export interface Fault {
  readonly path: KeyPath;
  /** Whether the key itself is wrong, or its value. */
  readonly on: 'key' | 'value';
  readonly message: string;
}

/** Every fault of `value`, in its own order. Of nested faults only the innermost are told. */
export function validate(schema: JsonSchema, value: unknown, notation: Notation, path: KeyPath = []): Fault[] {
  const faults: Fault[] = [];
  check(schema, value, path, notation, faults);
  return faults;
}

function check(schema: JsonSchema, value: unknown, path: KeyPath, notation: Notation, faults: Fault[]): void {
  if (schema.oneOf) {
    const meant = schema.oneOf.find((alternative) => sameType(alternative, value));
    if (meant) check({ ...meant, examples: meant.examples ?? schema.examples ?? [] }, value, path, notation, faults);
    else faults.push(misfit(schema, value, path, notation));
  } else if (!fits(schema, value)) {
    faults.push(misfit(schema, value, path, notation));
  } else if (Array.isArray(value)) {
    checkItems(schema, value, path, notation, faults);
  } else if (schema.type === 'object') {
    checkProperties(schema, value as Record<string, unknown>, path, notation, faults);
  }
}

function sameType(schema: JsonSchema, value: unknown): boolean {
  return kindOf(value) === (schema.enum ? 'string' : schema.type);
}

function fits(schema: JsonSchema, value: unknown): boolean {
  if (schema.enum) return typeof value === 'string' && schema.enum.includes(value);
  if (schema.type !== undefined && kindOf(value) !== schema.type) return false;
  if (typeof value === 'string') return value.length >= (schema.minLength ?? 0);
  if (typeof value === 'number') {
    return value >= (schema.minimum ?? -Number.MAX_VALUE) && value <= (schema.maximum ?? Number.MAX_VALUE);
  }
  if (!Array.isArray(value)) return true;
  return value.length >= (schema.minItems ?? 0) && value.length <= (schema.maxItems ?? value.length);
}

function checkItems(schema: JsonSchema, items: unknown[], path: KeyPath, notation: Notation, faults: Fault[]): void {
  items.forEach((item, index) => {
    const itemSchema = isTuple(schema.items) ? schema.items[index] : schema.items;
    if (itemSchema) check(itemSchema, item, [...path, index], notation, faults);
  });
}

function isTuple(items: JsonSchema['items']): items is readonly JsonSchema[] {
  return Array.isArray(items);
}

function checkProperties(
  schema: JsonSchema,
  value: Record<string, unknown>,
  path: KeyPath,
  notation: Notation,
  faults: Fault[],
): void {
  const known = schema.properties ?? {};
  for (const key of schema.required ?? []) {
    if (!Object.hasOwn(value, key)) faults.push(missing(known[key]!, key, path, notation));
  }
  for (const [key, child] of Object.entries(value)) {
    const childSchema = Object.hasOwn(known, key) ? known[key] : schema.additionalProperties;
    if (childSchema) check(childSchema, child, [...path, key], notation, faults);
    else if (childSchema === false) faults.push(unknownKey(Object.keys(known), key, path));
  }
}

function misfit(schema: JsonSchema, value: unknown, path: KeyPath, notation: Notation): Fault {
  const name = path.length === 0 ? 'The configuration' : quoted(keyText(path));
  const choices = schema.enum ?? schema.oneOf?.find((alternative) => alternative.enum)?.enum;
  const meant = choices && typeof value === 'string' ? closestName(value, choices) : undefined;
  const example = exampleOf(schema, path.at(-1), notation);
  let next = '';
  if (meant !== undefined) next = ` Did you mean ${quoted(meant)}?`;
  else if (example !== undefined) next = ` Write, for example, ${example}.`;
  return {
    path,
    on: 'value',
    message: `${name} must be ${expectationOf(schema, notation)}, but is ${foundText(value, notation)}.${next}`,
  };
}

function missing(schema: JsonSchema, key: string, path: KeyPath, notation: Notation): Fault {
  const where = path.length === 0 ? 'The configuration' : quoted(keyText(path));
  const example = exampleOf(schema, key, notation) ?? quoted(key);
  return {
    path,
    on: 'value',
    message: `${where} needs the key ${quoted(key)}, which is not there. Add, for example, ${example}.`,
  };
}

function unknownKey(known: readonly string[], key: string, path: KeyPath): Fault {
  const ofRule = path.at(-1) === 'rules' && (path.length === 1 || path[0] === 'overrides');
  const where = path.length === 0 || ofRule ? '' : ` in ${quoted(keyText(path))}`;
  const what = ofRule ? `There is no rule ${quoted(key)}.` : `There is no key ${quoted(key)}${where}.`;
  const meant = closestName(key, known);
  const names = known.filter((name) => name !== '$schema').map(quoted);
  let next = `Remove it, or use one of ${names.join(', ')}.`;
  if (meant !== undefined) next = `Did you mean ${quoted(meant)}?`;
  else if (known.length === 0) next = 'Remove it: nothing can be set here.';
  return { path: [...path, key], on: 'key', message: `${what} ${next}` };
}
