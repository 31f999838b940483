// The names of one module that its functions can take values from and write to: states, classes, imports.
import type { StateFact } from '../../behaviour-facts';
import type { DefinitionFact, ImportFact } from '../../facts';
import type { Assignment } from '../assignments';
import type { ClassDraft } from '../definitions';
import type { ModuleDraft, TokenRange } from '../draft';
import { parentheses, typeName } from '../expressions';
import { fnv, Kind } from '../token-kinds';
import type { Tokens } from '../tokens';
import { type StateKind, stateKindOf } from './state-kinds';

/** A name that is assigned at module level or in a class body. */
export interface Candidate {
  nameAt: number;
  is: StateKind;
  written: boolean;
}

/** One file's names are dropped before the next one's are gathered, so the bits are kept. */
const keptHeads = new Uint8Array(1024);
const keptAttributes = new Uint8Array(1024);

export class ModuleNames {
  /** By path of the class, empty at module level, and then by name. */
  private readonly candidates = new Map<string, Map<string, Candidate>>();
  /** Dotted paths of the classes of this module. */
  readonly classes = new Set<string>();
  /** Local names of imports anywhere in the file; true for those that `import m` binds to a module. */
  readonly imported = new Map<string, boolean>();
  private own: ReadonlySet<string> | undefined;
  /** One bit for the hash of each of these names, and of each attribute that is a candidate. */
  private readonly heads = keptHeads.fill(0);
  private readonly attributes = keptAttributes.fill(0);

  /** `ownAttributes`: `Class.NAME` of class attributes that `__init__` gives each object one of its own of; asked at most once. */
  constructor(
    draft: ModuleDraft,
    private readonly ownAttributes: () => ReadonlySet<string>,
  ) {
    const { stateAssignments, definitions, imports } = draft;
    for (let at = 0; at < stateAssignments.length; at++) this.add(draft.tokens, stateAssignments[at]!);
    for (let at = 0; at < definitions.length; at++) this.addClass(definitions[at]!);
    for (let at = 0; at < imports.length; at++) this.addImported(imports[at]!);
  }

  private addClass({ kind, owner, name }: DefinitionFact): void {
    if (kind !== 'class') return;
    this.classes.add(owner === '' ? name : `${owner}.${name}`);
    if (owner === '') this.heads[fnv(name) & 1023] = 1;
  }

  private addImported({ form, bindings }: ImportFact): void {
    for (let at = 0; at < bindings.length; at++) {
      const { local } = bindings[at]!;
      if (local === '') continue;
      this.imported.set(local, form === 'import' && this.imported.get(local) !== false);
      this.heads[fnv(local) & 1023] = 1;
    }
  }

  /** Whether a name with this hash can be one that states hang on. */
  mayHold(hash: number): boolean {
    return this.heads[hash & 1023] === 1;
  }

  mayBeAttribute(hash: number): boolean {
    return this.attributes[hash & 1023] === 1;
  }

  /** `NAME`, or `Class.NAME` for an attribute of a class of this module. */
  candidate(dotted: string): Candidate | undefined {
    const dot = dotted.lastIndexOf('.');
    return dot < 0 ? this.attribute('', dotted) : this.attribute(dotted.slice(0, dot), dotted.slice(dot + 1));
  }

  attribute(owner: string, name: string): Candidate | undefined {
    return this.candidates.get(owner)?.get(name);
  }

  /** Whether each object has an attribute of its own in place of the class's. */
  isOwnAttribute(owner: string, name: string): boolean {
    this.own ??= this.ownAttributes();
    return this.own.has(`${owner}.${name}`);
  }

  hasAttributes(owner: string): boolean {
    return this.candidates.has(owner);
  }

  /** At module level in the order of first assignments, then class by class. */
  states(tokens: Tokens): StateFact[] {
    const states: StateFact[] = [];
    this.candidates.forEach((named, owner) => {
      named.forEach((candidate, name) => {
        if (candidate.is.kind === 'scalar' && !candidate.written) return;
        states.push(stateOf(tokens, owner === '' ? name : `${owner}.${name}`, candidate));
      });
    });
    return states;
  }

  /** What is assigned first counts, but anything rather than a scalar. */
  private add(tokens: Tokens, { owner, nameAt, value }: StateAssignment): void {
    const is = stateKindOf(tokens, value);
    let named = this.candidates.get(owner);
    if (named === undefined) {
      named = new Map();
      this.candidates.set(owner, named);
    }
    const name = tokens.textOf(nameAt);
    const known = named.get(name);
    if (known !== undefined) {
      if (known.is.kind !== 'scalar' || is.kind === 'scalar') return;
      known.is = is;
      known.nameAt = nameAt;
      return;
    }
    named.set(name, { nameAt, is, written: false });
    if (owner === '') this.heads[tokens.hashes[nameAt]! & 1023] = 1;
    else this.attributes[tokens.hashes[nameAt]! & 1023] = 1;
  }
}

function stateOf(tokens: Tokens, name: string, { nameAt, is }: Candidate): StateFact {
  const nameSpan = { start: tokens.starts[nameAt]!, end: tokens.ends[nameAt]! };
  return { name, nameSpan, kind: is.kind, creates: is.creates, bounded: is.bounded };
}

export interface StateAssignment {
  /** Dotted path of the class; empty at module level. */
  readonly owner: string;
  readonly nameAt: number;
  readonly value: TokenRange | undefined;
}

/** Notes the plain names that an assignment at module level or in a class body binds; dunder names are left out. */
export function noteStates(draft: ModuleDraft, assignment: Assignment, owner?: ClassDraft): void {
  const { tokens } = draft;
  const { targets, annotation, value } = assignment;
  if (owner !== undefined && annotation !== undefined && !isShared(tokens, annotation, owner)) return;
  for (const target of targets) {
    const around = parentheses(tokens, target.from, target.to);
    const nameAt = target.from + around;
    if (target.to - around !== nameAt + 1 || tokens.kinds[nameAt] !== Kind.name || isDunder(tokens, nameAt)) continue;
    draft.stateAssignments.push({ owner: owner?.path ?? '', nameAt, value });
  }
}

/** `__all__`, `__slots__` and their like. */
function isDunder({ codes, starts, ends }: Tokens, index: number): boolean {
  const start = starts[index]!;
  const end = ends[index]!;
  return (
    end - start > 3 && codes[start] === 95 && codes[start + 1] === 95 && codes[end - 1] === 95 && codes[end - 2] === 95
  );
}

/** What is annotated in a class body is each object's own in data classes, models and the like. */
function isShared(tokens: Tokens, annotation: TokenRange, { definition }: ClassDraft): boolean {
  if (definition.bases.length === 0 && definition.decorators.length === 0) return true;
  return /(^|\.)ClassVar$/.test(typeName(tokens, annotation.from, annotation.to));
}
