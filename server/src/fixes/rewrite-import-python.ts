// rewrite-import for Python, by the spans of the facts.
import type { BindingFact, ImportFact } from '../facts/facts';
import type { Graph, Module } from '../graph/model';
import type { TextEdit } from '../text/text-edit';
import type { ImportMoves } from './rewrite-import';
import { codeOccurrences } from './python-occurrences';
import { lineRemoval, listRemoval } from './python-removal';

export function rewritePython(graph: Graph, module: Module, text: string, moves: readonly ImportMoves[]): TextEdit[] {
  const plan: Plan = { graph, module, text, edits: [], added: new Map() };
  for (const move of moves) {
    if (move.string) rewriteString(plan, move);
    else if (module.facts.imports[move.import]!.form === 'from') rewriteFrom(plan, move);
    else rewriteModuleImport(plan, move);
  }
  for (const [fact, names] of plan.added) plan.edits.push(appended(fact, names));
  return plan.edits;
}

/** Edits of one file while they are being made. `added`: names to join to imports that are there already. */
interface Plan {
  readonly graph: Graph;
  readonly module: Module;
  readonly text: string;
  readonly edits: TextEdit[];
  readonly added: Map<ImportFact, string[]>;
}

interface MovedName {
  readonly index: number;
  readonly binding: BindingFact;
  readonly specifier: string;
  readonly name: string;
}

/** `a.b.C.method`: the part that names the module, and the name after it when that changes, give way. */
function rewriteString({ graph, module, edits }: Plan, { import: index, to }: ImportMoves): void {
  const { text, span } = module.facts.strings[index]!;
  const target = to.get(-1)!;
  const parts = text.split('.');
  let length = parts.length;
  while (length > 0 && graph.resolve(parts.slice(0, length).join('.'), module) === undefined) length--;
  if (length === 0) return;
  const rest = parts.slice(length);
  if (target.name !== undefined && rest.length > 0) rest[0] = target.name;
  edits.push({ span, newText: [target.module.name, ...rest].join('.') });
}

/** `import a.b as c` keeps its alias; `import a.b` is rewritten together with every `a.b` in the code, or not at all. */
function rewriteModuleImport({ module, text, edits }: Plan, { import: index, to }: ImportMoves): void {
  const fact = module.facts.imports[index]!;
  const binding = fact.bindings[0];
  const target = (to.get(0) ?? to.get(-1))?.module;
  if (binding === undefined || target === undefined) return;
  const root = fact.specifier.split('.')[0]!;
  if (binding.span.end > fact.specifierSpan.end) {
    edits.push({ span: fact.specifierSpan, newText: target.name });
    return;
  }
  const shares = module.facts.imports.some((each) => {
    return each !== fact && each.bindings.some((other) => other.local === binding.local) && each.specifier.split('.')[0] === root;
  });
  const places = codeOccurrences(text, fact.specifier).filter(({ start }) => start < fact.span.start || start >= fact.span.end);
  if (shares || places.length !== binding.uses) return;
  edits.push({ span: fact.specifierSpan, newText: target.name });
  for (const span of places) edits.push({ span, newText: target.name });
}

