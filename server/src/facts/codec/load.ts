// The encoded form of the facts of loading.
import type { ImportFact } from '../facts';
import type { BodyFact, Catches, Guard, LoadFacts, LoadUse, Step, StepKind } from '../load-facts';
import { type FactsReader, none } from './facts-reader';
import type { FactsWriter } from './facts-writer';
import { type Numbers, wordsOf } from './words';

const kindNumbers: Numbers<StepKind> = { import: 0, define: 1, hoist: 2, read: 3, call: 4, assign: 5, delete: 6 };
const kinds = wordsOf(kindNumbers);
const useNumbers: Numbers<LoadUse> = {
  'base class': 1,
  decorator: 2,
  'default argument': 3,
  call: 4,
  'class body': 5,
  'enum value': 6,
  're-assignment': 7,
  annotation: 8,
  expression: 9,
};
const uses = wordsOf(useNumbers);
const branchNumbers: Numbers<Guard['branch']> = { body: 0, handler: 1, else: 2, branch: 3 };
const branches = wordsOf(branchNumbers);
const catchNumbers: Numbers<Catches> = {
  imports: 1,
  names: 2,
  attributes: 3,
  'imports or names': 4,
  'imports or attributes': 5,
  'names or attributes': 6,
  any: 7,
};
const catches = wordsOf(catchNumbers);

/** As the contract has it, imports have no name, and other steps no import. Of the byte that a step begins with: its kind times this, plus its use (none: 0), then its guard. */
const useCount = 10;
const GuardIs = { none: 0, asBefore: 1, told: 2 } as const;

/** `imports`: of the same file; they run where they stand, so that need not be told. */
export function writeLoad(writer: FactsWriter, { steps, bodies }: LoadFacts, imports: readonly ImportFact[]): void {
  const guards = new Map<Guard, number>();
  for (const step of steps) collectGuards(step.guard, guards);
  for (const body of bodies) for (const step of body.steps) collectGuards(step.guard, guards);
  writer.counts.varint(guards.size);
  for (const guard of guards.keys()) writeGuard(writer, guard, guards);
  writeSteps(writer, steps, guards, imports);
  writer.list(bodies, (_, body) => {
    writer.text(body.name);
    writeSteps(writer, body.steps, guards, imports);
  });
}

/** `imports`: with the places that they had when this was written; facts that are patched read their load before. */
export function readLoad(reader: FactsReader, imports: readonly ImportFact[]): LoadFacts {
  const guards: Guard[] = [];
  for (let left = reader.counts.varint(); left > 0; left--) guards.push(readGuard(reader, guards));
  const steps = readSteps(reader, guards, imports);
  const bodies = reader.list((): BodyFact => {
    const name = reader.text();
    return { name, steps: readSteps(reader, guards, imports) };
  });
  return { steps, bodies };
}

/** Outer guards first, each once: steps share them. */
function collectGuards(guard: Guard | undefined, guards: Map<Guard, number>): void {
  if (guard === undefined || guards.has(guard)) return;
  collectGuards(guard.outer, guards);
  guards.set(guard, guards.size);
}

function writeGuard(writer: FactsWriter, guard: Guard, guards: ReadonlyMap<Guard, number>): void {
  const catching = guard.catches === undefined ? 0 : catchNumbers[guard.catches];
  writer.flags.byte(branchNumbers[guard.branch] | (catching << 2));
  writer.place(guard.group);
  writer.counts.varint(guard.outer === undefined ? 0 : guards.get(guard.outer)! + 1);
}

function readGuard(reader: FactsReader, guards: readonly Guard[]): Guard {
  const flags = reader.flags.byte();
  const group = reader.place();
  const outer = reader.counts.varint();
  return {
    branch: branches[flags & 3]!,
    group,
    catches: flags >> 2 === 0 ? undefined : catches[flags >> 2],
    outer: outer === 0 ? undefined : guards[outer - 1],
  };
}

function writeSteps(
  writer: FactsWriter,
  steps: readonly Step[],
  guards: ReadonlyMap<Guard, number>,
  imports: readonly ImportFact[],
): void {
  writer.counts.varint(steps.length);
  let guard: Guard | undefined;
  let next = 0;
  for (const step of steps) {
    const told = step.guard === undefined ? GuardIs.none : step.guard === guard ? GuardIs.asBefore : GuardIs.told;
    const use = step.why === undefined ? 0 : useNumbers[step.why];
    writer.flags.byte((kindNumbers[step.do] * useCount + use) * 3 + told);
    if (told === GuardIs.told) writer.counts.varint(guards.get(step.guard!)!);
    guard = step.guard;
    if (step.do === 'import') {
      writer.counts.difference(step.import, next);
      next = step.import + 1;
      writer.last = imports[step.import]!.span.start;
    }
    writer.place(step.at);
    if (step.do !== 'import') writer.text(step.name);
  }
}

function readSteps(reader: FactsReader, guards: readonly Guard[], imports: readonly ImportFact[]): readonly Step[] {
  const length = reader.counts.varint();
  if (length === 0) return none;
  const steps = new Array<Step>(length);
  let guard: Guard | undefined;
  let next = 0;
  for (let step = 0; step < length; step++) {
    const flags = reader.flags.byte();
    const told = flags % 3;
    if (told === GuardIs.none) guard = undefined;
    else if (told === GuardIs.told) guard = guards[reader.counts.varint()];
    const rest = (flags - told) / 3;
    const use = rest % useCount;
    const what = kinds[(rest - use) / useCount]!;
    let index = -1;
    if (what === 'import') {
      index = reader.counts.difference(next);
      next = index + 1;
      reader.last = imports[index]!.span.start;
    }
    const at = reader.place();
    const name = what === 'import' ? '' : reader.text();
    steps[step] = { do: what, name, import: index, at, why: use === 0 ? undefined : uses[use], guard };
  }
  return steps;
}
