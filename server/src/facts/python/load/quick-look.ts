// A quick look at the tokens of a body: whether a closer one can find a step in it.
import type { Body } from '../bodies';
import type { ModuleDraft } from '../draft';
import { fnv, Kind, Op } from '../token-kinds';
import type { Tokens } from '../tokens';
import type { LoadRecorder } from './load-recorder';
import type { LoadedNames } from './module-names';

export class QuickLook {
  private readonly tokens: Tokens;
  private readonly names: LoadedNames;
  private readonly knowsChecking: boolean;
  private receiver = 0;
  private owner = '';
  private definedAt = 0;

  constructor(
    { tokens, checkingNames }: ModuleDraft,
    names: LoadedNames,
    private readonly methods: Pick<LoadRecorder, 'hasMethod'>,
  ) {
    this.tokens = tokens;
    this.names = names;
    this.knowsChecking = checkingNames.size > 0;
  }

  /** Whether the body names anything that can matter, or calls a method of its object; `definedAt`: the token of its `def`. */
  mayMatter({ from, to, firstLine, endLine }: Body, receiver: string, owner: string, definedAt: number): boolean {
    this.receiver = fnv(receiver);
    this.owner = owner;
    this.definedAt = definedAt;
    if (firstLine === endLine) return this.mayDo(from, to);
    const lines = this.tokens.lines.items;
    const indents = this.tokens.indents.items;
    let branch = Number.MAX_SAFE_INTEGER;
    for (let line = firstLine; line < endLine; line++) {
      const start = lines[line]!;
      const end = lines[line + 1]!;
      const indent = indents[line]!;
      if (indent > branch) {
        if (this.mayBind(start, end)) return true;
        continue;
      }
      if (this.mayDo(start, end)) return true;
      const inBranch = this.opensBranch(start, end) || (indent === branch && this.continuesBranch(start, end));
      branch = inBranch ? indent : Number.MAX_SAFE_INTEGER;
    }
    return false;
  }

  /** Whether the line is the header of a suite that may not run; what follows a suite on the header's line is none of it. */
  private opensBranch(from: number, to: number): boolean {
    const { kinds } = this.tokens;
    if (kinds[to - 1] !== Op.colon) return false;
    switch (kinds[from]) {
      case Kind.for:
      case Kind.while:
        return true;
      case Kind.if:
        // Not `if True:` or `if __name__ == "__main__":`, nor what type checkers decide.
        return to > from + 3 && kinds[from + 2] !== Kind.equal && !this.knowsChecking;
      default:
        return false;
    }
  }

  private continuesBranch(from: number, to: number): boolean {
    const { kinds } = this.tokens;
    return kinds[to - 1] === Op.colon && (kinds[from] === Kind.else || kinds[from] === Kind.elif);
  }

  private mayDo(from: number, to: number): boolean {
    const { tokens, names, receiver, definedAt } = this;
    const { kinds, hashes } = tokens;
    for (let index = from; index < to; index++) {
      const kind = kinds[index];
      if (kind === Kind.import || kind === Kind.global) return true;
      if (kind !== Kind.name || kinds[index - 1] === Op.dot) continue;
      const hash = hashes[index]!;
      const behind = kinds[index + 1];
      if (names.may(hash)) {
        const plain = behind !== Op.dot && behind !== Op.openParen && kinds[index - 1] !== Op.at;
        if (names.mayMatter(hash, plain, definedAt)) return true;
      }
      const isMethod = hash === receiver && behind === Op.dot && kinds[index + 3] === Op.openParen;
      if (isMethod && this.methods.hasMethod(this.owner, tokens.textOf(index + 2))) return true;
    }
    return false;
  }

  /** What may not run is a step only where it imports, or assigns a module-level name or an attribute of an imported one. */
  private mayBind(from: number, to: number): boolean {
    const { tokens, names } = this;
    const { kinds, hashes } = tokens;
    for (let index = from; index < to; index++) {
      const kind = kinds[index];
      if (kind === Kind.import || kind === Kind.global) return true;
      if (kind !== Kind.name || kinds[index + 1] !== Op.dot || kinds[index - 1] === Op.dot) continue;
      if (names.may(hashes[index]!) && names.mayBeImported(hashes[index]!) && isTarget(tokens, index, to)) return true;
    }
    return false;
  }
}

/** Whether what stands behind the dotted name is as behind what is assigned. */
function isTarget(tokens: Tokens, index: number, to: number): boolean {
  const end = tokens.dottedEnd(index, to);
  switch (end < to ? tokens.kinds[end] : 0) {
    case Op.assign:
    case Op.comma:
    case Op.colon:
    case Op.closeParen:
    case Op.closeBracket:
      return true;
    default:
      return false;
  }
}
