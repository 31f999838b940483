// Functions that only pass their own arguments on to one other callable.
import type { ts } from 'ts-morph';
import { bare, dottedName } from './names';
import {
  isAwaitExpression,
  isBlock,
  isCallExpression,
  isExpressionStatement,
  isIdentifier,
  isReturnStatement,
  isSpreadElement,
} from './syntax';
import { isWarning } from './warnings';

type Callable = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction;

/** The dotted name of the callable that the function passes its arguments to, all of them and in order. */
export function wrapperTarget(node: Callable): string | undefined {
  if (node.asteriskToken !== undefined || node.body === undefined) return undefined;
  const call = onlyCall(node.body);
  if (call === undefined || call.arguments.length !== node.parameters.length) return undefined;
  const target = dottedName(call.expression);
  if (target === undefined || /^(this|super|import|new|require)\b/.test(target)) return undefined;
  const names = node.parameters.map((parameter, index) => passedAs(parameter, call.arguments[index]!));
  return names.includes(undefined) || names.includes(target.split('.')[0]) ? undefined : target;
}

function onlyCall(body: ts.Block | ts.Expression): ts.CallExpression | undefined {
  if (!isBlock(body)) return callOf(body);
  const last = body.statements.at(-1);
  if (last === undefined || !body.statements.slice(0, -1).every(isWarning)) return undefined;
  if (isReturnStatement(last)) return last.expression === undefined ? undefined : callOf(last.expression);
  return isExpressionStatement(last) && !isWarning(last) ? callOf(last.expression) : undefined;
}

function callOf(expression: ts.Expression): ts.CallExpression | undefined {
  const at = bare(expression);
  if (isAwaitExpression(at)) return callOf(at.expression);
  return isCallExpression(at) ? at : undefined;
}

/** The parameter's name when the argument is that parameter, `...rest` for a rest parameter. */
function passedAs({ name, dotDotDotToken }: ts.ParameterDeclaration, argument: ts.Expression): string | undefined {
  const spread = isSpreadElement(argument);
  if (!isIdentifier(name) || spread !== (dotDotDotToken !== undefined)) return undefined;
  const passed = bare(spread ? argument.expression : argument);
  return isIdentifier(passed) && passed.text === name.text ? name.text : undefined;
}
