// Simple statements at module level and in class bodies: imports, assignments, calls.
import type { DefinitionFact } from '../facts';
import { isCompatibilityAlias } from './alias-comments';
import { type Assignment, forEachTargetName, readAssignment } from './assignments';
import { noteStates } from './behaviour/module-names';
import type { Block } from './blocks';
import { addAttribute } from './definitions';
import type { Draft, ModuleDraft, TokenRange } from './draft';
import { changeExports, readExports } from './exports';
import { dottedName, headName, isLiteral, isStringOnly, typeName } from './expressions';
import { readImport } from './imports';
import { newDefinition } from './new-definition';
import { Kind, Op } from './token-kinds';
import { type Tokens, word } from './tokens';
import { readWarning } from './warnings';

const all = word('__all__');
const softType = word('type');
const classVariable = /(^|\.)ClassVar$/;

/** Reads the statement `from..to`, which holds no semicolon outside brackets. */
export function readSimpleStatement(draft: ModuleDraft, from: number, to: number, block: Block): void {
  const { tokens } = draft;
  const kind = tokens.kinds[from]!;
  if (kind === Kind.import || kind === Kind.from) {
    readImport(draft, from, to, block.place);
    return;
  }
  if (kind === Kind.pass || isStringOnly(tokens, from, to) || (kind === Kind.ellipsis && to === from + 1)) {
    if (from === 0 && kind === Kind.string) draft.docstring = from;
    return;
  }
  if (isTypeStatement(tokens, from, to)) {
    readTypeStatement(draft, from, to, block);
    return;
  }
  const assignment = readAssignment(tokens, from, to);
  if (assignment !== undefined && !assignment.augmented) noteStates(draft, assignment, block.owner);
  if (block.owner !== undefined) {
    if (assignment !== undefined && !assignment.augmented) readClassAttributes(tokens, assignment, block);
    return;
  }
  const own =
    assignment === undefined
      ? readExpression(draft, from, to)
      : readModuleAssignment(draft, from, to, assignment, block);
  if (own) draft.ownStatements++;
}

/** `type X = …`, `type X[T] = …`; `type` is an ordinary name everywhere else. */
function isTypeStatement(tokens: Tokens, from: number, to: number): boolean {
  if (to < from + 4 || tokens.kinds[from + 1] !== Kind.name || !tokens.is(from, softType.text, softType.hash))
    return false;
  return tokens.kinds[from + 2] === Op.assign || tokens.kinds[from + 2] === Op.openBracket;
}

function readTypeStatement(draft: ModuleDraft, from: number, to: number, block: Block): void {
  draft.definitions.push(bindingDefinition(draft, 'type', from + 1, from, to, block));
  if (block.owner !== undefined) return;
  const { tokens } = draft;
  const target = tokens.kinds[from + 2] === Op.assign ? dottedName(tokens, from + 3, to) : '';
  if (target === '') draft.ownStatements++;
  else addAlias(draft, from + 1, target, from, to);
}

/** Whether the statement does something of its own. */
function readExpression(draft: ModuleDraft, from: number, to: number): boolean {
  const { tokens } = draft;
  if (tokens.kinds[from] !== Kind.name) return true;
  if (tokens.is(from, all.text, all.hash) && tokens.kinds[from + 1] === Op.dot) {
    changeExports(draft, from, to);
    return false;
  }
  return !readWarning(draft, from, to);
}

function readModuleAssignment(
  draft: ModuleDraft,
  from: number,
  to: number,
  assignment: Assignment,
  block: Block,
): boolean {
  const { tokens } = draft;
  const { targets, value } = assignment;
  const first = targets[0]!;
  if (first.to === first.from + 1 && tokens.is(first.from, all.text, all.hash)) {
    if (value !== undefined) readExports(draft, value.from, value.to, assignment.augmented);
    return false;
  }
  if (assignment.augmented) return true;
  const target = value === undefined ? '' : dottedName(tokens, value.from, value.to);
  const forwards = target !== '' && isModuleReplacement(tokens, first);
  if (forwards) draft.attributeForwards.push(target);
  let named = 0;
  for (const each of targets) {
    const single = soleName(tokens, each);
    if (single >= 0) named++;
    if (single >= 0 && target !== '') addAlias(draft, single, target, from, to);
    forEachTargetName(tokens, each, (index) => {
      draft.definitions.push(bindingDefinition(draft, 'variable', index, from, to, block));
    });
  }
  if (value === undefined || forwards) return false;
  return named < targets.length || (target === '' && !isLiteral(tokens, value.from, value.to));
}

function addAlias({ aliases, tokens }: ModuleDraft, nameAt: number, target: string, from: number, to: number): void {
  const span = { start: tokens.starts[from]!, end: tokens.ends[to - 1]! };
  aliases.push({
    name: tokens.textOf(nameAt),
    target,
    ...(isCompatibilityAlias(tokens, span.start, span.end) ? { compatibility: true } : undefined),
    nameSpan: { start: tokens.starts[nameAt]!, end: tokens.ends[nameAt]! },
    span,
  });
}

/** `sys.modules[__name__]`: what is assigned to it takes the module's place. */
function isModuleReplacement(tokens: Tokens, target: TokenRange): boolean {
  return (
    headName(tokens, target.from, target.to) === 'sys.modules' &&
    target.to === target.from + 6 &&
    tokens.textOf(target.from + 4) === '__name__'
  );
}

/** The token of the name that the target is, in parentheses or not; -1 when it is more or something else. */
function soleName(tokens: Tokens, target: TokenRange): number {
  const name = dottedName(tokens, target.from, target.to);
  if (name === '' || name.includes('.')) return -1;
  let index = target.from;
  while (tokens.kinds[index] !== Kind.name) index++;
  return index;
}

function readClassAttributes(tokens: Tokens, { targets, annotation, value }: Assignment, block: Block): void {
  const type = annotation === undefined ? '' : typeName(tokens, annotation.from, annotation.to);
  const isStatic = annotation === undefined ? value !== undefined : classVariable.test(type);
  for (const target of targets) {
    forEachTargetName(tokens, target, (index) => {
      addAttribute(tokens, block.owner!, index, type, isStatic);
    });
  }
}

function bindingDefinition(
  draft: ModuleDraft,
  kind: DefinitionFact['kind'],
  nameAt: number,
  from: number,
  to: number,
  block: Block,
): Draft<DefinitionFact> {
  const group = block.place.condition?.group ?? -1;
  return newDefinition(draft, kind, nameAt, block.owner?.path ?? '', { from, to }, group);
}
