// Format json of plans: version 1, documented in the README. One row and one step a line, so that two plans can be compared.
import type { Phase, Step } from '../../analysis/plan/plan';
import type { PlanFormat } from './plan-format';
import { commandOf } from './plan-layout';

export const planJson: PlanFormat = ({ root, rows, notRun, phases }) => {
  const table = rows.map(({ rule, what, found, wanted, detail }) => ({ rule, what, found, wanted, detail }));
  const parts = [
    '"version": 1',
    `"root": ${JSON.stringify(root)}`,
    `"rows": ${list(table, 4)}`,
    `"notRun": ${JSON.stringify(notRun)}`,
    `"phases": [\n${phases.map(phaseText).join(',\n')}\n  ]`,
  ];
  return `{\n  ${parts.join(',\n  ')}\n}\n`;
};

function phaseText({ id, title, steps }: Phase): string {
  return `    { "id": ${JSON.stringify(id)}, "title": ${JSON.stringify(title)}, "steps": ${list(steps.map(plainStep), 6)} }`;
}

function plainStep({ id, rule, title, files, importers, actions, dependsOn, groups, settles }: Step) {
  const plain = actions.map((action) => ({
    text: action.text,
    fix: commandOf(action) ?? null,
    places: action.places.map(({ file, line, note }) => ({ file, line, note })),
  }));
  return { id, rule, title, files, importers, actions: plain, dependsOn, groups, settles };
}

function list(items: readonly unknown[], indent: number): string {
  if (items.length === 0) return '[]';
  const lines = items.map((item) => `${' '.repeat(indent)}${JSON.stringify(item)}`);
  return `[\n${lines.join(',\n')}\n${' '.repeat(indent - 2)}]`;
}
