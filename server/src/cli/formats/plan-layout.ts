// What the formats of plans for people have in common: which steps are shown, and what is said of each.
import type { Action, Phase, Plan, Step } from '../../analysis/plan/plan';
import { count } from '../words';

/** The first steps of each rule, in the order of the plan, and how many of which rule are left out. */
export function cappedSteps(
  { steps }: Phase,
  most: number,
): { readonly shown: readonly Step[]; readonly left: readonly (readonly [rule: string, steps: number])[] } {
  const seen = new Map<string, number>();
  const shown = steps.filter(({ rule }) => {
    seen.set(rule, (seen.get(rule) ?? 0) + 1);
    return most === 0 || seen.get(rule)! <= most;
  });
  const left = [...seen].filter(([, number]) => most > 0 && number > most);
  return { shown, left: left.map(([rule, number]) => [rule, number - most]) };
}

/** The command that does the action. */
export function commandOf({ fix }: Action): string | undefined {
  return fix === null ? undefined : `ssot fix --rule ${fix}`;
}

/** `settles 1 compatibility-shim and 3 legacy-import`, beside the number of modules that change. */
export function reachOf({ importers, settles }: Step): string {
  const findings = Object.entries(settles).map(([rule, number]) => `${number} ${rule}`);
  const touched = importers === 0 ? 'no importers' : count(importers, 'importer');
  return `${touched}; settles ${findings.join(', ')}`;
}

/** What is said at the end of a plan with steps. */
export function closingOf({ phases }: Plan): string {
  const fixable = phases.some(({ steps }) => steps.some(({ actions }) => actions.some(({ fix }) => fix !== null)));
  const fixing = '`ssot fix` works on the whole workspace: one run does its part of all the steps that name it. ';
  const success =
    'Success is this table with every number as wanted: `ssot plan` prints it again, and `ssot check` in CI keeps it so.';
  return `${fixable ? fixing : ''}${success}`;
}
