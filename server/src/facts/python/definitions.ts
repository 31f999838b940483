// Classes, functions and methods.
import type { DefinitionFact, MemberFact } from '../facts';
import { type Body, bodyOf, docstringOf, measure, sizeOf } from './bodies';
import type { Draft, ModuleDraft, TokenRange } from './draft';
import { findOutsideLambda, headName, typeName } from './expressions';
import { definitionMarkers } from './markers';
import { newDefinition } from './new-definition';
import { readParameters, withoutReceiver } from './parameters';
import { Kind, Op } from './token-kinds';
import type { Tokens } from './tokens';

/** Where a definition stands, and the decorators above it. */
export interface Header {
  readonly line: number;
  /** First token: that of the first decorator, else the keyword's (`async` included). */
  readonly from: number;
  readonly keyword: number;
  /** End of the header's line. */
  readonly to: number;
  /** Behind each `@`. */
  readonly decorators: readonly TokenRange[];
  readonly conditionGroup: number;
}

/** A class whose body is being read. */
export interface ClassDraft {
  readonly definition: Draft<DefinitionFact>;
  readonly path: string;
  /** Derives from `Protocol` or `ABC`, or has `ABCMeta` as its metaclass. */
  readonly interfaceLike: boolean;
  readonly protocol: boolean;
  readonly attributes: Set<string>;
  /** The last method, when that was an overload: its index among the members, else -1. */
  overload: number;
}

export interface FunctionDraft {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly decorators: readonly string[];
  readonly body: Body;
}

/** Reads the header of a class; `undefined` when its name is missing. */
export function readClass(
  draft: ModuleDraft,
  header: Header,
  owner: ClassDraft | undefined,
): { readonly opened: ClassDraft; readonly body: Body } | undefined {
  const { tokens } = draft;
  const nameAt = header.keyword + 1;
  if (nameAt >= header.to || tokens.kinds[nameAt] !== Kind.name) return undefined;
  const name = tokens.textOf(nameAt);
  tokens.kinds[nameAt] = Kind.bound;
  let index = nameAt + 1;
  if (index < header.to && tokens.kinds[index] === Op.openBracket) index = tokens.next(index);
  const bases: string[] = [];
  let metaclass = '';
  if (index < header.to && tokens.kinds[index] === Op.openParen) {
    metaclass = readBases(tokens, index, bases);
    index = tokens.next(index);
  }
  const body = bodyOf(tokens, header.line, tokens.find(Op.colon, index, header.to), header.to);
  const docstring = docstringOf(tokens, body);
  const statement = { from: header.from, to: Math.max(body.to, header.to) };
  const definition = newDefinition(draft, 'class', nameAt, owner?.path ?? '', statement, header.conditionGroup);
  definition.bases = bases;
  definition.decorators = decoratorNames(tokens, header);
  definition.members = [];
  definition.markers = definitionMarkers(draft, header.from, header.decorators, body, docstring);
  definition.size = sizeOf(tokens, body);
  draft.definitions.push(definition);
  const protocol = bases.some((base) => lastPart(base) === 'Protocol');
  const opened: ClassDraft = {
    definition,
    path: owner === undefined ? name : `${owner.path}.${name}`,
    interfaceLike: protocol || lastPart(metaclass) === 'ABCMeta' || bases.some((base) => lastPart(base) === 'ABC'),
    protocol,
    attributes: new Set(),
    overload: -1,
  };
  return { opened, body };
}

