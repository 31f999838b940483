// Reads the table [tool.ssot] of a TOML file: data, faults in words, and the places of keys and values.
import { parse, TomlError } from 'smol-toml';
import { lineStartsOf, offsetAt } from '../text/line-index';
import type { Section } from './configuration-section';
import { tomlPlaces } from './toml-places';

const table = ['tool', 'ssot'];

export function tomlSection(text: string): Section {
  let whole: unknown;
  try {
    whole = parse(text);
  } catch (error) {
    return failed(text, error);
  }
  let value = whole;
  for (const name of table) value = isTable(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  if (value === undefined) {
    const message = 'There is no table [tool.ssot] here. Add it, or name another file.';
    return { value, faults: [{ span: { start: 0, end: 0 }, path: [], message }], spanOf: () => undefined };
  }
  const places = tomlPlaces(text);
  return { value, faults: [], spanOf: (path, on) => places(table.concat(path.map(String)), on) };
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function failed(text: string, error: unknown): Section {
  if (!(error instanceof TomlError) && !(error instanceof RangeError)) throw error;
  const position =
    error instanceof TomlError ? { line: error.line - 1, character: error.column - 1 } : { line: 0, character: 0 };
  const start = Math.min(Math.max(offsetAt(lineStartsOf(text), position), 0), text.length);
  const reason = error instanceof TomlError ? plainReason(error.message) : 'it is nested too deeply to be read';
  const message = `Not valid TOML: ${reason}. Mend the text here.`;
  return {
    value: undefined,
    faults: [{ span: { start, end: Math.min(start + 1, text.length) }, path: [], message }],
    spanOf: () => undefined,
  };
}

/** The parser's reason without its own heading and its picture of the code. */
function plainReason(message: string): string {
  return message
    .split('\n')[0]!
    .replace(/^Invalid TOML document: /, '')
    .trim();
}
