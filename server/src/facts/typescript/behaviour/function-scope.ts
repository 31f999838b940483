// What one function binds, stores, changes, returns and reads, the functions inside it included.
import type { ts } from 'ts-morph';
import { bare, boundNames, dottedName } from '../names';
import {
  forEachChild,
  isBlock,
  isElementAccessExpression,
  isFunctionLike,
  isIdentifier,
  isPropertyAccessExpression,
  Kind,
} from '../syntax';
import { type Place, placeAt } from './places';

/** An assignment to a name, a property (`a.b = …`) or an item (`a.b[key] = …`, `a.b.set(key, …)`). */
export interface Store {
  /** Dotted name that is assigned, or whose item is. */
  readonly base: string;
  readonly node: ts.Node;
  /** Of an item: the keys, one for each pair of brackets. */
  readonly keys: readonly ts.Expression[];
  /** `undefined` for `++` and `--`. */
  readonly value: ts.Expression | undefined;
  /** Adds to what was there (`+=`). */
  readonly augmented: boolean;
  readonly onExit: boolean;
}

/** `a.b.method(…)`, `a.b[key].method(…)`, `a.b.get(key).method(…)` with a name that changes containers. */
export interface Change {
  readonly base: string;
  readonly node: ts.Node;
  readonly does: 'add' | 'remove' | 'clear' | 'rebind';
  readonly keys: readonly ts.Expression[];
  readonly values: readonly ts.Expression[];
  readonly onExit: boolean;
}

export interface Local {
  readonly stores: ts.Expression[];
  /** Bound in other ways than by these values too: parameters of inner functions, loops, parts of a value. */
  opaque: boolean;
}

const does = new Map<string, Change['does'] | 'set' | 'splice'>([
  ...['add', 'push', 'unshift', 'append', 'enqueue'].map((name) => [name, 'add'] as const),
  ...['delete', 'del', 'remove', 'pop', 'shift'].map((name) => [name, 'remove'] as const),
  ...['clear', 'flushAll', 'removeAll'].map((name) => [name, 'clear'] as const),
  ['enterWith', 'rebind'],
  ['set', 'set'],
  ['splice', 'splice'],
]);

export class FunctionScope {
  readonly parameters = new Set<string>();
  readonly locals = new Map<string, Local>();
  readonly stores: Store[] = [];
  readonly changes: Change[] = [];
  /** What it returns itself; generators return nothing here. */
  readonly returns: ts.Expression[] = [];
  /** The parameters that it reads, and `arguments`. */
  readonly reads = new Set<string>();
  private depth = 0;
  private onExit = false;
  private readonly visit = (node: ts.Node): void => this.read(node);

  static ofFunction(fn: ts.FunctionLikeDeclaration): FunctionScope {
    const scope = new FunctionScope();
    for (const { name } of fn.parameters) for (const each of boundNames(name)) scope.parameters.add(each.text);
    for (const { name, initializer } of fn.parameters) {
      if (initializer !== undefined) scope.read(initializer);
      if (!isIdentifier(name)) scope.readDefaults(name);
    }
    const body = fn.body!;
    if (!isBlock(body)) scope.returns.push(body);
    scope.read(body);
    if (fn.asteriskToken !== undefined) scope.returns.length = 0;
    return scope;
  }

  /** Of an expression that is evaluated on load: what the functions in it do later. */
  static ofLater(expression: ts.Node): FunctionScope {
    const scope = new FunctionScope();
    scope.depth = -1;
    scope.read(expression);
    return scope;
  }

  /** By dotted name of what is assigned or whose item is. */
  storesOf(base: string): readonly Store[] {
    return this.stores.filter((store) => store.base === base);
  }

