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

/** One file's names are dropped before the next one's are gathered, so the table is kept. */
const keptBits = new Uint8Array(4096);

/** What an import inside a function binds. */
export const ownImport: LoadedName = { hash: 0, imported: true, followed: false, since: -1 };
/** In a module with a star import, a name that nothing in the module binds. */
const fromStar: LoadedName = { hash: 0, imported: true, followed: false, since: Number.POSITIVE_INFINITY };

export class LoadedNames {
  private hasStar = false;
  private readonly names = new Map<string, LoadedName>();
  /** One bit for the hash of each name that is known. */
  private readonly bits = keptBits.fill(0);
  /** The names by their hashes, once the module level has been read. */
  private readonly byHash = new Map<number, LoadedName>();

  constructor(draft: ModuleDraft) {
    for (const { hash, deferred, typeOnly } of draft.bound) {
      if (deferred && !typeOnly) this.bits[hash & 4095] = 1;
    }
  }

  /** A star import: any name can be one of these. */
  addStar(): void {
    this.hasStar = true;
    this.bits.fill(1);
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
      this.bits[hash & 4095] = 1;
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

  /** The module level has been read; must come before `mayMatter`. Names of one hash are told as one that stands for all. */
  settle(): void {
    for (const each of this.names.values()) {
      const other = this.byHash.get(each.hash);
      this.byHash.set(each.hash, other === undefined ? each : either(each, other));
    }
  }

  /**
   * Whether a use, `plain` or with something behind the name, can matter to others in a function without imports whose
   * `def` is at token `definedAt`; `hash` is one that `may` be.
   */
  mayMatter(hash: number, plain: boolean, definedAt: number): boolean {
    if (this.hasStar) return true;
    const known = this.byHash.get(hash);
    if (known === undefined) return false;
    return known.since >= definedAt || (!plain && (known.imported || known.followed));
  }

  /** Whether a name with this hash can be one that the module level imports. */
  mayBeImported(hash: number): boolean {
    return this.hasStar || this.byHash.get(hash)?.imported === true;
  }
}

function either(one: LoadedName, other: LoadedName): LoadedName {
  return {
    hash: one.hash,
    imported: one.imported || other.imported,
    followed: one.followed || other.followed,
    since: Math.max(one.since, other.since),
  };
}
