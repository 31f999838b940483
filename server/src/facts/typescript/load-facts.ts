// What is kept of the steps that the walk wrote down: those that can matter to another module.
import type { BodyFact, LoadFacts, Step } from '../load-facts';
import type { Walk } from './context';
import type { DraftImport } from './drafts';
import { Bodies, reachOf, rootOf } from './load-reach';
import type { DraftBody, DraftStep } from './load-recorder';

type Index = ReadonlyMap<DraftImport, number>;

const nothing: readonly never[] = [];

export function loadFacts(walk: Walk, index: Index): LoadFacts {
  const { steps, bodies: drafts } = walk.load;
  // Of an assignment to `exports` only the name counts, which is no name of the module.
  const wanted = new Set(['default', 'module.exports']);
  for (const { from, local } of walk.exports) if (from === undefined) wanted.add(local);
  const known = new Bodies(walk, wanted);
  const bodies = drafts.length === 0 ? nothing : known.kept().map((body) => bodyFact(known, body, index, wanted));
  const kept = steps.filter((step) => isKept(step, known, index, wanted));
  const all = [...staticImports(index), ...hoistedFirst(kept).map((step) => stepFact(step, index))];
  return { steps: all.length === 0 ? nothing : all, bodies };
}

function staticImports(index: Index): Step[] {
  const steps: Step[] = [];
  for (const [{ form, typeOnly, deferred, span }, at] of index) {
    if (typeOnly || deferred || form === 'require' || form === 'import-equals') continue;
    steps.push({ do: 'import', name: '', import: at, at: span.start, why: undefined, guard: undefined });
  }
  return steps;
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
  for (const step of body.steps) {
    const marksBase = step.name === 'super' && steps.length > 0;
    if (!(marksBase || known.matters(body, step)) || (step.import !== undefined && !index.has(step.import))) continue;
    const { guard } = step;
    const key = `${step.do} ${step.import === undefined ? step.name : step.at} ${guard?.branch} ${guard?.group}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (reachOf(step) === 'own') wanted.add(rootOf(step.name));
    steps.push(stepFact(step, index));
  }
  return { name: body.name, steps };
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
