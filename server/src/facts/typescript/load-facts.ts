// What is kept of the steps that the walk wrote down: those that can matter to another module.
import type { BodyFact, LoadFacts, Step } from '../load-facts';
import type { Walk } from './context';
import type { DraftImport } from './drafts';
import { Bodies, reachOf, rootOf } from './load-reach';
import type { DraftBody, DraftStep } from './load-recorder';

type Index = ReadonlyMap<DraftImport, number>;

const nothing: readonly never[] = [];

export function loadFacts(walk: Walk, index: Index): LoadFacts {
  const wanted = wantedNames(walk);
  const known = new Bodies(walk, wanted);
  const bodies = walk.load.bodies.length === 0 ? nothing : bodyFacts(known, index, wanted);
  const steps: Step[] = [];
  addImports(steps, index);
  const kept = hoistedFirst(keptSteps(walk.load.steps, known, index, wanted));
  for (let at = 0; at < kept.length; at++) steps.push(stepFact(kept[at]!, index));
  return { steps: steps.length === 0 ? nothing : steps, bodies };
}

/** Of an assignment to `exports` only the name counts, which is no name of the module. */
function wantedNames({ exports }: Walk): Set<string> {
  const wanted = new Set(['default', 'module.exports']);
  for (let at = 0; at < exports.length; at++) {
    const { from, local } = exports[at]!;
    if (from === undefined) wanted.add(local);
  }
  return wanted;
}

/** The static imports. */
function addImports(steps: Step[], index: Index): void {
  index.forEach((at, { form, typeOnly, deferred, span }) => {
    if (typeOnly || deferred || form === 'require' || form === 'import-equals') return;
    steps.push({ do: 'import', name: '', import: at, at: span.start, why: undefined, guard: undefined });
  });
}

function bodyFacts(known: Bodies, index: Index, wanted: Set<string>): BodyFact[] {
  return known.kept().map((body) => bodyFact(known, body, index, wanted));
}

function keptSteps(
  steps: readonly DraftStep[],
  known: Bodies,
  index: Index,
  wanted: ReadonlySet<string>,
): readonly DraftStep[] {
  const kept: DraftStep[] = [];
  for (let at = 0; at < steps.length; at++) if (isKept(steps[at]!, known, index, wanted)) kept.push(steps[at]!);
  return kept;
}

function hoistedFirst(steps: readonly DraftStep[]): readonly DraftStep[] {
  if (!steps.some((step) => step.do === 'hoist')) return steps;
  const seen = new Set<string>();
  const hoisted = steps.filter((step) => step.do === 'hoist' && !seen.has(step.name) && seen.add(step.name));
  return [...hoisted, ...steps.filter((step) => step.do !== 'hoist')];
}

/** What the body asks of its own module joins `wanted`. */
function bodyFact(known: Bodies, body: DraftBody, index: Index, wanted: Set<string>): BodyFact {
  const seen = new Set<string>();
  const steps: Step[] = [];
  for (let at = 0; at < body.steps.length; at++) {
    const step = body.steps[at]!;
    const marksBase = step.name === 'super' && steps.length > 0;
    if (!(marksBase || known.matters(body, step)) || (step.import !== undefined && !index.has(step.import))) continue;
    const key = keyOf(step);
    if (seen.has(key)) continue;
    seen.add(key);
    if (reachOf(step) === 'own') wanted.add(rootOf(step.name));
    steps.push(stepFact(step, index));
  }
  return { name: body.name, steps };
}

function keyOf({ do: what, import: fact, name, at, guard }: DraftStep): string {
  return `${what} ${fact === undefined ? name : at} ${guard?.branch} ${guard?.group}`;
}

/** The module's own names are there when its own steps ask for them, so only calls of its own bodies count. */
function isKept(step: DraftStep, known: Bodies, index: Index, wanted: ReadonlySet<string>): boolean {
  const reach = reachOf(step);
  switch (step.do) {
    case 'hoist':
      return wanted.has(step.name);
    case 'define':
      return reach === 'own' && (wanted.has(step.name) || step.name.startsWith('exports.'));
    case 'call':
      return reach === 'import' || (reach === 'own' && known.has(step.name));
    case 'import':
      return index.has(step.import!);
    default:
      return reach === 'import';
  }
}

function stepFact({ do: what, name, at, why, guard, import: fact }: DraftStep, index: Index): Step {
  return {
    do: what,
    name,
    import: fact === undefined ? -1 : index.get(fact)!,
    at,
    why: what === 'call' && why === 'expression' ? 'call' : why,
    guard,
  };
}
