// Turns names that are read, called and bound into steps, where that can matter to another module.
import type { Guard, LoadUse } from '../../load-facts';
import type { PassedFunction } from '../behaviour/read-behaviour';
import type { ModuleDraft } from '../draft';
import { fnv, fnvBasis, Kind, Op } from '../token-kinds';
import type { Tokens } from '../tokens';
import { type NameSink, readExpressions } from './expression-names';
import { ImportPlaces } from './import-places';
import { type LoadedName, LoadedNames, ownImport } from './module-names';
import type { LoadScope } from './scope';
import { StepList } from './step-list';

export class LoadRecorder implements NameSink {
  /** What steps are added to; another one for each body. */
  list = new StepList();
  readonly imports: ImportPlaces;
  protected readonly tokens: Tokens;
  readonly names: LoadedNames;
  /** Functions whose bodies are read, known when the module level has been. */
  private called: readonly PassedFunction[] = [];
  private methods: ReadonlySet<string> | undefined;
  private scope!: LoadScope;
  private why: LoadUse = 'expression';

  constructor(draft: ModuleDraft) {
    this.tokens = draft.tokens;
    this.names = new LoadedNames(draft);
    this.imports = new ImportPlaces(draft.tokens, draft.imports);
  }

  /** The module level has been read, the bodies of `called` follow. */
  moduleRead(called: readonly PassedFunction[]): void {
    this.called = called;
    this.names.settle();
  }

  /** Whether a class has a method whose body is read, by its dotted path. */
  hasMethod(owner: string, method: string): boolean {
    this.methods ??= new Set(this.called.map((each) => `${each.owner}.${each.read.name}`));
    return this.methods.has(`${owner}.${method}`);
  }

  /** Records what evaluating `from..to` reads and calls for sure. */
  expressions(from: number, to: number, why: LoadUse, scope: LoadScope): void {
    if (from >= to || this.isUncertain(scope) || !this.mayLead(from, to, scope)) return;
    const before = this.scope;
    this.enter(scope, why);
    readExpressions(this.tokens, from, to, this);
    this.scope = before;
  }

  read(from: number, to: number): void {
    this.use('read', from, to);
  }

  call(from: number, to: number): void {
    this.use('call', from, to);
  }

  bind(index: number): void {
    this.bindName(index, false, this.scope);
  }

  /** A read or call of the dotted name `from..to` that is no part of an expression. */
  note(kind: 'read' | 'call', from: number, to: number, why: LoadUse, scope: LoadScope): void {
    if (this.isUncertain(scope)) return;
    this.enter(scope, why);
    this.use(kind, from, to);
  }

  bindName(index: number, followed: boolean, scope: LoadScope): void {
    const { tokens, names } = this;
    const { classNames, body } = scope;
    if (this.bindsNothing(scope)) return;
    const name = tokens.textOf(index);
    if (classNames !== undefined) {
      classNames.add(name);
      return;
    }
    if (body !== undefined) {
      if (body.names.globals.has(name)) this.add('define', name, tokens.starts[index]!, scope);
      return;
    }
    const news = names.bind(name, tokens.hashes[index]!, index, scope.guard === undefined, false, followed);
    if (news) this.add('define', name, tokens.starts[index]!, scope);
    this.list.rebind(name);
  }

  /** Whether names that are bound there are of no interest. */
  protected bindsNothing({ classNames, body }: LoadScope): boolean {
    return classNames === undefined && body !== undefined && !this.tokens.hasGlobal;
  }

  bindImports(from: number, scope: LoadScope): void {
    const at = this.tokens.starts[from]!;
    this.imports.forEach(from, ({ bindings }, index) => {
      this.list.add('import', '', index, at, this.guardOf(scope));
      for (const { local } of bindings) {
        if (scope.classNames !== undefined) scope.classNames.add(local);
        else if (scope.body === undefined) {
          if (local === '') this.names.addStar();
          else this.names.bind(local, fnv(local), from, scope.guard === undefined, true, false);
        }
        this.list.rebind(local);
      }
    });
  }

  add(kind: 'define' | 'assign' | 'delete', name: string, at: number, scope: LoadScope): void {
    this.list.add(kind, name, -1, at, this.guardOf(scope));
  }

  /** What the head of a dotted name stands for, as far as that matters; `undefined` for locals, built-ins and the like. */
  protected resolve(index: number, { classNames, body }: LoadScope): LoadedName | undefined {
    const { tokens, names } = this;
    if (!names.may(tokens.hashes[index]!)) return undefined;
    const name = tokens.textOf(index);
    if (classNames?.has(name)) return undefined;
    if (body?.names.locals.has(name)) return body.names.imported.has(name) ? ownImport : undefined;
    return names.get(name);
  }

  /** A quick look at `from..to`: whether evaluating it can be a step, or bind a name. */
  protected mayLead(from: number, to: number, { body }: LoadScope): boolean {
    const { tokens, names } = this;
    const { kinds, hashes } = tokens;
    const receiver = body === undefined ? fnvBasis : body.receiverHash;
    for (let index = from; index < to; index++) {
      const kind = kinds[index];
      if (kind === Kind.walrus) return true;
      if (kind !== Kind.name || kinds[index - 1] === Op.dot) continue;
      const hash = hashes[index]!;
      if (names.may(hash) || hash === receiver) return true;
    }
    return false;
  }

  protected isUncertain({ uncertain, body }: LoadScope): boolean {
    return uncertain || body?.left === true;
  }

  private guardOf({ guard, uncertain, body }: LoadScope): Guard | undefined {
    if (body === undefined || uncertain) return guard;
    let outer = guard;
    for (const group of body.returnedFrom) outer = { branch: 'else', group, catches: undefined, outer };
    if (!body.left) return outer;
    return { branch: 'branch', group: this.tokens.starts[body.definedAt]!, catches: undefined, outer };
  }

  private use(kind: 'read' | 'call', from: number, to: number): void {
    const { tokens, scope, why } = this;
    const known = this.resolve(from, scope);
    if (known === undefined) {
      if (kind === 'call') this.noteOwnMethod(from, to);
      return;
    }
    const leads = known.imported || known.followed;
    const plain = to === from + 1;
    const does = kind === 'call' && leads ? 'call' : 'read';
    if (does === 'read' && (plain || !leads) && known.since < (scope.body?.definedAt ?? tokens.count)) return;
    const spoken = why === 'expression' && does === 'call' ? 'call' : why;
    const head = tokens.textOf(from);
    const name = plain ? head : tokens.dottedText(from, to);
    this.list.use(does, head, name, tokens.starts[from]!, spoken, this.guardOf(scope));
  }

  /** `self.method()` runs the method that its class has; one that a derived class has instead is not known. */
  private noteOwnMethod(from: number, to: number): void {
    const { tokens, scope } = this;
    const { body } = scope;
    if (body === undefined || body.receiver === '' || to !== from + 3 || tokens.kinds[from + 1] !== Op.dot) return;
    if (tokens.textOf(from) !== body.receiver) return;
    const method = tokens.textOf(from + 2);
    if (!this.hasMethod(body.owner, method)) return;
    this.list.use('call', body.owner, `${body.owner}.${method}`, tokens.starts[from]!, 'call', this.guardOf(scope));
  }

  private enter(scope: LoadScope, why: LoadUse): void {
    this.scope = scope;
    this.why = why;
  }
}
