// One function's returns, with names followed back through its own assignments.
import type { ts } from 'ts-morph';
import type { ReturnFact } from '../../behaviour-facts';
import { spanOf, type Walk } from '../context';
import { bare, dottedName } from '../names';
import {
  forEachChild,
  isAwaitExpression,
  isBinaryExpression,
  isCallExpression,
  isConditionalExpression,
  isFunctionLike,
  isIdentifier,
  isNewExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  Kind,
} from '../syntax';
import type { FunctionScope } from './function-scope';
import type { Candidate, ModuleNames } from './module-names';
import { placeAt, plainName } from './places';

/** One value that an expression can have, as far as it is made by a call or taken from a state. */
interface Value {
  readonly creates: string;
  readonly arguments: readonly ts.Expression[];
  readonly holder: string;
  readonly keys: readonly ts.Expression[];
}

export const noNames: readonly string[] = [];
const noNodes: readonly ts.Expression[] = [];

export class FunctionReader {
  readonly names: ModuleNames;
  readonly scope: FunctionScope;
  /** The class; empty for a module-level function. */
  readonly owner: string;
  /** Whether `this` is the class itself. */
  readonly isStatic: boolean;

  constructor(names: ModuleNames, scope: FunctionScope, owner: string, isStatic: boolean) {
    this.names = names;
    this.scope = scope;
    this.owner = owner;
    this.isStatic = isStatic;
  }

  /** What the function can return, in the order of its returns, each once for each of them. */
  returns(walk: Walk): ReturnFact[] {
    const facts: ReturnFact[] = [];
    for (const returned of this.scope.returns) {
      const seen = new Set<string>();
      for (const value of this.values(returned, false)) {
        const fact: ReturnFact = {
          creates: value.creates,
          arguments: this.identifiers(value.arguments),
          holder: value.holder,
          key: this.identifiers(value.keys),
          span: spanOf(walk, bare(returned)),
        };
        const text = `${fact.creates} ${fact.arguments} ${fact.holder} ${fact.key}`;
        if (!seen.has(text)) facts.push(fact);
        seen.add(text);
      }
    }
    return facts;
  }

  /** Identifiers of the expressions; names of this function stand for those of what is assigned to them. */
  identifiers(expressions: readonly ts.Expression[]): readonly string[] {
    if (expressions.length === 0) return noNames;
    const found = new Set<string>();
    const followed = new Set<string>();
    for (const expression of expressions) this.gather(expression, found, followed);
    return found.size === 0 ? noNames : [...found];
  }

  /** Dotted name of what is called to make the value, whatever it is called. */
  makerOf(value: ts.Expression): string {
    return this.values(value, true).find(({ creates }) => creates !== '')?.creates ?? '';
  }

  isLocal(name: string): boolean {
    return this.scope.parameters.has(name) || this.scope.locals.has(name);
  }

  /** Whether a dotted name holds a state here; `keyed`: an item is taken of it. */
  private isHolder(dotted: string, keyed: boolean): boolean {
    const { names, scope } = this;
    const parts = dotted.split('.');
    const head = parts[0]!;
    if (head === 'this') {
      const held = this.isStatic && holds(names.attribute(this.owner, parts[1] ?? ''));
      return parts.length === 2 && (held || scope.storesOf(dotted).length > 0);
    }
    if (this.isLocal(head)) return false;
    if (names.classes.has(head)) {
      return parts.length === 2 && (holds(names.candidate(dotted)) || scope.storesOf(dotted).length > 0);
    }
    if (names.attribute('', head) !== undefined) return parts.length === 1 && holds(names.attribute('', head));
    const isModule = names.imported.get(head);
    return keyed && isModule !== undefined && (!isModule || parts.length > 1) && !isClassLike(parts.at(-1)!);
  }

  /** Names in what is stored; functions in it only keep them. */
  private gather(node: ts.Node, found: Set<string>, followed: Set<string>): void {
    const { kind } = node;
    if (kind >= Kind.TypePredicate && kind <= Kind.ImportType) return;
    if (isFunctionLike(node)) return;
    if (isIdentifier(node)) this.gatherName(node.text, found, followed);
    else if (isPropertyAccessExpression(node)) {
      this.gather(node.expression, found, followed);
      found.add(node.name.text);
    } else if (isPropertyAssignment(node)) {
      if (node.name.kind === Kind.ComputedPropertyName) this.gather(node.name, found, followed);
      this.gather(node.initializer, found, followed);
    } else forEachChild(node, (child) => this.gather(child, found, followed));
  }

  private gatherName(name: string, found: Set<string>, followed: Set<string>): void {
    const local = this.scope.parameters.has(name) ? undefined : this.scope.locals.get(name);
    if (local === undefined || local.stores.length === 0) {
      if (name !== 'undefined') found.add(name);
      return;
    }
    if (local.opaque) found.add(name);
    if (followed.has(name)) return;
    followed.add(name);
    for (const value of local.stores) this.gather(value, found, followed);
  }