  private read(node: ts.Node): void {
    const { kind } = node;
    switch (kind) {
      case Kind.Identifier:
        this.readName((node as ts.Identifier).text);
        break;
      case Kind.PropertyAccessExpression:
        this.read((node as ts.PropertyAccessExpression).expression);
        break;
      case Kind.CallExpression:
        this.readCall(node as ts.CallExpression);
        forEachChild(node, this.visit);
        break;
      case Kind.PropertyAssignment: {
        const { name, initializer } = node as ts.PropertyAssignment;
        if (name.kind === Kind.ComputedPropertyName) this.read(name);
        this.read(initializer);
        break;
      }
      case Kind.BinaryExpression:
        this.readBinary(node as ts.BinaryExpression);
        break;
      case Kind.VariableDeclaration:
        this.readVariable(node as ts.VariableDeclaration);
        break;
      case Kind.ReturnStatement: {
        const { expression } = node as ts.ReturnStatement;
        if (expression === undefined) break;
        if (this.depth === 0) this.returns.push(expression);
        this.read(expression);
        break;
      }
      case Kind.PropertyDeclaration:
      case Kind.JsxAttribute: {
        const { initializer } = node as ts.PropertyDeclaration | ts.JsxAttribute;
        if (initializer !== undefined) this.read(initializer);
        break;
      }
      case Kind.PrefixUnaryExpression:
      case Kind.PostfixUnaryExpression:
        this.readStep(node as ts.PrefixUnaryExpression | ts.PostfixUnaryExpression);
        break;
      case Kind.DeleteExpression:
        this.readDelete(node as ts.DeleteExpression);
        break;
      case Kind.TryStatement:
        this.readTry(node as ts.TryStatement);
        break;
      case Kind.ClassDeclaration:
      case Kind.ClassExpression:
        this.readClass(node as ts.ClassLikeDeclaration);
        break;
      default:
        if (isFunctionLike(node)) this.readInner(node);
        else if (kind < Kind.TypePredicate || kind > Kind.ImportType) forEachChild(node, this.visit);
    }
  }

  private readName(name: string): void {
    if (this.parameters.has(name) || name === 'arguments') this.reads.add(name);
  }

  private readTry({ tryBlock, catchClause, finallyBlock }: ts.TryStatement): void {
    this.read(tryBlock);
    if (catchClause !== undefined) this.read(catchClause);
    const before = this.onExit;
    this.onExit = true;
    if (finallyBlock !== undefined) this.read(finallyBlock);
    this.onExit = before;
  }

  private readClass({ name, members }: ts.ClassLikeDeclaration): void {
    if (name !== undefined) this.local(name.text).opaque = true;
    this.depth++;
    for (const member of members) this.read(member);
    this.depth--;
  }

  private readInner(node: ts.SignatureDeclaration): void {
    const { name, parameters, body } = node as ts.FunctionLikeDeclaration;
    if (node.kind === Kind.FunctionDeclaration && name !== undefined)
      this.local((name as ts.Identifier).text).opaque = true;
    if (body === undefined) return;
    const before = this.onExit;
    this.onExit = false;
    this.depth++;
    for (const { name: bound, initializer } of parameters) {
      for (const each of boundNames(bound)) this.local(each.text).opaque = true;
      if (!isIdentifier(bound)) this.readDefaults(bound);
      if (initializer !== undefined) this.read(initializer);
    }
    this.read(body);
    this.depth--;
    this.onExit = before;
  }

  /** Default values inside a pattern. */
  private readDefaults({ elements }: ts.BindingPattern): void {
    for (const element of elements) {
      if (element.kind !== Kind.BindingElement) continue;
      const { name, initializer } = element as ts.BindingElement;
      if (initializer !== undefined) this.read(initializer);
      if (!isIdentifier(name)) this.readDefaults(name);
    }
  }

  private readVariable({ name, initializer }: ts.VariableDeclaration): void {
    for (const each of boundNames(name)) {
      const local = this.local(each.text);
      if (initializer !== undefined) local.stores.push(initializer);
      if (!isIdentifier(name)) local.opaque = true;
    }
    if (!isIdentifier(name)) this.readDefaults(name);
    if (initializer !== undefined) this.read(initializer);
  }