function rewriteFrom(plan: Plan, { import: index, to }: ImportMoves): void {
  const { module, text, edits } = plan;
  const fact = module.facts.imports[index]!;
  const moved: MovedName[] = [];
  for (const [at, target] of to) {
    const binding = fact.bindings[at];
    if (binding === undefined) continue;
    const isModule = module.edges.some((edge) => edge.import === index && edge.binding === at);
    const place = isModule ? splitName(target.module.name) : { specifier: target.module.name, name: target.name ?? binding.imported };
    if (place === undefined) continue;
    moved.push({ index: at, binding, specifier: specifierLike(fact, module, place.specifier), name: place.name });
  }
  const [first] = moved;
  if (first === undefined) return;
  const together = moved.every(({ specifier }) => specifier === first.specifier);
  if (together && moved.length === fact.bindings.length) {
    const merged = mergeTarget(plan, fact, first.specifier);
    const removal = merged && lineRemoval(text, fact.span);
    if (merged === undefined || removal === undefined) {
      edits.push({ span: fact.specifierSpan, newText: first.specifier });
      for (const { binding, name } of moved) {
        if (name !== binding.imported) edits.push({ span: binding.span, newText: clause(name, binding.local) });
      }
      return;
    }
    edits.push({ span: removal, newText: '' });
    join(plan, merged, moved);
    return;
  }
  if (moved.some(({ binding }) => binding.imported === '*')) return;
  const gone = new Set(moved.map((each) => each.index));
  const kept = fact.bindings.flatMap((_, at) => (gone.has(at) ? [] : at));
  if (kept.length > 0) for (const span of listRemoval(fact.bindings, gone)) edits.push({ span, newText: '' });
  const statements: string[] = [];
  for (const [specifier, names] of bySpecifier(moved)) {
    const merged = mergeTarget(plan, fact, specifier);
    if (merged === undefined) statements.push(statement(specifier, names));
    else join(plan, merged, names);
  }
  if (kept.length > 0) {
    if (statements.length > 0) edits.push({ span: { start: fact.span.end, end: fact.span.end }, newText: separated(text, fact, statements) });
  } else if (statements.length > 0) {
    edits.push({ span: fact.span, newText: separated(text, fact, statements).replace(/^(\r?\n\s*|; )/, '') });
  }
}

/** Statements to stand after an import: on lines of their own with its indentation, or after `;` where it shares its line. */
function separated(text: string, fact: ImportFact, statements: readonly string[]): string {
  const lineStart = Math.max(text.lastIndexOf('\n', fact.span.start - 1), text.lastIndexOf('\r', fact.span.start - 1)) + 1;
  const before = text.slice(lineStart, fact.span.start);
  const rest = /^[^\r\n]*/.exec(text.slice(fact.span.end))![0];
  if (before.trim() !== '' || rest.trim() !== '') return statements.map((each) => `; ${each}`).join('');
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return statements.map((each) => newline + before + each).join('');
}

function statement(specifier: string, names: readonly MovedName[]): string {
  return `from ${specifier} import ${names.map(({ binding, name }) => clause(name, binding.local)).join(', ')}`;
}

function clause(name: string, local: string): string {
  return name === local ? name : `${name} as ${local}`;
}

function join({ added }: Plan, fact: ImportFact, names: readonly MovedName[]): void {
  const clauses = names.map(({ binding, name }) => clause(name, binding.local));
  added.set(fact, [...(added.get(fact) ?? []), ...clauses]);
}

function appended(fact: ImportFact, names: readonly string[]): TextEdit {
  const at = fact.bindings.at(-1)!.span.end;
  return { span: { start: at, end: at }, newText: names.map((name) => `, ${name}`).join('') };
}

/** An import of the same module, at the same level, that the names can be joined to. */
function mergeTarget({ module }: Plan, fact: ImportFact, specifier: string): ImportFact | undefined {
  if (fact.condition !== undefined || fact.deferred) return undefined;
  return module.facts.imports.find(
    (each) =>
      each !== fact &&
      each.form === 'from' &&
      each.specifier === specifier &&
      each.typeOnly === fact.typeOnly &&
      each.condition === undefined &&
      !each.deferred &&
      each.bindings.length > 0 &&
      each.bindings[0]!.imported !== '*',
  );
}

function splitName(name: string): { specifier: string; name: string } | undefined {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? undefined : { specifier: name.slice(0, dot), name: name.slice(dot + 1) };
}

/** Relative where the old one was and the target lies in the same top-level package, else absolute. */
function specifierLike(fact: ImportFact, module: Module, target: string): string {
  if (!fact.specifier.startsWith('.')) return target;
  const isPackage = /(^|\/)__init__\.pyi?$/.test(module.path);
  const own = module.name.split('.');
  const from = isPackage ? own : own.slice(0, -1);
  const to = target.split('.');
  let common = 0;
  while (common < from.length && common < to.length && from[common] === to[common]) common++;
  if (common === 0) return target;
  return '.'.repeat(from.length - common + 1) + to.slice(common).join('.');
}

function bySpecifier(moved: readonly MovedName[]): Map<string, MovedName[]> {
  const groups = new Map<string, MovedName[]>();
  for (const each of moved) {
    const group = groups.get(each.specifier);
    if (group === undefined) groups.set(each.specifier, [each]);
    else group.push(each);
  }
  return groups;
}
