// Telling nodes apart without the compiler: its own numbers, our own tests. Types are the compiler's, and erased.
import type { ts } from 'ts-morph';
import { forEachPart } from './parser/children';
import { Kind as Numbers } from './parser/kinds';
import { isModuleStatement as makesModule } from './parser/parse-source';

/** The kinds, typed as the compiler types them. */
export const Kind = Numbers as unknown as typeof ts.SyntaxKind;

/** The compiler's flags on lists of variables. */
export const ListFlags = { blockScoped: 7, constant: 2 } as const;

/** Calls `visit` with each part of a node, in the order of the text. */
export const forEachChild = forEachPart as unknown as (node: ts.Node, visit: (child: ts.Node) => void) => void;

/** Whether it makes a module of its file. */
export const isModuleStatement = makesModule as unknown as (node: ts.Statement) => boolean;

function test<Node extends ts.Node>(kind: ts.SyntaxKind): (node: ts.Node) => node is Node {
  return (node): node is Node => node.kind === kind;
}

export const isArrayBindingPattern = test<ts.ArrayBindingPattern>(Kind.ArrayBindingPattern);
export const isArrayLiteralExpression = test<ts.ArrayLiteralExpression>(Kind.ArrayLiteralExpression);
export const isArrayTypeNode = test<ts.ArrayTypeNode>(Kind.ArrayType);
export const isArrowFunction = test<ts.ArrowFunction>(Kind.ArrowFunction);
export const isAsExpression = test<ts.AsExpression>(Kind.AsExpression);
export const isAwaitExpression = test<ts.AwaitExpression>(Kind.AwaitExpression);
export const isBigIntLiteral = test<ts.BigIntLiteral>(Kind.BigIntLiteral);
export const isBinaryExpression = test<ts.BinaryExpression>(Kind.BinaryExpression);
export const isBindingElement = test<ts.BindingElement>(Kind.BindingElement);
export const isBlock = test<ts.Block>(Kind.Block);
export const isCallExpression = test<ts.CallExpression>(Kind.CallExpression);
export const isCaseClause = test<ts.CaseClause>(Kind.CaseClause);
export const isCatchClause = test<ts.CatchClause>(Kind.CatchClause);
export const isClassDeclaration = test<ts.ClassDeclaration>(Kind.ClassDeclaration);
export const isClassExpression = test<ts.ClassExpression>(Kind.ClassExpression);
export const isClassStaticBlockDeclaration = test<ts.ClassStaticBlockDeclaration>(Kind.ClassStaticBlockDeclaration);
export const isComputedPropertyName = test<ts.ComputedPropertyName>(Kind.ComputedPropertyName);
export const isConditionalExpression = test<ts.ConditionalExpression>(Kind.ConditionalExpression);
export const isConditionalTypeNode = test<ts.ConditionalTypeNode>(Kind.ConditionalType);
export const isConstructorDeclaration = test<ts.ConstructorDeclaration>(Kind.Constructor);
export const isDecorator = test<ts.Decorator>(Kind.Decorator);
export const isDeleteExpression = test<ts.DeleteExpression>(Kind.DeleteExpression);
export const isDoStatement = test<ts.DoStatement>(Kind.DoStatement);
export const isElementAccessExpression = test<ts.ElementAccessExpression>(Kind.ElementAccessExpression);
export const isEnumDeclaration = test<ts.EnumDeclaration>(Kind.EnumDeclaration);
export const isEnumMember = test<ts.EnumMember>(Kind.EnumMember);
export const isExportAssignment = test<ts.ExportAssignment>(Kind.ExportAssignment);
export const isExportDeclaration = test<ts.ExportDeclaration>(Kind.ExportDeclaration);
export const isExpressionStatement = test<ts.ExpressionStatement>(Kind.ExpressionStatement);
export const isExternalModuleReference = test<ts.ExternalModuleReference>(Kind.ExternalModuleReference);
export const isForInStatement = test<ts.ForInStatement>(Kind.ForInStatement);
export const isForOfStatement = test<ts.ForOfStatement>(Kind.ForOfStatement);
export const isForStatement = test<ts.ForStatement>(Kind.ForStatement);
export const isFunctionDeclaration = test<ts.FunctionDeclaration>(Kind.FunctionDeclaration);
export const isFunctionExpression = test<ts.FunctionExpression>(Kind.FunctionExpression);
export const isGetAccessor = test<ts.GetAccessorDeclaration>(Kind.GetAccessor);
export const isIdentifier = test<ts.Identifier>(Kind.Identifier);
export const isIfStatement = test<ts.IfStatement>(Kind.IfStatement);
export const isImportDeclaration = test<ts.ImportDeclaration>(Kind.ImportDeclaration);
export const isImportEqualsDeclaration = test<ts.ImportEqualsDeclaration>(Kind.ImportEqualsDeclaration);
export const isInterfaceDeclaration = test<ts.InterfaceDeclaration>(Kind.InterfaceDeclaration);
export const isIntersectionTypeNode = test<ts.IntersectionTypeNode>(Kind.IntersectionType);
export const isJsxText = test<ts.JsxText>(Kind.JsxText);
export const isLiteralTypeNode = test<ts.LiteralTypeNode>(Kind.LiteralType);
export const isMetaProperty = test<ts.MetaProperty>(Kind.MetaProperty);
export const isMethodDeclaration = test<ts.MethodDeclaration>(Kind.MethodDeclaration);
export const isMethodSignature = test<ts.MethodSignature>(Kind.MethodSignature);
export const isModuleBlock = test<ts.ModuleBlock>(Kind.ModuleBlock);
export const isModuleDeclaration = test<ts.ModuleDeclaration>(Kind.ModuleDeclaration);
export const isNamedExports = test<ts.NamedExports>(Kind.NamedExports);
export const isNamedTupleMember = test<ts.NamedTupleMember>(Kind.NamedTupleMember);
export const isNamespaceImport = test<ts.NamespaceImport>(Kind.NamespaceImport);
export const isNewExpression = test<ts.NewExpression>(Kind.NewExpression);
export const isNoSubstitutionTemplateLiteral = test<ts.NoSubstitutionTemplateLiteral>(
  Kind.NoSubstitutionTemplateLiteral,
);
export const isNonNullExpression = test<ts.NonNullExpression>(Kind.NonNullExpression);
export const isNumericLiteral = test<ts.NumericLiteral>(Kind.NumericLiteral);
export const isObjectBindingPattern = test<ts.ObjectBindingPattern>(Kind.ObjectBindingPattern);
export const isObjectLiteralExpression = test<ts.ObjectLiteralExpression>(Kind.ObjectLiteralExpression);
export const isOmittedExpression = test<ts.OmittedExpression>(Kind.OmittedExpression);
export const isParenthesizedExpression = test<ts.ParenthesizedExpression>(Kind.ParenthesizedExpression);
export const isParenthesizedTypeNode = test<ts.ParenthesizedTypeNode>(Kind.ParenthesizedType);
export const isPostfixUnaryExpression = test<ts.PostfixUnaryExpression>(Kind.PostfixUnaryExpression);
export const isPrefixUnaryExpression = test<ts.PrefixUnaryExpression>(Kind.PrefixUnaryExpression);
export const isPropertyAccessExpression = test<ts.PropertyAccessExpression>(Kind.PropertyAccessExpression);
export const isPropertyAssignment = test<ts.PropertyAssignment>(Kind.PropertyAssignment);
export const isPropertyDeclaration = test<ts.PropertyDeclaration>(Kind.PropertyDeclaration);
export const isPropertySignature = test<ts.PropertySignature>(Kind.PropertySignature);
export const isQualifiedName = test<ts.QualifiedName>(Kind.QualifiedName);
export const isRegularExpressionLiteral = test<ts.RegularExpressionLiteral>(Kind.RegularExpressionLiteral);
export const isReturnStatement = test<ts.ReturnStatement>(Kind.ReturnStatement);
export const isSatisfiesExpression = test<ts.SatisfiesExpression>(Kind.SatisfiesExpression);
export const isSetAccessor = test<ts.SetAccessorDeclaration>(Kind.SetAccessor);
export const isShorthandPropertyAssignment = test<ts.ShorthandPropertyAssignment>(Kind.ShorthandPropertyAssignment);
export const isSpreadAssignment = test<ts.SpreadAssignment>(Kind.SpreadAssignment);
export const isSpreadElement = test<ts.SpreadElement>(Kind.SpreadElement);
export const isStringLiteral = test<ts.StringLiteral>(Kind.StringLiteral);
export const isTaggedTemplateExpression = test<ts.TaggedTemplateExpression>(Kind.TaggedTemplateExpression);
export const isTemplateExpression = test<ts.TemplateExpression>(Kind.TemplateExpression);
export const isThrowStatement = test<ts.ThrowStatement>(Kind.ThrowStatement);
export const isTryStatement = test<ts.TryStatement>(Kind.TryStatement);
export const isTypeAliasDeclaration = test<ts.TypeAliasDeclaration>(Kind.TypeAliasDeclaration);
export const isTypeAssertionExpression = test<ts.TypeAssertion>(Kind.TypeAssertionExpression);
export const isTypeLiteralNode = test<ts.TypeLiteralNode>(Kind.TypeLiteral);
export const isTypeReferenceNode = test<ts.TypeReferenceNode>(Kind.TypeReference);
export const isUnionTypeNode = test<ts.UnionTypeNode>(Kind.UnionType);
export const isVariableStatement = test<ts.VariableStatement>(Kind.VariableStatement);
export const isVoidExpression = test<ts.VoidExpression>(Kind.VoidExpression);
export const isYieldExpression = test<ts.YieldExpression>(Kind.YieldExpression);

