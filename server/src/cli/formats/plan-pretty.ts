// Format pretty of plans: for a person at a terminal. The table, then each phase with its first steps.
import type { Action, Phase, Plan, Step } from '../../analysis/plan/plan';
import { count, thousands } from '../words';
import { cellsOf, padEnd, padStart, wrap, wrapIndented } from '../wrap';
import type { PlanFormat, PlanFormatContext } from './plan-format';
import { cappedSteps, closingOf, commandOf, reachOf } from './plan-layout';

const defaultSteps = 5;
/** Further steps of a rule that are named, so that what comes last is seen, too; a step can wait for all before it. */
const mostNamed = 15;
/** Places shown per action; what is left out is counted. */
const mostPlaces = 5;

export const planPretty: PlanFormat = (plan, context) => {
  const lines = [ruler('Found → wanted', '', context), '', ...table(plan, context)];
  const steps = plan.phases.flatMap((phase) => phase.steps);
  for (const phase of plan.phases) if (phase.steps.length > 0) lines.push('', ...phaseLines(phase, context));
  if (context.totals) {
    const text = steps.length === 0 ? 'Nothing is left to do.' : `${count(steps.length, 'step')}. ${closingOf(plan)}`;
    lines.push('', ...prose(text, 0, context));
  }
  return `${lines.join('\n')}\n`;
};

function table({ rows, notRun }: Plan, context: PlanFormatContext): string[] {
  const { colours, width } = context;
  const left = Math.max(0, ...rows.map(({ what }) => cellsOf(what)));
  const number = Math.max(1, ...rows.map(({ found }) => thousands(found).length));
  const lines = rows.flatMap(({ what, found, wanted, detail }) => {
    const paint = found === wanted ? colours.green : colours.red;
    const start = `  ${padEnd(what, left)}  ${paint(padStart(thousands(found), number))} → ${wanted}`;
    const room = width - cellsOf(start) - 3;
    if (detail === '') return [start];
    if (cellsOf(detail) <= room) return [`${start}   ${colours.dim(detail)}`];
    return [start, ...wrapIndented(detail, width, 6).map(colours.dim)];
  });
  if (notRun.length > 0) lines.push('', ...prose(`Not run, so not counted: ${notRun.join(', ')}.`, 2, context));
  return lines;
}

function phaseLines(phase: Phase, context: PlanFormatContext): string[] {
  const most = context.mostSteps ?? defaultSteps;
  const { shown, left } = cappedSteps(phase, most);
  const lines = [ruler(`${phase.id}: ${phase.title}`, count(phase.steps.length, 'step'), context)];
  for (const step of shown) lines.push('', ...stepLines(step, context));
  if (left.length === 0) return lines;
  lines.push(
    '',
    ...prose('Further steps; --steps 0 shows all of them in full, PATH and --rule a part:', 0, context),
    '',
  );
  const told = new Set(shown);
  const named = cappedSteps({ ...phase, steps: phase.steps.filter((step) => !told.has(step)) }, mostNamed);
  for (const step of named.shown) lines.push(...titleLines(step, context));
  for (const [rule, steps] of named.left) lines.push(`${' '.repeat(6)}and ${thousands(steps)} more of ${rule}`);
  return lines;
}

function stepLines(step: Step, context: PlanFormatContext): string[] {
  const { colours, width } = context;
  const indent = indentOf(step);
  const lines = titleLines(step, context).map(colours.bold);
  const after = step.dependsOn.length === 0 ? '' : `after ${namesOf(step.dependsOn)}; `;
  lines.push(...wrapIndented(after + reachOf(step), width, indent).map(colours.dim));
  for (const [at, action] of step.actions.entries()) lines.push(...actionLines(action, at + 1, indent, context));
  return lines;
}

function titleLines(step: Step, { width }: PlanFormatContext): string[] {
  const indent = indentOf(step);
  return wrap(step.title, width - indent).map((line, at) => padEnd(at === 0 ? step.id : '', indent) + line);
}

function indentOf({ id }: Step): number {
  return Math.max(6, id.length + 2);
}

function actionLines(action: Action, number: number, indent: number, context: PlanFormatContext): string[] {
  const { colours, shown, width } = context;
  const command = commandOf(action);
  const end = action.places.length === 0 ? '' : ':';
  const lines = prose(
    `${number}. ${action.text}${command === undefined ? end : `: \`${command}\``}`,
    indent,
    context,
    3,
  );
  for (const { file, line, note } of action.places.slice(0, mostPlaces)) {
    const place = `${' '.repeat(indent + 3)}${colours.underline(`${shown(file)}:${line + 1}`)}`;
    const room = width - cellsOf(place) - 2;
    if (note === '') lines.push(place);
    else if (cellsOf(note) <= room) lines.push(`${place}  ${colours.dim(note)}`);
    else lines.push(place, ...wrapIndented(note, width, indent + 7).map(colours.dim));
  }
  const rest = action.places.length - mostPlaces;
  if (rest > 0) lines.push(colours.dim(`${' '.repeat(indent + 3)}and ${count(rest, 'more place')}`));
  return lines;
}

/** A step can depend on a hundred others. */
function namesOf(ids: readonly string[]): string {
  return ids.length <= 6 ? ids.join(', ') : `${ids.slice(0, 5).join(', ')} and ${ids.length - 5} more`;
}

/** Code in back quotes; without colour the quotes say enough. */
function prose(text: string, indent: number, { colours, width }: PlanFormatContext, hanging = 0): string[] {
  return wrapIndented(text, width, indent, hanging).map((line) =>
    line.replace(/`[^`]+`/g, (code) => colours.cyan(code)),
  );
}

function ruler(title: string, totals: string, { colours, width }: PlanFormatContext): string {
  const rest = Math.max(3, Math.min(width, 100) - cellsOf(title) - cellsOf(totals) - 5);
  return `${colours.dim('──')} ${colours.bold(title)} ${colours.dim('─'.repeat(rest))}${totals === '' ? '' : ` ${totals}`}`;
}
