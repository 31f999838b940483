// The imports of a file with their kinds, read off TypeScript's own tree and emit.
import { ts } from 'ts-morph';
import type { EdgeKind } from '../../server/src/graph/model';
import { emittedImports } from './transpile';

export interface KindOfImport {
  readonly at: ts.StringLiteralLike;
  readonly kind: EdgeKind;
}

/**
 * Static imports are evaluated when the compiler leaves one of their specifier in what it emits; calls of `require` and
 * `import()` are evaluated where they stand. JavaScript runs as it is written, and a declaration file never.
 */
export function typeScriptImports(file: ts.SourceFile, options: ts.CompilerOptions): KindOfImport[] {
  const kept = keptSpecifiers(file, options);
  const found: KindOfImport[] = [];
  const visit = (node: ts.Node, isType: boolean): void => {
    const at = specifierOf(node);
    if (at !== undefined) {
      const isEvaluated = isCall(node) || kept === 'all' || kept.has(at.text);
      const kind =
        isType || ts.isImportTypeNode(node) || !isEvaluated ? 'type' : isDeferred(node) ? 'deferred' : 'runtime';
      found.push({ at, kind });
    }
    ts.forEachChild(node, (child) => visit(child, isType || ts.isModuleDeclaration(node)));
  };
  ts.forEachChild(file, (node) => visit(node, file.isDeclarationFile));
  return found;
}

/** String literals by the offset of what stands between their quotes. */
export function literalsOf(file: ts.SourceFile): Map<number, ts.StringLiteralLike> {
  const found = new Map<number, ts.StringLiteralLike>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.set(node.getStart(file) + 1, node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function keptSpecifiers({ fileName, text, isDeclarationFile }: ts.SourceFile, options: ts.CompilerOptions) {
  if (isDeclarationFile) return new Set<string>();
  if (/\.[cm]?jsx?$/.test(fileName)) return 'all';
  const { jsx, jsxFactory, jsxFragmentFactory, jsxImportSource, verbatimModuleSyntax } = options;
  const { experimentalDecorators, emitDecoratorMetadata } = options;
  const given = { jsx, jsxFactory, jsxFragmentFactory, jsxImportSource, verbatimModuleSyntax };
  const emit = { ...given, experimentalDecorators, emitDecoratorMetadata, target: ts.ScriptTarget.ESNext };
  const defined = Object.fromEntries(Object.entries(emit).filter(([, value]) => value !== undefined));
  // Each line is a form, a specifier in quotes and names.
  const lines = emittedImports(fileName, text, defined);
  return new Set(lines.map((line): string => JSON.parse(/ ("(?:[^"\\]|\\.)*") \{/.exec(line)![1]!)));
}

function specifierOf(node: ts.Node): ts.StringLiteralLike | undefined {
  const at = writtenSpecifier(node);
  return at !== undefined && ts.isStringLiteralLike(at) ? at : undefined;
}

function writtenSpecifier(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  return isCall(node) ? node.arguments[0] : undefined;
}

function isCall(node: ts.Node): node is ts.CallExpression {
  if (!ts.isCallExpression(node)) return false;
  const { expression } = node;
  return (
    expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === 'require')
  );
}

function isDeferred(node: ts.Node): boolean {
  if (!isCall(node)) return false;
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return true;
  for (let child: ts.Node = node; child.parent !== undefined; child = child.parent) {
    const { parent } = child;
    // Decorators and computed names are evaluated with the class around them.
    if (ts.isDecorator(child) || ts.isComputedPropertyName(child)) continue;
    if (ts.isFunctionLike(parent) && !isCalledAtOnce(parent)) return true;
    if (ts.isPropertyDeclaration(parent) && !isStatic(parent)) return true;
  }
  return false;
}

function isStatic(node: ts.PropertyDeclaration): boolean {
  return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Static) !== 0;
}

function isCalledAtOnce(node: ts.Node): boolean {
  if (!ts.isArrowFunction(node) && !(ts.isFunctionExpression(node) && node.asteriskToken === undefined)) return false;
  let outer: ts.Node = node;
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  return ts.isCallExpression(outer.parent) && outer.parent.expression === outer;
}