export function isStringLiteralLike(node: ts.Node): node is ts.StringLiteralLike {
  return node.kind === Kind.StringLiteral || node.kind === Kind.NoSubstitutionTemplateLiteral;
}

export function isAccessor(node: ts.Node): node is ts.AccessorDeclaration {
  return node.kind === Kind.GetAccessor || node.kind === Kind.SetAccessor;
}

/** A token or keyword, which has no parts. */
export function isToken(node: ts.Node): boolean {
  return node.kind <= Kind.DeferKeyword;
}

export function isFunctionLike(node: ts.Node): node is ts.SignatureDeclaration {
  switch (node.kind) {
    case Kind.MethodSignature:
    case Kind.CallSignature:
    case Kind.ConstructSignature:
    case Kind.IndexSignature:
    case Kind.FunctionType:
    case Kind.ConstructorType:
    case Kind.FunctionDeclaration:
    case Kind.MethodDeclaration:
    case Kind.Constructor:
    case Kind.GetAccessor:
    case Kind.SetAccessor:
    case Kind.FunctionExpression:
    case Kind.ArrowFunction:
      return true;
    default:
      return false;
  }
}

const propertyModifiers = new Set<ts.SyntaxKind>([
  Kind.PublicKeyword,
  Kind.PrivateKeyword,
  Kind.ProtectedKeyword,
  Kind.ReadonlyKeyword,
  Kind.OverrideKeyword,
]);

/** A parameter of a constructor that declares a property, too. */
export function isParameterProperty({ modifiers }: ts.ParameterDeclaration): boolean {
  return modifiers?.some(({ kind }) => propertyModifiers.has(kind)) ?? false;
}
