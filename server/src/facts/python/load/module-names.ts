// The names that the module level binds, as far as reads of them can fail or lead to what other modules hold.
import type { ModuleDraft } from '../draft';

export interface LoadedName {
  readonly hash: number;
  /** Bound by an import. */
  imported: boolean;
  /** A class, a function, another name for something, or an instance: calls of it can be followed. */
  followed: boolean;
  /** The token from which on it is there for sure; infinite while it stands in branches only, or is deleted. */
  since: number;
}

/** One file's names are dropped before the next one's are gathered, so the tables are kept. */
const keptBits = new Uint8Array(4096);
const keptSince = new Float64Array(4096);

/** In a slot's bits: names with such a hash are known; calls and attributes of one of them can be followed. */
const isKnown = 1;
const leads = 2;

/** What an import inside a function binds. */
export const ownImport: LoadedName = { hash: 0, imported: true, followed: false, since: -1 };
/** In a module with a star import, a name that nothing in the module binds. */
const fromStar: LoadedName = { hash: 0, imported: true, followed: false, since: Number.POSITIVE_INFINITY };

export class LoadedNames {
  private hasStar = false;
  private readonly names = new Map<string, LoadedName>();
  private readonly bits = keptBits.fill(0);
  /** By slot: the last `since` of its names; set by `settle`. */
  private readonly since = keptSince;

  constructor(draft: ModuleDraft) {
    for (const { hash, deferred, typeOnly } of draft.bound) {
      if (deferred && !typeOnly) this.bits[hash & 4095] = isKnown;
    }
  }

  /** A star import: any name can be one of these. */
  addStar(): void {
    this.hasStar = true;
    this.bits.fill(isKnown);
  }

  /** Whether a name with this hash can be one of these, or one that a function imports. */
  may(hash: number): boolean {
    return this.bits[hash & 4095] !== 0;
  }

  get(name: string): LoadedName | undefined {
    return this.names.get(name) ?? (this.hasStar ? fromStar : undefined);
  }

  /** `certain`: not in a branch. Returns whether others have to be told of the binding: what the name stands for may change. */
  bind(name: string, hash: number, at: number, certain: boolean, imported: boolean, followed: boolean): boolean {
    let known = this.names.get(name);
    const news = known === undefined || imported || followed || known.imported || known.followed || known.since > at;
    if (known === undefined) {
      known = { hash, imported: false, followed: false, since: Number.POSITIVE_INFINITY };
      this.names.set(name, known);
      this.bits[hash & 4095] = isKnown;
    }
    if (imported) known.imported = true;
    if (followed) known.followed = true;
    if (certain && known.since > at) known.since = at;
    return news;
  }

  /** Whether the name was one of these. */
  unbind(name: string): boolean {
    const known = this.names.get(name);
    if (known === undefined) return false;
    known.since = Number.POSITIVE_INFINITY;
    return true;
  }

  /** The module level has been read; must come before `mayMatter`. */
  settle(): void {
    this.since.fill(this.hasStar ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY);
    for (const { hash, imported, followed, since } of this.names.values()) {
      const slot = hash & 4095;
      if (imported || followed) this.bits[slot] = isKnown | leads;
      if (since > this.since[slot]!) this.since[slot] = since;
    }
  }

  /**
   * Whether a use, `plain` or with something behind the name, can matter to others in a function without imports whose
   * `def` is at token `definedAt`; `hash` is one that `may` be.
   */
  mayMatter(hash: number, plain: boolean, definedAt: number): boolean {
    const slot = hash & 4095;
    return this.since[slot]! >= definedAt || (!plain && (this.bits[slot]! & leads) !== 0);
  }
}
