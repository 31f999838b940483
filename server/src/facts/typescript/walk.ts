// The one walk over the tree: which reader takes which kind of node.
import type { ts } from 'ts-morph';
import type { Path } from '../../text/paths';
import {
  visitClass,
  visitDecorator,
  visitInterface,
  visitProperty,
  visitPropertySignature,
  visitStaticBlock,
} from './classes';
import type { Reader, Walk } from './context';
import { readForwarding } from './forwarding';
import { visitFunction, visitSignature } from './functions';
import { jsxPragmasOf, visitJsxAttribute, visitJsxElement, visitJsxFragment } from './jsx';
import { LoadRecorder } from './load-recorder';
import { mayBeMarked } from './markers';
import { trackImports, visitExport, visitExportAssignment, visitImport, visitImportEquals } from './modules';
import { trackOwn } from './own-names';
import { isJavaScript } from './parse';
import { moduleLevel } from './place';
import * as reads from './reads';
import { Scopes } from './scopes';
import * as statements from './statements';
import { forEachChild, isExportAssignment, isExportDeclaration, Kind } from './syntax';
import * as types from './types';

export function walkModule(path: Path, text: string, source: ts.SourceFile): Walk {
  const walk: Walk = {
    source,
    text,
    javascript: isJavaScript(path),
    scopes: new Scopes(),
    place: moduleLevel,
    visit: (node) => {
      const read = readers[node.kind];
      if (read === undefined) forEachChild(node, walk.visit);
      else read(walk, node);
    },
    imports: [],
    exports: [],
    definitions: [],
    aliases: [],
    wrappers: [],
    strings: [],
    ownStatements: 0,
    announced: undefined,
    marked: mayBeMarked(text),
    exportsAll: source.isDeclarationFile && !source.statements.some(isExportStatement),
    jsx: false,
    pragmas: jsxPragmasOf(source),
    inferScope: undefined,
    metadataTypes: new Set(),
    targets: new Map(),
    loads: new Map(),
    bound: new Map(),
    load: new LoadRecorder(),
    calledNow: undefined,
    opaque: [],
    bodies: [],
  };
  trackImports(walk, source.statements);
  if (source.isDeclarationFile) walk.load.list = undefined;
  else trackOwn(walk, source.statements);
  readStatements(walk, source.statements);
  walk.scopes.finish();
  return walk;
}

function readStatements(walk: Walk, statements: readonly ts.Statement[]): void {
  for (let at = 0; at < statements.length; at++) {
    walk.visit(statements[at]!);
    readForwarding(walk, statements[at]!);
  }
}

/** Exports in words: beside one of them, only what is marked `export` is exported from a declaration file. */
function isExportStatement(statement: ts.Statement): boolean {
  return isExportDeclaration(statement) || isExportAssignment(statement);
}

const nothing: Reader<ts.Node> = () => {};

const byKind: readonly (readonly [Reader<ts.Node>, ...ts.SyntaxKind[]])[] = [
  [reads.visitIdentifier, Kind.Identifier],
  [reads.visitChain, Kind.PropertyAccessExpression, Kind.ElementAccessExpression],
  [reads.visitChain, Kind.CallExpression, Kind.NonNullExpression],
  [reads.visitBinary, Kind.BinaryExpression],
  [reads.visitConditional, Kind.ConditionalExpression],
  [visitDecorator, Kind.Decorator],
  [reads.visitNew, Kind.NewExpression],
  [reads.visitTagged, Kind.TaggedTemplateExpression],
  [reads.visitPropertyAssignment, Kind.PropertyAssignment],
  [reads.visitShorthand, Kind.ShorthandPropertyAssignment],
  [reads.visitOpaque, Kind.RegularExpressionLiteral, Kind.NoSubstitutionTemplateLiteral, Kind.JsxText],
  [reads.visitOpaque, Kind.TemplateHead, Kind.TemplateMiddle, Kind.TemplateTail],
  [visitFunction, Kind.FunctionDeclaration, Kind.FunctionExpression, Kind.ArrowFunction, Kind.Constructor],
  [visitFunction, Kind.MethodDeclaration, Kind.GetAccessor, Kind.SetAccessor],
  [visitSignature, Kind.MethodSignature, Kind.CallSignature, Kind.ConstructSignature, Kind.IndexSignature],
  [visitSignature, Kind.FunctionType, Kind.ConstructorType],
  [visitClass, Kind.ClassDeclaration, Kind.ClassExpression],
  [visitInterface, Kind.InterfaceDeclaration],
  [visitProperty, Kind.PropertyDeclaration],
  [visitPropertySignature, Kind.PropertySignature],
  [visitStaticBlock, Kind.ClassStaticBlockDeclaration],
  [statements.visitVariables, Kind.VariableStatement],
  [statements.visitVariableList, Kind.VariableDeclarationList],
  [statements.visitBlock, Kind.Block],
  [statements.visitLoop, Kind.ForStatement, Kind.ForInStatement, Kind.ForOfStatement],
  [statements.visitLoop, Kind.WhileStatement, Kind.DoStatement],
  [statements.visitReturn, Kind.ReturnStatement],
  [statements.visitThrow, Kind.ThrowStatement],
  [statements.visitSwitch, Kind.SwitchStatement],
  [statements.visitCatch, Kind.CatchClause],
  [statements.visitIf, Kind.IfStatement],
  [statements.visitTry, Kind.TryStatement],
  [statements.visitLabeled, Kind.LabeledStatement],
  [statements.visitEnum, Kind.EnumDeclaration],
  [statements.visitNamespace, Kind.ModuleDeclaration],
  [types.visitTypeReference, Kind.TypeReference],
  [types.visitTypeQuery, Kind.TypeQuery],
  [types.visitImportType, Kind.ImportType],
  [types.visitTypePredicate, Kind.TypePredicate],
  [types.visitTupleMember, Kind.NamedTupleMember],
  [types.visitMappedType, Kind.MappedType],
  [types.visitConditionalType, Kind.ConditionalType],
  [types.visitInferType, Kind.InferType],
  [types.visitTypeParameter, Kind.TypeParameter],
  [types.visitTypeAlias, Kind.TypeAliasDeclaration],
  [visitJsxElement, Kind.JsxOpeningElement, Kind.JsxSelfClosingElement],
  [visitJsxFragment, Kind.JsxOpeningFragment],
  [visitJsxAttribute, Kind.JsxAttribute],
  [visitImport, Kind.ImportDeclaration],
  [visitImportEquals, Kind.ImportEqualsDeclaration],
  [visitExport, Kind.ExportDeclaration],
  [visitExportAssignment, Kind.ExportAssignment],
  // Names that are no reads: of labels, of what `import.meta` has, of closing tags, of global exports.
  [nothing, Kind.BreakStatement, Kind.ContinueStatement, Kind.MetaProperty, Kind.JsxClosingElement],
  [nothing, Kind.JsxNamespacedName, Kind.NamespaceExportDeclaration],
];

const readers: (Reader<ts.Node> | undefined)[] = [];
for (const [reader, ...kinds] of byKind) for (const kind of kinds) readers[kind] = reader;
