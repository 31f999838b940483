// A module's text to a syntax tree in the compiler's own shape, several times as fast as the compiler's parser. Plain,
// correct source alone: whatever is in doubt is refused.
import { DeclarationGrammar } from './declarations';
import { ambientFlag, type NodeList } from './grammar';
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
  try {
    return new SourceGrammar(path, text).source();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

class SourceGrammar extends DeclarationGrammar {
  private readonly declarations: boolean;

  constructor(path: string, text: string) {
    const javascript = /\.[cm]?jsx?$/.test(path);
    super(text, javascript, javascript || path.endsWith('.tsx'));
    this.declarations = /\.d(\.\w+)?\.[cm]?ts$/.test(path);
    if (this.declarations) this.flags = ambientFlag;
  }

  source(): SourceTree {
    this.next();
    const statements = this.statements();
    if (!this.is(Kind.EndOfFileToken) || this.loose !== 0) this.refuse();
    const { text, length: end, declarations: isDeclarationFile } = this;
    return { kind: Kind.SourceFile, text, end, isDeclarationFile, statements };
  }
}
