// What happens while a module loads, written down by the walk: the list it writes to, and whether that part surely runs.
import type { ts } from 'ts-morph';
import type { Guard, LoadUse, StepKind } from '../load-facts';
import type { Reader, Walk } from './context';
import type { DraftImport } from './drafts';

export interface DraftStep {
  do: StepKind;
  name: string;
  readonly at: number;
  why: LoadUse | undefined;
  readonly guard: Guard | undefined;
  readonly import: DraftImport | undefined;
  /** Where the name leads: known when its scopes have been read to the end. */
  reach: 'nowhere' | 'import' | 'own' | 'this';
  /** The step whose name this one repeats: it leads where that one does. */
  readonly of: DraftStep | undefined;
}

export interface DraftBody {
  /** `f`, `Class`, `Class.method`, `object.method`. */
  readonly name: string;
  readonly steps: readonly DraftStep[];
}

/** What a class gathers while its members are read: their order in the text is not the order in which they run. */
export interface ClassParts {
  /** Dotted name by which its bodies are called; empty where nobody outside can call them. */
  readonly name: string;
  readonly fields: DraftStep[];
  /** Undefined without a constructor of its own. */
  construction: DraftStep[] | undefined;
  readonly instanceDecorators: DraftStep[];
  readonly staticDecorators: DraftStep[];
  readonly decorators: DraftStep[];
  /** Which of the three the member that is being read adds to. */
  current: DraftStep[];
}

export class LoadRecorder {
  /** Of module level. */
  readonly steps: DraftStep[] = [];
  readonly bodies: DraftBody[] = [];
  /** Names of functions, classes and methods that a variable or an object holds, by their nodes. */
  readonly names = new Map<ts.Node, string>();
  /** Where steps go; undefined where nothing runs on load, nor when a nameable function is called. */
  list: DraftStep[] | undefined = this.steps;
  guard: Guard | undefined;
  /** False in a branch that may not run. */
  sure = true;
  /** Whether a `return` may have ended the function. */
  left = false;
  /** Number of `return` statements met so far. */
  returns = 0;
  /** Within a function, one called on the spot included. */
  inFunction = false;
  why: LoadUse = 'expression';
  parts: ClassParts | undefined;
  /** Decorators without arguments, to be called when all of the same place have been read. */
  decorators: DraftStep[] = [];

  /** Whether reads and calls count here. */
  get open(): boolean {
    return this.list !== undefined && this.sure && !this.left;
  }

  get ownLevel(): boolean {
    return this.list === this.steps;
  }

  add(kind: StepKind, name: string, at: number, reach: DraftStep['reach'] = 'nowhere', why?: LoadUse): DraftStep {
    const step = { do: kind, name, at, why, guard: this.guard, import: undefined, reach, of: undefined };
    this.list!.push(step);
    return step;
  }

  /** The call of what `read` has read: one step when nothing has happened in between. */
  call(read: DraftStep): void {
    if (!this.open) return;
    if (this.list!.at(-1) === read) read.do = 'call';
    else this.list!.push({ ...read, do: 'call', guard: this.guard, of: read });
  }

  addImport(fact: DraftImport): void {
    if (this.list === undefined || this.left || !(this.sure || this.ownLevel)) return;
    const at = fact.span.start;
    const { guard } = this;
    this.list.push({ do: 'import', name: '', at, why: undefined, guard, import: fact, reach: 'this', of: undefined });
  }

  /** A module-level name: of the module itself, not of a block or namespace. */
  define(name: string, at: number): void {
    if (this.ownLevel && !this.left) this.add('define', name, at, 'own');
  }

  /** Before everything else of the module. */
  hoist(name: string, at: number): void {
    if (!this.ownLevel) return;
    const guard = undefined;
    this.steps.push({ do: 'hoist', name, at, why: undefined, guard, import: undefined, reach: 'own', of: undefined });
  }

  /** Reads the body of a function into a list of its own; unnamed ones run when nobody knows. */
  inBody<Node>(name: string, read: Reader<Node>, walk: Walk, node: Node): void {
    const list: DraftStep[] | undefined = name === '' ? undefined : [];
    this.into(list, read, walk, node);
    if (list !== undefined && list.length > 0) this.bodies.push({ name, steps: list });
  }

  into<Node>(list: DraftStep[] | undefined, read: Reader<Node>, walk: Walk, node: Node): void {
    const { guard, sure, left, inFunction, why, list: before } = this;
    this.list = list;
    this.guard = undefined;
    this.sure = true;
    this.left = false;
    this.inFunction = true;
    this.why = 'expression';
    read(walk, node);
    this.list = before;
    this.restore({ guard, sure, left, inFunction, why });
  }

  /** Reads a function that is called where it stands: it runs now, and its `return` ends nothing else. */
  calledNow<Node>(read: Reader<Node>, walk: Walk, node: Node, because: LoadUse = 'expression'): void {
    const { guard, sure, left, inFunction, why } = this;
    this.inFunction = true;
    this.why = because;
    read(walk, node);
    this.restore({ guard, sure, left, inFunction, why });
  }

  because<Node>(why: LoadUse, read: Reader<Node>, walk: Walk, node: Node): void {
    const before = this.why;
    this.why = why;
    read(walk, node);
    this.why = before;
  }

  private restore(before: Pick<LoadRecorder, 'guard' | 'sure' | 'left' | 'inFunction' | 'why'>): void {
    this.guard = before.guard;
    this.sure = before.sure;
    this.left = before.left;
    this.inFunction = before.inFunction;
    this.why = before.why;
  }
}

/** What `read` reads may not run; `group` is the offset of the statement or expression that decides. */
export function perhaps<Node>(walk: Walk, group: number, read: Reader<Node>, node: Node): void {
  const { load } = walk;
  const { sure, guard } = load;
  load.sure = false;
  if (load.ownLevel) load.guard = { branch: 'branch', group, catches: undefined, outer: guard };
  read(walk, node);
  load.sure = sure;
  load.guard = guard;
}

/** What `read` reads is in a branch of a `try` whose failure is caught. */
export function guarded<Node>(
  walk: Walk,
  branch: 'body' | 'handler',
  group: number,
  read: Reader<Node>,
  node: Node,
): void {
  const { load } = walk;
  const { guard } = load;
  if (load.list !== undefined) {
    load.guard = { branch, group, catches: branch === 'body' ? 'any' : undefined, outer: guard };
  }
  read(walk, node);
  load.guard = guard;
}

/** What `read` reads never runs: it stands in a type. */
export function erased<Node>(walk: Walk, read: Reader<Node>, node: Node): void {
  const { load } = walk;
  const { list } = load;
  load.list = undefined;
  read(walk, node);
  load.list = list;
}