  /** `any`: what calls make counts too, not only what `new` makes of a class that the module knows. */
  private values(expression: ts.Expression, any: boolean): Value[] {
    const found: Value[] = [];
    this.read(expression, any, found, new Set());
    return found;
  }

  private read(expression: ts.Expression, any: boolean, found: Value[], open: Set<string>): void {
    const is = bare(expression);
    if (isAwaitExpression(is)) this.read(is.expression, any, found, open);
    else if (isConditionalExpression(is)) {
      this.read(is.whenTrue, any, found, open);
      this.read(is.whenFalse, any, found, open);
    } else if (isBinaryExpression(is)) this.readBinary(is, any, found, open);
    else if (isNewExpression(is)) {
      const creates = dottedName(is.expression) ?? '';
      const head = creates.slice(0, `${creates}.`.indexOf('.'));
      if (creates === '' || this.isLocal(head)) return;
      if (!any && !this.names.isBound(head) && !(creates === 'this' && this.isStatic)) return;
      found.push({ creates, arguments: is.arguments ?? noNodes, holder: '', keys: noNodes });
    } else this.readPlace(is, any, found, open);
  }

  private readBinary(node: ts.BinaryExpression, any: boolean, found: Value[], open: Set<string>): void {
    const { left, right } = node;
    switch (node.operatorToken.kind) {
      case Kind.BarBarToken:
      case Kind.QuestionQuestionToken:
        this.read(left, any, found, open);
        this.read(right, any, found, open);
        break;
      case Kind.EqualsToken:
      case Kind.BarBarEqualsToken:
      case Kind.QuestionQuestionEqualsToken: {
        // What is assigned is told with what holds it, or else by itself.
        const known = found.length;
        this.read(left, any, found, open);
        if (found.length === known) this.read(right, any, found, open);
        break;
      }
      case Kind.AmpersandAmpersandToken:
      case Kind.CommaToken:
        this.read(right, any, found, open);
        break;
      default:
    }
  }

  private readPlace(is: ts.Expression, any: boolean, found: Value[], open: Set<string>): void {
    const place = placeAt(is);
    if (place !== undefined && place.keys.length > 0) {
      if (this.isHolder(place.base, true)) this.addHeld(place.base, place.keys, any, found, open);
      else if (any && isCallExpression(is)) this.addCall(is, found);
    } else if (place !== undefined) this.readName(place.base, any, found, open);
    else if (any && isCallExpression(is)) this.addCall(is, found);
  }

  private addCall({ expression, arguments: given }: ts.CallExpression, found: Value[]): void {
    const creates = plainName(expression) ?? '';
    if (creates === '' || this.isLocal(creates.slice(0, `${creates}.`.indexOf('.')))) return;
    found.push({ creates, arguments: given, holder: '', keys: noNodes });
  }

  private readName(dotted: string, any: boolean, found: Value[], open: Set<string>): void {
    const { scope } = this;
    const local = scope.parameters.has(dotted) ? undefined : scope.locals.get(dotted);
    if (local !== undefined) {
      if (open.has(dotted) || local.opaque) return;
      open.add(dotted);
      for (const value of local.stores) this.read(value, any, found, open);
      open.delete(dotted);
    } else if (this.isHolder(dotted, false)) this.addHeld(dotted, noNodes, any, found, open);
  }

  /** What is taken from a state; what this function itself puts there is told with it. */
  private addHeld(
    holder: string,
    keys: readonly ts.Expression[],
    any: boolean,
    found: Value[],
    open: Set<string>,
  ): void {
    const { names, owner } = this;
    const made = open.has(holder) ? [] : this.madeFor(holder, any, open);
    for (const { creates, arguments: given } of made) found.push({ creates, arguments: given, holder, keys });
    const isOwn = holder.startsWith('this.');
    const candidate = isOwn ? names.attribute(owner, holder.slice('this.'.length)) : names.candidate(holder);
    if (isOwn && !this.isStatic) return;
    if (candidate !== undefined) candidate.used = true;
    if (made.length === 0) found.push({ creates: '', arguments: noNodes, holder, keys });
  }

  private madeFor(holder: string, any: boolean, open: Set<string>): Value[] {
    const made: Value[] = [];
    open.add(holder);
    for (const { value, augmented } of this.scope.storesOf(holder)) {
      if (value !== undefined && !augmented) this.read(value, any, made, open);
    }
    open.delete(holder);
    return made.filter(({ creates }) => creates !== '');
  }
}

/** Whether values are taken from it: anything but a constant. */
function holds(candidate: Candidate | undefined): boolean {
  if (candidate === undefined) return false;
  const { kind, empty, open } = candidate.is;
  return empty || (kind !== 'scalar' && (kind !== 'container' || open));
}

/** A class by the look of its name: `Manager`, not `MANAGER`. */
export function isClassLike(name: string): boolean {
  return /^_*[A-Z][\w$]*[a-z]/.test(name);
}
