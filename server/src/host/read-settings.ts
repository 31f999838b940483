// The settings in force for a folder: its configuration file with the editor's levels laid over it.
import { type ParsedConfiguration, parseConfiguration, withEditorRules } from '../analysis/configuration';
import type { ConfigurationProblem } from '../analysis/configuration-problem';
import { defaultSettings, type Settings } from '../analysis/settings';
import { rules } from '../rules/registry';
import { findConfiguration } from './configuration-file';
import type { SessionOptions } from './session';

/** `settings` is undefined when the configuration has faults; `problem` tells one found later, with the code at hand. */
export async function readSettings(
  root: string,
  options: SessionOptions,
): Promise<{
  settings: Settings | undefined;
  problems: readonly ConfigurationProblem[];
  problem: ParsedConfiguration['problem'] | undefined;
  /** Of the file, with its name; empty without one. */
  text: string;
}> {
  const { file, problems: unread } = await findConfiguration(root, options.configFile);
  if (unread.length > 0) return { settings: undefined, problems: unread, problem: undefined, text: '' };
  const text = file === undefined ? '' : `${file.name}\n${file.text}`;
  const parsed = file === undefined ? undefined : parseConfiguration(file.text, file.format, file.name, rules);
  const settings = parsed === undefined ? defaultSettings(rules) : parsed.settings;
  const [problems, problem] = [parsed?.problems ?? [], parsed?.problem];
  const editorRules = options.overrides?.rules;
  if (settings === undefined || editorRules === undefined) return { settings, problems, problem, text };
  const merged = withEditorRules(settings, editorRules, rules);
  return { settings: merged.settings, problems: [...problems, ...merged.problems], problem, text };
}
