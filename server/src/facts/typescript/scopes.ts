// Lexical scopes: which reads of a name reach an import. Names are declared anywhere in their scope, so a read waits
// until its scope has been read to the end, and then goes to that scope's declaration or on to the scope around it.
// Only names that an import binds somewhere in the module are followed, and reads of module-level names that may run on
// load.
import { Use } from '../facts';
import type { DraftBinding, DraftImport } from './drafts';
import type { DraftStep } from './load-recorder';

/** Meanings of a name, as the compiler separates them; a set of bits. */
export const Space = { value: 1, type: 2, namespace: 4, all: 7 } as const;

/** Names are the parser's escaped ones (`__a` is written `___a`). */
export interface Read {
  readonly name: string;
  readonly spaces: number;
  /** `Use` bits that it gives to the import it reaches. */
  readonly use: number;
  /** 1 when it stands in the text as a place of its own. */
  readonly count: number;
  readonly attribute: string;
  /** Set when the value is read while the module is being evaluated. */
  /** What it does while the module loads, to be told where the name leads. */
  readonly step?: DraftStep | undefined;
  /** A `require` call: it is an import when the read leaves the module unanswered. */
  readonly call?: DraftImport;
  /** Names exported by other declarations of a namespace or enum that the read stood in. */
  readonly merged?: readonly MergedNames[];
}

/** Names that all declarations of one namespace or enum see. */
export class MergedNames {
  readonly names = new Map<string, number>();
  private readonly inner = new Map<string, MergedNames>();

  nested(name: string): MergedNames {
    const known = this.inner.get(name) ?? new MergedNames();
    this.inner.set(name, known);
    return known;
  }
}

/** `import A = ns.B`: reading `A` as a value reads `ns` as one, where the alias stands. */
export interface NameAlias {
  readonly root: string;
  readonly spaces: number;
  /** `Use` bits already handed on to the root. */
  given: number;
}

interface Declared {
  spaces: number;
  readonly bindings: DraftBinding[];
  alias?: NameAlias;
}

export interface Scope {
  readonly outer: Scope | undefined;
  /** Whether `var` stops here: a function body, a namespace, a static block, the module. */
  readonly holdsVar: boolean;
  declared: Map<string, Declared> | undefined;
  reads: Read[] | undefined;
  merged: MergedNames | undefined;
  /** Of a function's body: the scope of its parameters, whose defaults see functions and classes of the body. */
  parameters: Scope | undefined;
  /** Tables for the namespaces and enums declared directly in this scope and not exported from it. */
  local: MergedNames | undefined;
}

export class Scopes {
  /** Names worth following: declarations and reads of others are not recorded. */
  readonly tracked = new Set<string>(['require']);
  /** Names that the module level declares itself. */
  readonly own = new Set<string>();
  current: Scope = newScope(undefined, true);

  enter(holdsVar: boolean, merged?: MergedNames): Scope {
    this.current = newScope(this.current, holdsVar);
    this.current.merged = merged;
    return this.current;
  }

  /** Enters the body of the function whose parameters the current scope holds. */
  enterBody(): void {
    const parameters = this.current;
    this.enter(true).parameters = parameters;
  }

  /** Enters a scope that was made before, for reads that stand in another place than its declarations. */
  resume(scope: Scope): void {
    this.current = scope;
  }

  exit(): void {
    const { current } = this;
    this.settle(current);
    this.current = current.outer!;
  }

  /** Ends the module: what no scope has answered is a global. */
  finish(): void {
    this.settle(this.current);
  }

  declare(name: string, spaces: number, scope: Scope = this.current): Declared | undefined {
    if (!this.tracked.has(name) && !this.own.has(name)) return undefined;
    scope.declared ??= new Map();
    const known = scope.declared.get(name) ?? { spaces: 0, bindings: [] };
    known.spaces |= spaces;
    scope.declared.set(name, known);
    return known;
  }

  declareVar(name: string): void {
    if (this.tracked.has(name) || this.own.has(name)) this.declare(name, Space.value, this.varScope());
  }

  private varScope(): Scope {
    let scope = this.current;
    while (!scope.holdsVar && scope.outer !== undefined) scope = scope.outer;
    return scope;
  }

