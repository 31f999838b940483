// A module's text to a syntax tree in the compiler's own shape, several times as fast as the compiler's parser. Plain,
// correct source alone: whatever is in doubt is refused.
import { DeclarationGrammar } from './declarations';
import { ambientFlag, Context, type NodeList, type SyntaxNode } from './grammar';
import { Kind } from './kinds';
import { Refusal } from './scanner';

export interface SourceTree {
  readonly kind: Kind.SourceFile;
  readonly text: string;
  readonly end: number;
  readonly isDeclarationFile: boolean;
  readonly statements: NodeList;
}

/** `undefined` for what is not plain source; throws a `RangeError` when it nests deeper than the stack. */
export function parseSource(path: string, text: string): SourceTree | undefined {
  // Pragmas decide about JSX; names with escapes are not worth a scanner's time.
  if (text.includes('@jsx')) return undefined;
  const grammar = new SourceGrammar(path, text, 0);
  const tree = treeOf(grammar);
  if (tree !== undefined || !grammar.mayBeModule) return tree;
  const module = treeOf(new SourceGrammar(path, text, Context.awaits));
  return module?.statements.some(isModuleStatement) ? module : undefined;
}

function treeOf(grammar: SourceGrammar): SourceTree | undefined {
  try {
    return grammar.source();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** What makes a file a module. */
export function isModuleStatement({ kind, modifiers, moduleReference }: SyntaxNode): boolean {
  switch (kind) {
    case Kind.ImportDeclaration:
    case Kind.ExportDeclaration:
    case Kind.ExportAssignment:
      return true;
    case Kind.ImportEqualsDeclaration:
      if ((moduleReference as SyntaxNode).kind === Kind.ExternalModuleReference) return true;
      break;
    default:
  }
  return (modifiers as SyntaxNode[] | undefined)?.some((modifier) => modifier.kind === Kind.ExportKeyword) ?? false;
}

class SourceGrammar extends DeclarationGrammar {
  private readonly declarations: boolean;

  /** `contexts`: of module level. */
  constructor(path: string, text: string, contexts: number) {
    const javascript = /\.[cm]?jsx?$/.test(path);
    super(text, javascript, javascript || path.endsWith('.tsx'));
    this.declarations = /\.d(\.\w+)?\.[cm]?ts$/.test(path);
    this.context = contexts;
    if (this.declarations) this.flags = ambientFlag;
  }

  /** Whether it was refused for an `await` that a module may have outside functions. */
  get mayBeModule(): boolean {
    return this.unsureAwait && !this.declarations;
  }

  source(): SourceTree {
    this.next();
    const statements = this.statements();
    if (!this.is(Kind.EndOfFileToken) || this.loose !== 0) this.refuse();
    const { text, length: end, declarations: isDeclarationFile } = this;
    return { kind: Kind.SourceFile, text, end, isDeclarationFile, statements };
  }
}