/** Reads the header of a function and measures its body; `undefined` when its name is missing. */
export function readFunction(
  draft: ModuleDraft,
  header: Header,
  owner: ClassDraft | undefined,
): FunctionDraft | undefined {
  const { tokens } = draft;
  const nameAt = header.keyword + 1;
  if (nameAt >= header.to || tokens.kinds[nameAt] !== Kind.name) return undefined;
  const name = tokens.textOf(nameAt);
  tokens.kinds[nameAt] = Kind.bound;
  let index = nameAt + 1;
  if (index < header.to && tokens.kinds[index] === Op.openBracket) index = tokens.next(index);
  let parameters: string[] = [];
  if (index < header.to && tokens.kinds[index] === Op.openParen) {
    parameters = readParameters(tokens, index);
    index = Math.min(tokens.next(index), header.to);
  }
  const colon = findOutsideLambda(tokens, Op.colon, index, header.to);
  const returns = index < colon && tokens.kinds[index] === Kind.arrow ? typeName(tokens, index + 1, colon) : '';
  const body = bodyOf(tokens, header.line, colon, header.to);
  const decorators = decoratorNames(tokens, header);
  if (owner === undefined) {
    const statement = { from: header.from, to: Math.max(body.to, header.to) };
    const definition = newDefinition(draft, 'function', nameAt, '', statement, header.conditionGroup);
    definition.decorators = decorators;
    definition.parameters = parameters;
    definition.overload = decorators.some((each) => lastPart(each) === 'overload');
    definition.markers = definitionMarkers(draft, header.from, header.decorators, body, docstringOf(tokens, body));
    definition.size = sizeOf(tokens, body);
    draft.definitions.push(definition);
  } else addMethod(tokens, owner, nameAt, name, parameters, returns, decorators, body);
  return { name, parameters, decorators, body };
}

/** Whether a class has no behaviour of its own; to be asked when its body has been read. */
export function isAbstract({ interfaceLike, definition }: ClassDraft): boolean {
  return interfaceLike && definition.members.every((member) => member.kind === 'property' || member.abstract);
}

/** Adds an attribute of a class, the first time it is seen. */
export function addAttribute(tokens: Tokens, owner: ClassDraft, index: number, type: string, isStatic: boolean): void {
  const name = tokens.textOf(index);
  if (owner.attributes.has(name)) return;
  owner.attributes.add(name);
  owner.definition.members.push({
    kind: 'property',
    name,
    nameSpan: { start: tokens.starts[index]!, end: tokens.ends[index]! },
    static: isStatic,
    abstract: false,
    parameters: [],
    type,
    size: 0,
    body: 0,
  });
}

function addMethod(
  tokens: Tokens,
  owner: ClassDraft,
  nameAt: number,
  name: string,
  parameters: string[],
  type: string,
  decorators: readonly string[],
  body: Body,
): void {
  const last = decorators.length === 0 ? decorators : decorators.map(lastPart);
  const isStatic = last.includes('staticmethod');
  const { size, hash } = measure(tokens, body);
  const abstract = last.some((each) => /^abstract(method|property|classmethod|staticmethod)$/.test(each));
  const accessor = last.some((each) => /property$|^(setter|getter|deleter)$/.test(each));
  const method: MemberFact = {
    kind: name === '__init__' ? 'constructor' : accessor ? 'accessor' : 'method',
    name,
    nameSpan: { start: tokens.starts[nameAt]!, end: tokens.ends[nameAt]! },
    static: isStatic || last.includes('classmethod'),
    abstract: abstract || (owner.protocol && size === 0),
    parameters: withoutReceiver(parameters, isStatic),
    type,
    size,
    body: hash,
  };
  const { members } = owner.definition;
  const replaces = owner.overload >= 0 && members[owner.overload]!.name === name;
  const index = replaces ? owner.overload : members.length;
  members[index] = method;
  owner.overload = last.includes('overload') ? index : -1;
}

/** Fills `bases` from the arguments at `open`; returns the metaclass. */
function readBases(tokens: Tokens, open: number, bases: string[]): string {
  const close = tokens.matches[open]!;
  let metaclass = '';
  for (let index = open + 1; index < close; ) {
    const end = findOutsideLambda(tokens, Op.comma, index, close);
    const keyword = tokens.kinds[index] === Kind.name && index + 1 < end && tokens.kinds[index + 1] === Op.assign;
    if (keyword) {
      if (tokens.textOf(index) === 'metaclass') metaclass = headName(tokens, index + 2, end);
    } else {
      const base = headName(tokens, index, end);
      if (base !== '') bases.push(base);
    }
    index = end + 1;
  }
  return metaclass;
}

function decoratorNames(tokens: Tokens, header: Header): string[] {
  if (header.decorators.length === 0) return [];
  return header.decorators.map(({ from, to }) => headName(tokens, from, to)).filter((name) => name !== '');
}

function lastPart(dotted: string): string {
  return dotted.slice(dotted.lastIndexOf('.') + 1);
}
