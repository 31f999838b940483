// Which imports a statement makes, by the token that it starts with.
import type { ImportFact } from '../../facts';
import type { Tokens } from '../tokens';

export class ImportPlaces {
  private readonly tokens: Tokens;
  private readonly imports: readonly ImportFact[];

  constructor(tokens: Tokens, imports: readonly ImportFact[]) {
    this.tokens = tokens;
    this.imports = imports;
  }

  /** Visits the imports of the statement at token `from` that are not for type checkers, with their indices. */
  forEach(from: number, visit: (fact: ImportFact, index: number) => void): void {
    const start = this.tokens.starts[from]!;
    const { imports } = this;
    let low = 0;
    let high = imports.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (imports[middle]!.span.start < start) low = middle + 1;
      else high = middle;
    }
    for (; low < imports.length && imports[low]!.span.start === start; low++) {
      if (!imports[low]!.typeOnly) visit(imports[low]!, low);
    }
  }

  /** Visits the names that the statement binds; a star import binds none that is known. */
  forEachName(from: number, visit: (name: string) => void): void {
    this.forEach(from, ({ bindings }) => {
      for (const { local } of bindings) if (local !== '') visit(local);
    });
  }
}
