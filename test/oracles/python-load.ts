// Our facts of loading in the shape that python_load.py prints.
import type { Facts } from '../../server/src/facts/facts';
import type { Guard } from '../../server/src/facts/load-facts';
import { lineAt } from '../../server/src/text/line-index';

type ToldGuard = readonly [string, number, string | null, ToldGuard] | null;

export function simplifiedLoading({ load, lineStarts }: Facts) {
  const line = (offset: number) => lineAt(lineStarts, offset);
  const told = (guard: Guard | undefined): ToldGuard =>
    guard === undefined ? null : [guard.branch, line(guard.group), guard.catches ?? null, told(guard.outer)];
  return {
    steps: load.steps.map((step) => [step.do, step.name, line(step.at), told(step.guard)]),
    bodies: load.bodies.map(({ name }) => name),
  };
}
