// Format markdown of plans: to hand to a team, in an issue or a page of its own.
import type { Action, Phase, Plan, Step } from '../../analysis/plan/plan';
import { count, thousands } from '../words';
import { codeText, markdownText } from './markdown-text';
import type { PlanFormat, PlanFormatContext } from './plan-format';
import { cappedSteps, closingOf, commandOf, reachOf } from './plan-layout';

/** Comments and issues have a limit (65,536 characters on GitHub). */
const defaultSteps = 25;
const mostPlaces = 20;

export const planMarkdown: PlanFormat = (plan, context) => {
  const lines = ['# Plan for a single source of truth', '', ...table(plan)];
  for (const phase of plan.phases) if (phase.steps.length > 0) lines.push('', ...phaseLines(phase, context));
  const left = plan.phases.some(({ steps }) => steps.length > 0);
  lines.push('', left ? closingOf(plan) : 'Nothing is left to do.');
  return `${lines.join('\n')}\n`;
};

function table({ rows, notRun }: Plan): string[] {
  const lines = ['| | found | wanted | |', '| --- | ---: | ---: | --- |'];
  for (const { what, found, wanted, detail } of rows) {
    lines.push(`| ${markdownText(what)} | ${thousands(found)} | ${wanted} | ${markdownText(detail)} |`);
  }
  if (notRun.length > 0) lines.push('', `Not run, so not counted: ${notRun.join(', ')}.`);
  return lines;
}

function phaseLines(phase: Phase, context: PlanFormatContext): string[] {
  const { shown, left } = cappedSteps(phase, context.mostSteps ?? defaultSteps);
  const lines = [`## ${phase.id}: ${phase.title} (${count(phase.steps.length, 'step')})`];
  for (const step of shown) lines.push('', ...stepLines(step, context));
  if (left.length > 0) {
    const rest = left.map(([rule, steps]) => `${thousands(steps)} of ${rule}`).join(', ');
    lines.push('', `More steps: ${rest}. \`--steps 0\` shows all of them, PATH and \`--rule\` a part.`);
  }
  return lines;
}

function stepLines(step: Step, context: PlanFormatContext): string[] {
  const after = step.dependsOn.length === 0 ? '' : `After ${step.dependsOn.join(', ')}. `;
  const lines = [`### ${step.id} ${markdownText(step.title)}`, '', `${after}${sentence(reachOf(step))}`, ''];
  for (const [at, action] of step.actions.entries()) lines.push(...actionLines(action, at + 1, context));
  return lines;
}

function actionLines(action: Action, number: number, { inRepository }: PlanFormatContext): string[] {
  const command = commandOf(action);
  const how = command === undefined ? '' : ` (\`${command}\`)`;
  const lines = [`${number}. ${markdownText(action.text)}${how}`];
  for (const { file, line, note } of action.places.slice(0, mostPlaces)) {
    const place = codeText(`${inRepository(file)}:${line + 1}`);
    lines.push(`   - ${place}${note === '' ? '' : ` ${markdownText(note)}`}`);
  }
  const rest = action.places.length - mostPlaces;
  if (rest > 0) lines.push(`   - and ${count(rest, 'more place')}; the json format lists them all`);
  return lines;
}

function sentence(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}
