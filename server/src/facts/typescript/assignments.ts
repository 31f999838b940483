// Assignments: what they bind or change while the module loads, once their right side has been read.
import type { ts } from 'ts-morph';
import { visit, type Walk } from './context';
import { type DraftStep, erased } from './load-recorder';
import { bare, dottedName, memberName } from './names';
import {
  isClassExpression,
  isFunctionLike,
  isIdentifier,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  Kind,
} from './syntax';

export function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= Kind.EqualsToken && kind <= Kind.CaretEqualsToken;
}

/** Reads the left side; what is returned is to be called after the right side. */
export function startAssignment(walk: Walk, node: ts.BinaryExpression): () => void {
  const { left, right, operatorToken } = node;
  const { load } = walk;
  const plain = operatorToken.kind === Kind.EqualsToken;
  const exported = plain && walk.javascript && load.ownLevel ? exportedAs(left) : undefined;
  if (exported !== undefined) {
    nameExported(walk, exported, bare(right));
    walk.visit(left);
    return () => {
      if (!load.left) load.add('define', exported, left.end, 'own');
    };
  }
  if (isIdentifier(left) && plain) {
    erased(walk, visit, left);
    return () => assignName(walk, left);
  }
  if (!isPropertyAccessExpression(left)) {
    walk.visit(left);
    return nothing;
  }
  const before = load.list?.length ?? 0;
  walk.visit(left);
  return attributeAssignment(walk, left, load.list?.[before]);
}

const nothing = (): void => {};

function assignName({ load, scopes }: Walk, left: ts.Identifier): void {
  const key = left.escapedText as string;
  if (!scopes.own.has(key) || !(load.open || (load.ownLevel && !load.left))) return;
  const start = left.end - left.text.length;
  const kind = load.ownLevel ? 'define' : 'read';
  scopes.follow(key, load.add(kind, left.text, start, 'nowhere', 're-assignment'));
}

/** Before an attribute is assigned the rest of the name is read: of `a.b.c = d` that is `a.b`. */
function attributeAssignment(walk: Walk, left: ts.PropertyAccessExpression, read: DraftStep | undefined): () => void {
  const { load, scopes } = walk;
  const full = dottedName(left);
  if (read !== undefined && read.name === full) {
    read.name = full.slice(0, full.lastIndexOf('.'));
    return () => {
      if (!load.open) return;
      if (load.list!.at(-1) === read) {
        read.do = 'assign';
        read.name = full;
        read.why = 're-assignment';
      } else load.list!.push({ ...read, do: 'assign', name: full, why: 're-assignment', guard: load.guard, of: read });
    };
  }
  if (full === undefined || !load.ownLevel || load.sure || load.left) return nothing;
  let root: ts.Expression = left;
  while (isPropertyAccessExpression(root)) root = root.expression;
  const { escapedText: key } = root as ts.Identifier;
  if (!scopes.tracked.has(key as string)) return nothing;
  const start = root.end - (root as ts.Identifier).text.length;
  return () => scopes.follow(key as string, load.add('assign', full, start, 'nowhere', 're-assignment'));
}

function exportedAs(left: ts.Expression): string | undefined {
  if (!isPropertyAccessExpression(left)) return undefined;
  const dotted = dottedName(left) ?? '';
  if (dotted === 'module.exports') return dotted;
  return /^(?:module\.)?(exports\.[\w$]+)$/.exec(dotted)?.[1];
}

/** Functions and classes that are exported where they stand can be called by what they are exported as. */
function nameExported({ load }: Walk, exported: string, value: ts.Expression): void {
  if (exported !== 'module.exports') load.names.set(value, exported.slice('exports.'.length));
  else if (!isObjectLiteralExpression(value)) load.names.set(value, 'default');
  else nameProperties(load.names, value, '');
}

/** `prefix` ends with a dot unless it is empty. */
export function nameProperties(
  names: Walk['load']['names'],
  { properties }: ts.ObjectLiteralExpression,
  prefix: string,
): void {
  for (const property of properties) {
    const value = isPropertyAssignment(property) ? bare(property.initializer) : property;
    const name = property.name === undefined ? undefined : memberName(property.name);
    if (name !== undefined && (isFunctionLike(value) || isClassExpression(value))) {
      names.set(value, prefix + name);
    }
  }
}
