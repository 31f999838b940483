// The parts of every kind of node, in the order of the text. Names are the compiler's.
import type { SyntaxNode } from './grammar';
import { Kind } from './kinds';

/** Calls `visit` with each child, in the order in which the compiler visits them. */
export function forEachPart(node: SyntaxNode, visit: (child: SyntaxNode) => void): void {
  const names = parts[node.kind];
  if (names === undefined) return;
  for (let index = 0; index < names.length; index++) {
    const part = node[names[index]!];
    if (part === undefined) continue;
    if (Array.isArray(part)) for (let at = 0; at < part.length; at++) visit(part[at]);
    else visit(part as SyntaxNode);
  }
}

const functionLike = [
  'modifiers',
  'asteriskToken',
  'name',
  'questionToken',
  'typeParameters',
  'parameters',
  'type',
  'body',
];
const named = ['modifiers', 'name', 'typeParameters', 'heritageClauses', 'members'];
const field = ['modifiers', 'name', 'questionToken', 'exclamationToken', 'type', 'initializer'];
const tagged = ['tagName', 'typeArguments', 'attributes'];

const table: readonly (readonly [readonly string[], ...Kind[]])[] = [
  [['left', 'right'], Kind.QualifiedName],
  [['modifiers', 'name', 'constraint', 'default'], Kind.TypeParameter],
  [['modifiers', 'name', 'equalsToken', 'objectAssignmentInitializer'], Kind.ShorthandPropertyAssignment],
  [['expression'], Kind.SpreadAssignment, Kind.SpreadElement, Kind.ComputedPropertyName, Kind.Decorator],
  [['modifiers', 'dotDotDotToken', 'name', 'questionToken', 'type', 'initializer'], Kind.Parameter],
  [field, Kind.PropertyDeclaration, Kind.PropertySignature],
  [['modifiers', 'name', 'initializer'], Kind.PropertyAssignment],
  [['name', 'exclamationToken', 'type', 'initializer'], Kind.VariableDeclaration],
  [['dotDotDotToken', 'propertyName', 'name', 'initializer'], Kind.BindingElement],
  [functionLike, Kind.MethodDeclaration, Kind.MethodSignature, Kind.Constructor, Kind.GetAccessor, Kind.SetAccessor],
  [functionLike, Kind.FunctionDeclaration, Kind.FunctionExpression, Kind.ArrowFunction, Kind.IndexSignature],
  [functionLike, Kind.CallSignature, Kind.ConstructSignature, Kind.FunctionType, Kind.ConstructorType],
  [['modifiers', 'body'], Kind.ClassStaticBlockDeclaration],
  [['typeName', 'typeArguments'], Kind.TypeReference],
  [['assertsModifier', 'parameterName', 'type'], Kind.TypePredicate],
  [['exprName', 'typeArguments'], Kind.TypeQuery],
  [['members'], Kind.TypeLiteral],
  [['elementType'], Kind.ArrayType],
  [['elements'], Kind.TupleType, Kind.ObjectBindingPattern, Kind.ArrayBindingPattern, Kind.ArrayLiteralExpression],
  [['elements'], Kind.NamedImports, Kind.NamedExports, Kind.ImportAttributes],
  [['types'], Kind.UnionType, Kind.IntersectionType, Kind.HeritageClause],
  [['checkType', 'extendsType', 'trueType', 'falseType'], Kind.ConditionalType],
  [['typeParameter'], Kind.InferType],
  [['argument', 'attributes', 'qualifier', 'typeArguments'], Kind.ImportType],
  [['type'], Kind.ParenthesizedType, Kind.TypeOperator, Kind.OptionalType, Kind.RestType],
  [['objectType', 'indexType'], Kind.IndexedAccessType],
  [['readonlyToken', 'typeParameter', 'nameType', 'questionToken', 'type', 'members'], Kind.MappedType],
  [['literal'], Kind.LiteralType],
  [['dotDotDotToken', 'name', 'questionToken', 'type'], Kind.NamedTupleMember],
  [['head', 'templateSpans'], Kind.TemplateExpression, Kind.TemplateLiteralType],
  [['expression', 'literal'], Kind.TemplateSpan],
  [['type', 'literal'], Kind.TemplateLiteralTypeSpan],
  [['properties'], Kind.ObjectLiteralExpression, Kind.JsxAttributes],
  [['expression', 'questionDotToken', 'name'], Kind.PropertyAccessExpression],
  [['expression', 'questionDotToken', 'argumentExpression'], Kind.ElementAccessExpression],
  [['expression', 'questionDotToken', 'typeArguments', 'arguments'], Kind.CallExpression, Kind.NewExpression],
  [['tag', 'questionDotToken', 'typeArguments', 'template'], Kind.TaggedTemplateExpression],
  [['type', 'expression'], Kind.TypeAssertionExpression],
  [['expression'], Kind.ParenthesizedExpression, Kind.DeleteExpression, Kind.TypeOfExpression, Kind.VoidExpression],
  [['expression'], Kind.AwaitExpression, Kind.NonNullExpression, Kind.ExpressionStatement, Kind.ReturnStatement],
  [['expression'], Kind.ThrowStatement, Kind.ExternalModuleReference, Kind.JsxSpreadAttribute],
  [['operand'], Kind.PrefixUnaryExpression, Kind.PostfixUnaryExpression],
  [['asteriskToken', 'expression'], Kind.YieldExpression],
  [['left', 'operatorToken', 'right'], Kind.BinaryExpression],
  [['expression', 'type'], Kind.AsExpression, Kind.SatisfiesExpression],
  [['name'], Kind.MetaProperty, Kind.NamespaceImport, Kind.NamespaceExport, Kind.NamespaceExportDeclaration],
  [['condition', 'whenTrue', 'whenFalse'], Kind.ConditionalExpression],
  [['expression', 'typeArguments'], Kind.ExpressionWithTypeArguments],
  [['statements'], Kind.Block, Kind.ModuleBlock, Kind.SourceFile, Kind.DefaultClause],
  [['modifiers', 'declarationList'], Kind.VariableStatement],
  [['declarations'], Kind.VariableDeclarationList],
  [['expression', 'thenStatement', 'elseStatement'], Kind.IfStatement],
  [['statement', 'expression'], Kind.DoStatement],
  [['expression', 'statement'], Kind.WhileStatement],
  [['initializer', 'condition', 'incrementor', 'statement'], Kind.ForStatement],
  [['awaitModifier', 'initializer', 'expression', 'statement'], Kind.ForInStatement, Kind.ForOfStatement],
  [['label'], Kind.ContinueStatement, Kind.BreakStatement],
  [['expression', 'caseBlock'], Kind.SwitchStatement],
  [['clauses'], Kind.CaseBlock],
  [['expression', 'statements'], Kind.CaseClause],
  [['label', 'statement'], Kind.LabeledStatement],
  [['tryBlock', 'catchClause', 'finallyBlock'], Kind.TryStatement],
  [['variableDeclaration', 'block'], Kind.CatchClause],
  [named, Kind.ClassDeclaration, Kind.ClassExpression, Kind.InterfaceDeclaration, Kind.EnumDeclaration],
  [['modifiers', 'name', 'typeParameters', 'type'], Kind.TypeAliasDeclaration],
  [['name', 'initializer'], Kind.EnumMember, Kind.JsxAttribute],
  [['modifiers', 'name', 'body'], Kind.ModuleDeclaration],
  [['modifiers', 'name', 'moduleReference'], Kind.ImportEqualsDeclaration],
  [['modifiers', 'importClause', 'moduleSpecifier', 'attributes'], Kind.ImportDeclaration],
  [['name', 'namedBindings'], Kind.ImportClause],
  [['name', 'value'], Kind.ImportAttribute],
  [['modifiers', 'exportClause', 'moduleSpecifier', 'attributes'], Kind.ExportDeclaration],
  [['propertyName', 'name'], Kind.ImportSpecifier, Kind.ExportSpecifier],
  [['modifiers', 'expression'], Kind.ExportAssignment],
  [['openingElement', 'children', 'closingElement'], Kind.JsxElement],
  [['openingFragment', 'children', 'closingFragment'], Kind.JsxFragment],
  [tagged, Kind.JsxSelfClosingElement, Kind.JsxOpeningElement],
  [['tagName'], Kind.JsxClosingElement],
  [['dotDotDotToken', 'expression'], Kind.JsxExpression],
  [['namespace', 'name'], Kind.JsxNamespacedName],
  // Of the compiler's trees alone, for what is left to it.
  [['modifiers'], Kind.MissingDeclaration],
  [['expression', 'statement'], Kind.WithStatement],
];

const parts: (readonly string[] | undefined)[] = [];
for (const [names, ...kinds] of table) for (const kind of kinds) parts[kind] = names;
