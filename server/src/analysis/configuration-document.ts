// A configuration as data together with the places of its keys, whatever notation it is written in.
import { lineStartsOf } from '../text/line-index';
import type { Span } from '../text/span';
import { jsonSection } from './configuration-json';
import { type ConfigurationProblem, type KeyPath, keyText, problemAt } from './configuration-problem';
import type { Section } from './configuration-section';
import { tomlSection } from './configuration-toml';
import type { Notation } from './configuration-words';

/** `jsonc`: the whole file; `toml`: its table `[tool.ssot]`; `package-json`: its key `"ssot"`. */
export type ConfigurationFormat = 'jsonc' | 'toml' | 'package-json';

export interface ConfigurationDocument {
  readonly notation: Notation;
  /** Plain data; `undefined` when the text cannot be read, or has no such section. */
  readonly value: unknown;
  readonly problems: readonly ConfigurationProblem[];
  /** A problem at the key or at its value, or where the innermost key around it is. */
  problem(path: KeyPath, on: 'key' | 'value', message: string): ConfigurationProblem;
}

const readers: Record<ConfigurationFormat, (text: string) => Section> = {
  jsonc: (text) => jsonSection(text, undefined),
  'package-json': (text) => jsonSection(text, 'ssot'),
  toml: tomlSection,
};

/** Never throws. Places are in the text without its byte order mark, as editors count. */
export function readDocument(text: string, format: ConfigurationFormat, file: string): ConfigurationDocument {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const lineStarts = lineStartsOf(content);
  const section = readers[format](content);
  return {
    notation: format === 'toml' ? 'toml' : 'json',
    value: section.value,
    problems: section.faults.map((fault) =>
      problemAt(file, lineStarts, fault.span, keyText(fault.path), fault.message),
    ),
    problem: (path, on, message) => problemAt(file, lineStarts, place(section, path, on), keyText(path), message),
  };
}

function place(section: Section, path: KeyPath, on: 'key' | 'value'): Span {
  for (let length = path.length; length >= 0; length--) {
    const exact = length === path.length;
    const span = section.spanOf(path.slice(0, length), exact ? on : 'key');
    if (span) return span;
  }
  return { start: 0, end: 0 };
}