  /** A name that an import binds in the current scope, or where a `var` of this place lies; it has every meaning. */
  bind(name: string, binding: DraftBinding, hoisted = false): void {
    this.tracked.add(name);
    this.declare(name, 0, hoisted ? this.varScope() : this.current)!.bindings.push(binding);
  }

  alias(name: string, alias: NameAlias): void {
    this.tracked.add(name);
    this.declare(name, 0)!.alias = alias;
  }

  read(name: string, spaces: number, use: number, attribute = '', count = 1, step?: DraftStep): void {
    if (this.tracked.has(name)) this.push({ name, spaces, use, attribute, count, step });
  }

  /** A step whose name is no read of its own. */
  follow(name: string, step: DraftStep): void {
    this.push({ name, spaces: Space.value, use: 0, attribute: '', count: 0, step });
  }

  /** A read of a value in an expression. */
  readValue(name: string, use: number, attribute: string, step?: DraftStep): void {
    this.push({ name, spaces: Space.value, use, attribute, count: 1, step });
  }

  readRequire(call: DraftImport): void {
    this.push({ name: 'require', spaces: Space.value, use: 0, attribute: '', count: 0, call });
  }

  private push(read: Read): void {
    this.current.reads ??= [];
    this.current.reads.push(read);
  }

  private settle(scope: Scope): void {
    const { reads } = scope;
    if (reads === undefined) return;
    if (scope.declared === undefined && scope.merged === undefined) {
      this.handOn(scope.outer, reads);
      return;
    }
    const open: Read[] = [];
    for (let at = 0; at < reads.length; at++) {
      const read = reads[at]!;
      const found = scope.declared?.get(read.name);
      if (found === undefined || !answer(found, read, reads)) open.push(guarded(read, scope.merged));
      else if (read.step !== undefined) read.step.reach = reachOf(found, scope);
    }
    this.handOn(scope.outer, open);
  }

  private handOn(outer: Scope | undefined, reads: Read[]): void {
    if (outer === undefined) {
      for (const read of reads) if (read.call !== undefined && !answeredByMerged(read)) read.call.confirmed = true;
      return;
    }
    if (outer.reads === undefined) outer.reads = reads;
    else for (const read of reads) outer.reads.push(read);
  }
}

function newScope(outer: Scope | undefined, holdsVar: boolean): Scope {
  return {
    outer,
    holdsVar,
    declared: undefined,
    reads: undefined,
    merged: undefined,
    parameters: undefined,
    local: undefined,
  };
}

/** Whether the declaration takes the read. New reads that follow from it are put at the end of `reads`. */
function answer(found: Declared, read: Read, reads: Read[]): boolean {
  const imported = found.bindings.length > 0 || found.alias !== undefined;
  if (!imported) return (found.spaces & read.spaces) !== 0;
  if (answeredByMerged(read)) return true;
  // A value of the same name beside the import: the compiler does not count reads as reads of the import.
  const use = (found.spaces & Space.value) === 0 ? read.use : read.use & ~(Use.value | Use.jsx);
  for (const binding of found.bindings) mark(binding, use, read);
  const { alias } = found;
  const handed = alias === undefined ? 0 : use & ~(Use.type | alias.given);
  if (alias !== undefined && handed !== 0) {
    alias.given |= handed;
    reads.push({ name: alias.root, spaces: alias.spaces, use: handed, attribute: '', count: 0 });
  }
  return true;
}

/** What a load does with a local of a function or block is nobody else's business. */
function reachOf({ bindings, alias }: Declared, scope: Scope): DraftStep['reach'] {
  if (bindings.length > 0 || alias !== undefined) return 'import';
  return scope.outer === undefined ? 'own' : 'nowhere';
}

function mark(binding: DraftBinding, use: number, read: Read): void {
  binding.use |= use;
  binding.uses += read.count;
  if (binding.imported !== '*' || read.attribute === '') return;
  if (!binding.attributes.includes(read.attribute)) binding.attributes.push(read.attribute);
}

function answeredByMerged(read: Read): boolean {
  return read.merged?.some((table) => ((table.names.get(read.name) ?? 0) & read.spaces) !== 0) ?? false;
}

function guarded(read: Read, merged: MergedNames | undefined): Read {
  return merged === undefined ? read : { ...read, merged: [...(read.merged ?? []), merged] };
}
