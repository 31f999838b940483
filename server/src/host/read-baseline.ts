// The file of accepted findings from disk.
import { existsSync, readFileSync } from 'node:fs';
import { type Baseline, parseBaseline } from '../analysis/baseline';
import { type ConfigurationProblem, fileProblem } from '../analysis/configuration-problem';
import { readFailure } from './read-failure';

/** `file` is absolute, `name` what problems call it. No file is no problem; `text` is empty without one. */
export function readBaseline(
  file: string,
  name: string,
): { baseline: Baseline | undefined; problems: readonly ConfigurationProblem[]; text: string } {
  if (!existsSync(file)) return { baseline: undefined, problems: [], text: '' };
  try {
    const text = readFileSync(file, 'utf8');
    return { ...parseBaseline(text, name), text };
  } catch (error) {
    return { baseline: undefined, problems: [fileProblem(name, `The baseline ${readFailure(error)}.`)], text: '' };
  }
}
