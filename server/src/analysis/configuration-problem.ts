// A fault in the configuration, at its place, in words for the person who wrote it.
import { type LineStarts, lineStartsOf, rangeOf } from '../text/line-index';
import type { Span } from '../text/span';

/** `file` is root-relative where it lies under the root, else absolute. Lines and characters: zero-based, UTF-16. */
export interface ConfigurationProblem {
  readonly file: string;
  readonly line: number;
  readonly character: number;
  readonly endLine: number;
  readonly endCharacter: number;
  /** `error`: the configuration does not count; `warning`: it does, but the code does not bear out what it says. */
  readonly severity: 'error' | 'warning';
  /** `rules.import-cycle`, `overrides[0].files`, or empty for the file as a whole. */
  readonly key: string;
  /** What was expected, what was found, what to do. */
  readonly message: string;
}

/** Names and indices from the configuration's root down to one value. */
export type KeyPath = readonly (string | number)[];

/** `ssot.config.json:4:12: message`, one-based as compilers print places. */
export function problemText(problem: ConfigurationProblem): string {
  return `${problem.file}:${problem.line + 1}:${problem.character + 1}: ${problem.message}`;
}

export function problemAt(
  file: string,
  lineStarts: LineStarts,
  span: Span,
  key: string,
  message: string,
): ConfigurationProblem {
  const { start, end } = rangeOf(lineStarts, span);
  return {
    file,
    line: start.line,
    character: start.character,
    endLine: end.line,
    endCharacter: end.character,
    severity: 'error',
    key,
    message,
  };
}

/** A problem of a file as a whole, such as one that cannot be read. */
export function fileProblem(file: string, message: string): ConfigurationProblem {
  return problemAt(file, lineStartsOf(''), { start: 0, end: 0 }, '', message);
}

/** `overrides[0].rules.import-cycle`; a name with other characters than a key's own stands quoted in brackets. */
export function keyText(path: KeyPath): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else if (!/^[$\w-]+$/.test(part)) text += `[${JSON.stringify(part)}]`;
    else text += text === '' ? part : `.${part}`;
  }
  return text;
}
