// The names that imports bind, found by a token's hash.
import type { BoundName } from './draft';
import type { Tokens } from './tokens';

/** All bindings of one local name. */
export interface Local {
  readonly name: string;
  readonly hash: number;
  /** Bound for the whole module. */
  readonly wide: BoundName[];
  /** Bound inside one function, in the order of the text. */
  readonly narrow: BoundName[];
  /** The first of `narrow` that does not end before the tokens asked for so far. */
  next: number;
  /** Between these tokens a parameter of the same name hides the import. */
  hiddenFrom: number;
  hiddenUntil: number;
}

/** One file's names are dropped before the next one's are gathered, so the table is kept. */
let keptSlots = new Uint32Array(1024);

export class LocalNames {
  /** Index into the names plus one, by hash, with linear probing; at most a quarter full. */
  readonly slots: Uint32Array;
  readonly mask: number;
  private readonly tokens: Tokens;
  private readonly all: Local[] = [];

  constructor(tokens: Tokens, bound: readonly BoundName[]) {
    this.tokens = tokens;
    let size = 64;
    while (size < bound.length * 4) size *= 2;
    if (keptSlots.length < size) keptSlots = new Uint32Array(size);
    else keptSlots.fill(0, 0, size);
    this.slots = keptSlots;
    this.mask = size - 1;
    for (const each of bound) this.add(each);
  }

  find(hash: number, name: string): Local | undefined {
    for (let slot = this.slotOf(hash); this.slots[slot] !== 0; slot = (slot + 1) & this.mask) {
      const local = this.all[this.slots[slot]! - 1]!;
      if (local.hash === hash && local.name === name) return local;
    }
    return undefined;
  }

  /** The local that the name token `index` names. */
  at(index: number): Local | undefined {
    const hash = this.tokens.hashes[index]!;
    for (let slot = this.slotOf(hash); this.slots[slot] !== 0; slot = (slot + 1) & this.mask) {
      const local = this.all[this.slots[slot]! - 1]!;
      if (local.hash === hash && this.tokens.is(index, local.name, hash)) return local;
    }
    return undefined;
  }

  /**
   * The bindings that a read at token `index` can mean: those of its own function, else the module's. Must be asked
   * in the order of the tokens.
   */
  visible(local: Local, index: number): readonly BoundName[] {
    const { narrow } = local;
    while (local.next < narrow.length && narrow[local.next]!.scope.to <= index) local.next++;
    let end = local.next;
    while (end < narrow.length && narrow[end]!.scope.from <= index) end++;
    return end === local.next ? local.wide : narrow.slice(local.next, end);
  }

  private add(bound: BoundName): void {
    const name = bound.binding.local;
    let local = this.find(bound.hash, name);
    if (local === undefined) {
      local = { name, hash: bound.hash, wide: [], narrow: [], next: 0, hiddenFrom: 0, hiddenUntil: 0 };
      this.all.push(local);
      let slot = this.slotOf(bound.hash);
      while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
      this.slots[slot] = this.all.length;
    }
    const list = bound.deferred ? local.narrow : local.wide;
    const last = list[list.length - 1];
    if (last === undefined || !isRepeat(last, bound)) list.push(bound);
    else if (last.repeats === undefined) last.repeats = [bound.binding];
    else last.repeats.push(bound.binding);
  }

  private slotOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & this.mask;
  }
}

/** Whether the second binding is read wherever the first one is. */
function isRepeat(first: BoundName, second: BoundName): boolean {
  const samePath = first.path.length === 0 && second.path.length === 0;
  return samePath && first.typeOnly === second.typeOnly && first.scope === second.scope;
}
