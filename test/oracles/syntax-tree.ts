// Compares our parser's trees with the compiler's, node by node.
import { readFileSync } from 'node:fs';
import { ts } from 'ts-morph';
import { compilersTree } from '../../server/src/facts/typescript/compiler';
import { forEachPart } from '../../server/src/facts/typescript/parser/children';
import type { SyntaxNode } from '../../server/src/facts/typescript/parser/grammar';
import { Kind } from '../../server/src/facts/typescript/parser/kinds';
import { parseSource } from '../../server/src/facts/typescript/parser/parse-source';
import { sourceFilesBelow } from './source-files';

export type Verdict =
  | { readonly kind: 'same' | 'both refuse' }
  /** Ours left it to the compiler, which finds nothing wrong: slower, not wrong. */
  | { readonly kind: 'refused' }
  /** The first node that is not the same, or what the compiler finds wrong and ours does not. */
  | { readonly kind: 'different'; readonly ours: string; readonly theirs: string };

export function compareTrees(path: string, text: string): Verdict {
  const ours = parseSource(path, text);
  const theirs = compilersTree(path, text);
  const { parseDiagnostics } = theirs as unknown as { parseDiagnostics: readonly ts.DiagnosticWithLocation[] };
  const [wrong] = parseDiagnostics;
  if (ours === undefined) return { kind: wrong === undefined ? 'refused' : 'both refuse' };
  if (wrong !== undefined) {
    const problem = `${wrong.start}: ${ts.flattenDiagnosticMessageText(wrong.messageText, ' ')}`;
    return { kind: 'different', ours: 'accepts', theirs: problem };
  }
  const [left, right] = [linesOf(ours as unknown as SyntaxNode, forEachPart), linesOf(theirs, compilersParts)];
  const at = left.findIndex((line, index) => line !== right[index]);
  if (at < 0 && left.length === right.length) return { kind: 'same' };
  const place = at < 0 ? left.length : at;
  return { kind: 'different', ours: left[place] ?? 'nothing', theirs: right[place] ?? 'nothing' };
}

export interface TreesReport {
  readonly files: number;
  readonly same: number;
  readonly refused: readonly string[];
  readonly differences: readonly string[];
}

export function compareTreesBelow(directory: string): TreesReport {
  return compareFiles(sourceFilesBelow(directory));
}

export function compareFiles(files: readonly string[]): TreesReport {
  const report = { files: 0, same: 0, refused: [] as string[], differences: [] as string[] };
  for (const file of files) {
    const verdict = compareTrees(file, readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    report.files++;
    if (verdict.kind === 'refused') report.refused.push(file);
    else if (verdict.kind !== 'different') report.same++;
    else report.differences.push(`${file}: ours ${verdict.ours}; the compiler's ${verdict.theirs}`);
  }
  return report;
}

type Walk = (node: SyntaxNode, visit: (child: SyntaxNode) => void) => void;

/** Punctuation that carries nothing is left out of our trees, and so is the `?` of a condition. */
const compilersParts: Walk = (node, visit) => {
  const own = node as unknown as ts.Node;
  ts.forEachChild(own, (child) => {
    const { kind } = child;
    if (kind === ts.SyntaxKind.EqualsGreaterThanToken || kind === ts.SyntaxKind.ColonToken) return;
    if (kind === ts.SyntaxKind.EndOfFileToken) return;
    if (kind === ts.SyntaxKind.QuestionToken && ts.isConditionalExpression(own)) return;
    visit(child as unknown as SyntaxNode);
  });
};

const told = ['text', 'escapedText', 'isTypeOnly', 'operator', 'keywordToken', 'phaseModifier'];

function linesOf(root: unknown, parts: Walk): string[] {
  const lines: string[] = [];
  const source = root as ts.SourceFile;
  const write = (node: SyntaxNode) => {
    const { kind, pos, end } = node;
    // Of text between tags, and of what is empty, the compiler's start is past the blanks.
    const blank = kind === Kind.JsxText || pos === end;
    const start = blank ? pos : (node.start ?? (node as unknown as ts.Node).getStart(source));
    const list = kind === Kind.VariableDeclarationList ? node.flags & 3 : 0;
    const meaning = told.map((name) => node[name]).filter((value) => value !== undefined && value !== false);
    const ambient = (node.flags & (1 << 25)) !== 0;
    lines.push(`${ts.SyntaxKind[kind]} ${pos} ${start} ${end} ${ambient} ${list} ${meaning.join(' ')}`);
    parts(node, write);
  };
  parts(root as SyntaxNode, write);
  return lines;
}