  private local(name: string): Local {
    let local = this.locals.get(name);
    if (local === undefined) {
      local = { stores: [], opaque: false };
      this.locals.set(name, local);
    }
    return local;
  }

  private readBinary(node: ts.BinaryExpression): void {
    const { left, right, operatorToken } = node;
    const operator = operatorToken.kind;
    if (operator < Kind.EqualsToken || operator > Kind.CaretEqualsToken) {
      this.read(left);
      this.read(right);
      return;
    }
    const target = bare(left);
    const augmented = !plain.has(operator);
    const place = placeAt(target);
    if (place !== undefined && isPropertyAccessExpression(target) && target.name.text === 'length') {
      this.change(place.base.slice(0, -'.length'.length), node, 'clear', place.keys, []);
    } else if (place !== undefined) this.store(place, target, right, augmented);
    if (!isIdentifier(target)) this.read(target);
    else if (augmented) this.readName(target.text);
    this.read(right);
  }

  private readStep({ operand, operator }: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): void {
    const place = operator === Kind.PlusPlusToken || operator === Kind.MinusMinusToken ? placeAt(operand) : undefined;
    if (place !== undefined) this.store(place, operand, undefined, true);
    this.read(operand);
  }

  private store({ base, keys }: Place, node: ts.Node, value: ts.Expression | undefined, augmented: boolean): void {
    if (this.depth < 0) return;
    if (keys.length === 0 && value !== undefined && !augmented) this.locals.get(base)?.stores.push(value);
    this.stores.push({ base, node, keys, value, augmented, onExit: this.onExit });
  }

  private readDelete(node: ts.DeleteExpression): void {
    const target = bare(node.expression);
    if (isElementAccessExpression(target) || isPropertyAccessExpression(target)) {
      const place = placeAt(target.expression);
      const key = isElementAccessExpression(target) ? [target.argumentExpression] : [];
      if (place !== undefined) this.change(place.base, node, 'remove', [...place.keys, ...key], []);
    }
    this.read(node.expression);
  }

  private readCall(node: ts.CallExpression): void {
    const { expression, arguments: given } = node;
    if (!isPropertyAccessExpression(expression)) return;
    const name = expression.name.text;
    if (name === 'assign' && dottedName(expression) === 'Object.assign') {
      const place = given[0] && placeAt(given[0]);
      if (place !== undefined) this.change(place.base, node, 'add', place.keys, given.slice(1));
      return;
    }
    const what = does.get(name);
    const place = what === undefined ? undefined : placeAt(expression.expression);
    if (what === undefined || place === undefined) return;
    if (what === 'set') {
      const [key, value] = given;
      if (key !== undefined && value !== undefined && this.depth >= 0) {
        const keys = [...place.keys, key];
        this.stores.push({ base: place.base, node, keys, value, augmented: false, onExit: this.onExit });
      } else if (key !== undefined && place.keys.length === 0) this.change(place.base, node, 'rebind', [], [key]);
    } else if (what === 'splice') {
      if (given.length > 2) this.change(place.base, node, 'add', place.keys, given.slice(2));
      else this.change(place.base, node, 'remove', [...place.keys, ...given.slice(0, 1)], []);
    } else if (what === 'remove') this.change(place.base, node, 'remove', [...place.keys, ...given], []);
    else this.change(place.base, node, what, place.keys, given);
  }

  private change(
    base: string,
    node: ts.Node,
    what: Change['does'],
    keys: readonly ts.Expression[],
    values: readonly ts.Expression[],
  ): void {
    if (this.depth >= 0) this.changes.push({ base, node, does: what, keys, values, onExit: this.onExit });
  }
}

const plain = new Set<ts.SyntaxKind>([
  Kind.EqualsToken,
  Kind.BarBarEqualsToken,
  Kind.QuestionQuestionEqualsToken,
  Kind.AmpersandAmpersandEqualsToken,
]);
