// From the text of a configuration to settings, or to what is wrong with it.
import type { RuleId } from '../rules/rule';
import { checkConfiguration } from './configuration-checks';
import type { Configuration, WrittenLevel, WrittenLevelWithOptions } from './configuration-data';
import { type ConfigurationFormat, readDocument } from './configuration-document';
import { type ConfigurationProblem, fileProblem, type KeyPath, keyText } from './configuration-problem';
import { configurationSchema, type DescribedRule } from './configuration-schema';
import { validate } from './schema-validator';
import { type Settings, settingsOf } from './settings';

export interface ParsedConfiguration {
  /** `undefined` as soon as there is one problem: a configuration counts whole or not at all. */
  readonly settings: Settings | undefined;
  /** In the order of the text. */
  readonly problems: readonly ConfigurationProblem[];
  /** A problem at a key of this configuration, for those who find one later, with the code at hand. */
  problem(path: KeyPath, message: string): ConfigurationProblem;
}

/** Never throws. `file` is the name that problems give; see `ConfigurationProblem`. */
export function parseConfiguration(
  text: string,
  format: ConfigurationFormat,
  file: string,
  rules: readonly DescribedRule[],
): ParsedConfiguration {
  const document = readDocument(text, format, file);
  const problems = [...document.problems];
  if (problems.length === 0) {
    let faults = validate(configurationSchema(rules), document.value, document.notation);
    if (faults.length === 0) faults = checkConfiguration(document.value as Configuration);
    for (const { path, on, message } of faults) problems.push(document.problem(path, on, message));
  }
  problems.sort((a, b) => a.line - b.line || a.character - b.character);
  const settings = problems.length === 0 ? settingsOf(document.value as Configuration, rules) : undefined;
  return { settings, problems, problem: (path, message) => document.problem(path, 'value', message) };
}

/**
 * Lays an editor's levels of rules over the configuration's: a level alone keeps the configured options, options are
 * merged one by one. `overrides` of the configuration still count for their files. An entry that is wrong is told as a
 * problem of `source` (what the editor calls its settings), and left out.
 */
export function withEditorRules(
  settings: Settings,
  editorRules: Readonly<Record<string, unknown>>,
  rules: readonly DescribedRule[],
  source = 'ssotGuard.rules',
): { readonly settings: Settings; readonly problems: readonly ConfigurationProblem[] } {
  const problems: ConfigurationProblem[] = [];
  const merged: Record<string, WrittenLevel | WrittenLevelWithOptions> = { ...settings.configuration.rules };
  const schema = configurationSchema(rules).properties!.rules!;
  for (const [rule, written] of Object.entries(editorRules)) {
    if (written === undefined || written === null) continue;
    const faults = validate(schema, { [rule]: written }, 'json', ['rules']);
    for (const { path, message } of faults) problems.push({ ...fileProblem(source, message), key: keyText(path) });
    if (faults.length === 0)
      merged[rule as RuleId] = mergedLevel(merged[rule], written as WrittenLevel | WrittenLevelWithOptions);
  }
  return { settings: settingsOf({ ...settings.configuration, rules: merged }, rules), problems };
}

function mergedLevel(
  before: WrittenLevel | WrittenLevelWithOptions | undefined,
  over: WrittenLevel | WrittenLevelWithOptions,
): WrittenLevel | WrittenLevelWithOptions {
  const options = typeof before === 'object' ? before[1] : undefined;
  if (typeof over === 'string') return options ? [over, options] : over;
  return [over[0], { ...options, ...over[1] }];
}
