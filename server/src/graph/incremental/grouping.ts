// Items that units contribute, by key: a unit that changes costs its own items and the keys that these are under.
import { Derived, isFollowing, isNoting, Reads } from './derived';
import { Group, type Part, partOf } from './group';
import { finish, type Steps, together } from './steps';
import type { Units } from './units';

export type Contribution<Item> = readonly [key: string, item: Item];

export interface GroupingOptions<Unit, Item> {
  readonly collect: (unit: Unit) => readonly Contribution<Item>[];
  /** Order of the items of one key by their units, no two of which are equal; those of one unit stay in theirs. */
  readonly compare: (a: Unit, b: Unit) => number;
  /** Whether an item may stand for the one before, which is then kept. */
  readonly same?: (before: Item, after: Item) => boolean;
  readonly reads?: number;
}

const none: readonly never[] = [];

/** Keys and items in turn. */
type Flat = readonly unknown[];

/** Its keys are units in turn. */
export class Grouping<Unit, Item> implements Units<string> {
  private readonly groups = new Map<string, Part<Unit, Item> | Group<Unit, Item>>();
  private readonly collected = new Map<Unit, Derived<Flat, Unit>>();
  private readonly applied = new Map<Unit, Flat>();
  private readonly listeners: ((key: string) => void)[] = [];
  private readonly changeListeners: ((key: string) => void)[] = [];
  private readonly derivedOptions: { readonly reads: number };
  private pending: Set<Unit> | undefined;
  private readonly changedKeys = new Set<string>();

  constructor(
    private readonly units: Units<Unit>,
    private readonly options: GroupingOptions<Unit, Item>,
  ) {
    this.derivedOptions = { reads: options.reads ?? Reads.all };
  }

  /** The items under a key, in order; empty for a key that nothing is under. */
  get(key: string): readonly Item[] {
    this.refresh();
    if (!isNoting()) return this.groups.get(key)?.items() ?? none;
    const group = this.group(key);
    group.read();
    return group.items();
  }

  /** Whether anything is under a key; who asks depends on it. */
  holds(key: string): boolean {
    this.refresh();
    if (isNoting()) this.group(key).read();
    return this.has(key);
  }

  /** The items under a key, without a note of who asks. */
  peek(key: string): readonly Item[] {
    this.refresh();
    return this.groups.get(key)?.items() ?? none;
  }

  /** Whether a key has more than one item. */
  hasSeveral(key: string): boolean {
    this.refresh();
    return this.groups.get(key)?.hasSeveral === true;
  }

  *all(): Iterable<string> {
    this.refresh();
    for (const [key, group] of this.groups) if (!group.isEmpty) yield key;
  }

  has(key: string): boolean {
    return this.groups.get(key)?.isEmpty === false;
  }

  watch(listener: (key: string) => void): void {
    this.listeners.push(listener);
  }

  /** `listener` is told of each key whose items are others from now on, once for all units that change together. */
  watchChanges(listener: (key: string) => void): void {
    this.changeListeners.push(listener);
  }

  /** Takes over what units contribute now. Called before each reading; cheap where nothing changed. */
  refresh(): boolean {
    return this.pending?.size === 0 ? false : finish(this.refreshing());
  }

  /** Nothing may be read until it is done. */
  *refreshing(): Steps<boolean> {
    if (this.pending === undefined) {
      this.pending = new Set(this.units.all());
      this.units.watch((unit) => this.pending!.add(unit));
    }
    if (this.pending.size === 0) return false;
    while (this.pending.size > 0) {
      const units = [...this.pending];
      this.pending.clear();
      for (let at = 0; at < units.length; at++) {
        if (at % together === 0) yield;
        this.renew(units[at]!);
      }
    }
    for (const key of this.changedKeys) {
      this.changedKeys.delete(key);
      for (const listener of this.changeListeners) listener(key);
    }
    return true;
  }

  private renew(unit: Unit): void {
    this.apply(unit, this.units.has(unit) ? this.collect(unit) : this.drop(unit));
  }

  private collect(unit: Unit): Flat {
    if (!isFollowing()) return this.collectIn(unit);
    let derived = this.collected.get(unit);
    if (derived === undefined) {
      derived = new Derived(this.collectIn, this.derivedOptions, unit, this.onStale);
      this.collected.set(unit, derived);
    }
    return derived.peek();
  }

  private readonly collectIn = (unit: Unit) => flat(this.options.collect(unit));

  private readonly onStale = (unit: Unit) => {
    this.pending!.add(unit);
  };

  private drop(unit: Unit): Flat {
    this.collected.get(unit)?.dispose();
    this.collected.delete(unit);
    return none;
  }

  private apply(unit: Unit, contributions: Flat): void {
    const known = this.applied.get(unit) ?? none;
    if (known === contributions || (known.length === 0 && contributions.length === 0)) return;
    const before = byKey<Item>(known);
    const after = byKey<Item>(contributions);
    for (const [key, items] of after) {
      const old = before.get(key);
      if (old === undefined || !this.isSame(old, items)) this.put(unit, key, items);
    }
    for (const key of before.keys()) if (!after.has(key)) this.put(unit, key, undefined);
    if (contributions.length === 0) this.applied.delete(unit);
    else if (isFollowing()) this.applied.set(unit, contributions);
  }

  private isSame(before: readonly Item[], after: readonly Item[]): boolean {
    const { same } = this.options;
    return (
      same !== undefined && before.length === after.length && before.every((item, at) => same(item, after[at] as Item))
    );
  }

  private put(unit: Unit, key: string, items: readonly Item[] | undefined): void {
    const held = this.groups.get(key);
    const part = items && partOf(unit, items);
    const had = held?.isEmpty === false;
    if (held instanceof Group) {
      held.put(unit, part, this.options.compare);
      held.changed();
      if (held.isEmpty && held.readers.length === 0) this.groups.delete(key);
    } else if (part === undefined) {
      this.groups.delete(key);
    } else if (held === undefined || held.unit === unit) {
      this.groups.set(key, part);
    } else {
      this.group(key).put(unit, part, this.options.compare);
    }
    if (had !== (part !== undefined || this.has(key))) for (const listener of this.listeners) listener(key);
    if (this.changeListeners.length > 0) this.changedKeys.add(key);
  }

  /** One that can be read and added to. */
  private group(key: string): Group<Unit, Item> {
    const held = this.groups.get(key);
    if (held instanceof Group) return held;
    const group = new Group(held);
    this.groups.set(key, group);
    return group;
  }
}

function flat(contributions: readonly Contribution<unknown>[]): Flat {
  if (contributions.length === 0) return none;
  const list = new Array<unknown>(2 * contributions.length);
  for (let at = 0; at < contributions.length; at++) {
    const each = contributions[at]!;
    list[2 * at] = each[0];
    list[2 * at + 1] = each[1];
  }
  return list;
}

function byKey<Item>(contributions: Flat): Map<string, Item[]> {
  const map = new Map<string, Item[]>();
  for (let at = 0; at < contributions.length; at += 2) {
    const key = contributions[at] as string;
    const item = contributions[at + 1] as Item;
    const list = map.get(key);
    if (list === undefined) map.set(key, [item]);
    else list.push(item);
  }
  return map;
}
