// The encoded form of the facts of loading.
import type { DefinitionFact, ImportFact } from '../facts';
import type { BodyFact, Catches, Guard, LoadFacts, LoadUse, Step, StepKind } from '../load-facts';
import { definitionAt } from './definitions';
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

/** Beside the kinds: a definition's name gets its value where it is named, so that neither is told. */
const defineHere = 7;

/** What steps speak of, with the places that it had when they were written: facts that are patched read their load before. */
export interface Spoken {
  readonly imports: readonly ImportFact[];
  readonly definitions: readonly DefinitionFact[];
}

/** As the contract has it, imports have no name, and other steps no import. Of the byte that a step begins with: its kind times this, plus its use (none: 0), then its guard. */
const useCount = 10;
const GuardIs = { none: 0, asBefore: 1, told: 2 } as const;

/** `spoken`: of the same file; imports run where they stand, so that need not be told. */
export function writeLoad(writer: FactsWriter, { steps, bodies }: LoadFacts, spoken: Spoken): void {
  const guards = new Map<Guard, number>();
  for (const step of steps) collectGuards(step.guard, guards);
  for (const body of bodies) for (const step of body.steps) collectGuards(step.guard, guards);
  writer.counts.varint(guards.size);
  for (const guard of guards.keys()) writeGuard(writer, guard, guards);
  writeSteps(writer, steps, guards, spoken);
  writer.list(bodies, (_, body) => {
    writer.text(body.name);
    writeSteps(writer, body.steps, guards, spoken);
  });
}

export function readLoad(reader: FactsReader, spoken: Spoken): LoadFacts {
  const guards: Guard[] = [];
  for (let left = reader.counts.varint(); left > 0; left--) guards.push(readGuard(reader, guards));
  const steps = readSteps(reader, guards, spoken);
  const bodies = reader.list((): BodyFact => {
    const name = reader.text();
    return { name, steps: readSteps(reader, guards, spoken) };
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
  { imports, definitions }: Spoken,
): void {
  writer.counts.varint(steps.length);
  let guard: Guard | undefined;
  let next = 0;
  let nextDefinition = 0;
  for (const step of steps) {
    const told = step.guard === undefined ? GuardIs.none : step.guard === guard ? GuardIs.asBefore : GuardIs.told;
    const use = step.why === undefined ? 0 : useNumbers[step.why];
    const definition = step.do === 'define' ? definitionAt(definitions, nextDefinition, step.name, step.at) : -1;
    const kind = definition < 0 ? kindNumbers[step.do] : defineHere;
    writer.flags.byte((kind * useCount + use) * 3 + told);
    if (told === GuardIs.told) writer.counts.varint(guards.get(step.guard!)!);
    guard = step.guard;
    if (definition >= 0) {
      writer.counts.varint(definition - nextDefinition);
      nextDefinition = definition + 1;
      writer.last = step.at;
      continue;
    }
    if (step.do === 'import') {
      writer.counts.difference(step.import, next);
      next = step.import + 1;
      writer.last = imports[step.import]!.span.start;
    }
    writer.place(step.at);
    if (step.do !== 'import') writer.text(step.name);
  }
}

function readSteps(reader: FactsReader, guards: readonly Guard[], { imports, definitions }: Spoken): readonly Step[] {
  const length = reader.counts.varint();
  if (length === 0) return none;
  const steps = new Array<Step>(length);
  let guard: Guard | undefined;
  let next = 0;
  let nextDefinition = 0;
  for (let step = 0; step < length; step++) {
    const flags = reader.flags.byte();
    const told = flags % 3;
    if (told === GuardIs.none) guard = undefined;
    else if (told === GuardIs.told) guard = guards[reader.counts.varint()];
    const rest = (flags - told) / 3;
    const use = rest % useCount;
    const why = use === 0 ? undefined : uses[use];
    const kind = (rest - use) / useCount;
    if (kind === defineHere) {
      nextDefinition += reader.counts.varint();
      const { name, nameSpan } = definitions[nextDefinition++]!;
      reader.last = nameSpan.start;
      steps[step] = { do: 'define', name, import: -1, at: nameSpan.start, why, guard };
      continue;
    }
    const what = kinds[kind]!;
    let index = -1;
    if (what === 'import') {
      index = reader.counts.difference(next);
      next = index + 1;
      reader.last = imports[index]!.span.start;
    }
    const at = reader.place();
    const name = what === 'import' ? '' : reader.text();
    steps[step] = { do: what, name, import: index, at, why, guard };
  }
  return steps;
}
