// rewrite-import for TypeScript and JavaScript: by the spans of the facts where a specifier is all that changes, through
// ts-morph where a statement has to be split.
import type { BindingFact, ImportFact } from '../facts/facts';
import type { Graph, Module } from '../graph/model';
import type { TextEdit } from '../text/text-edit';
import type { ImportMoves } from './rewrite-import';
import { specifierLike } from './specifier-style';

export function rewriteTypeScript(graph: Graph, module: Module, text: string, moves: readonly ImportMoves[]): TextEdit[] {
  const plans = moves.map((move) => planOf(graph, module, move)).filter((plan) => plan !== undefined);
  if (plans.some((plan) => plan.split)) {
    // Loaded here because it holds the whole compiler, which most fixes do not need.
    const { splitImports } = require('./split-imports') as typeof import('./split-imports');
    return splitImports(module.path, text, plans);
  }
  return plans.flatMap(editsOf);
}

/** What becomes of one import: where each name goes, in words that both ways of editing understand. */
export interface ImportPlan {
  readonly fact: ImportFact | undefined;
  readonly specifierSpan: { readonly start: number; readonly end: number };
  /** The names that move; the rest stay. Empty where the whole import moves as it is. */
  readonly moved: readonly MovedName[];
  /** The new specifier, where all that moves goes to one module. */
  readonly specifier: string;
  readonly split: boolean;
}

export interface MovedName {
  readonly binding: BindingFact;
  readonly specifier: string;
  /** Name in the new module. */
  readonly name: string;
}

function planOf(graph: Graph, module: Module, { import: index, string, to }: ImportMoves): ImportPlan | undefined {
  if (string) {
    const { text, span } = module.facts.strings[index]!;
    const specifier = specifierLike(graph, module, text, graph.resolve(text, module), to.get(-1)!.module);
    return { fact: undefined, specifierSpan: span, moved: [], specifier, split: false };
  }
  const fact = module.facts.imports[index]!;
  const write = (target: Module) => specifierLike(graph, module, fact.specifier, module.targets[index], target);
  const whole = to.get(-1);
  if (whole !== undefined) {
    return { fact, specifierSpan: fact.specifierSpan, moved: [], specifier: write(whole.module), split: false };
  }
  const moved = [...to].map(([binding, target]) => {
    const bound = fact.bindings[binding]!;
    return { binding: bound, specifier: write(target.module), name: target.name ?? bound.imported };
  });
  const specifier = moved[0]!.specifier;
  const together = moved.length === fact.bindings.length && moved.every((each) => each.specifier === specifier);
  const reshaped = moved.some(({ binding, name }) => binding.imported !== name && [binding.imported, name].some(isSpecial));
  const split = !together || reshaped;
  // Calls have no statement of their own that could be split.
  if (split && !['import', 're-export'].includes(fact.form)) return undefined;
  return { fact, specifierSpan: fact.specifierSpan, moved, specifier, split };
}

/** `default` and `*` are written outside the braces. */
function isSpecial(name: string): boolean {
  return name === 'default' || name === '*';
}

function editsOf({ fact, specifierSpan, moved, specifier }: ImportPlan): TextEdit[] {
  const edits: TextEdit[] = [{ span: specifierSpan, newText: specifier }];
  for (const { binding, name } of moved) {
    if (name === binding.imported) continue;
    const { importedSpan, span, local } = binding;
    const isShort = importedSpan.end === span.end;
    const alias = fact?.form === 'require' ? `${name}: ${local}` : `${name} as ${local}`;
    edits.push({ span: importedSpan, newText: isShort && local !== name ? alias : name });
  }
  return edits;
}
