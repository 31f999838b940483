// Items that units contribute, by key: a unit that changes costs its own items and the keys that these are under.
import { Derived, Input, Reads } from './derived';
import type { Units } from './units';

export type Contribution<Item> = readonly [key: string, item: Item];

export interface GroupingOptions<Unit, Item> {
  readonly collect: (unit: Unit) => readonly Contribution<Item>[];
  /** Order of the items of one key by their units; those of one unit stay in theirs. */
  readonly compare: (a: Unit, b: Unit) => number;
  /** Whether an item may stand for the one before, which is then kept. */
  readonly same?: (before: Item, after: Item) => boolean;
  readonly reads?: number;
}

interface Group<Unit, Item> {
  readonly input: Input;
  readonly parts: Map<Unit, readonly Item[]>;
  items: readonly Item[] | undefined;
}

/** Its keys are units in turn. */
export class Grouping<Unit, Item> implements Units<string> {
  private readonly groups = new Map<string, Group<Unit, Item>>();
  private readonly collected = new Map<Unit, Derived<readonly Contribution<Item>[]>>();
  private readonly applied = new Map<Unit, ReadonlyMap<string, readonly Item[]>>();
  private readonly listeners: ((key: string) => void)[] = [];
  private pending: Set<Unit> | undefined;

  constructor(
    private readonly units: Units<Unit>,
    private readonly options: GroupingOptions<Unit, Item>,
  ) {}

  /** The items under a key, in order; empty for a key that nothing is under. */
  get(key: string): readonly Item[] {
    this.refresh();
    let group = this.groups.get(key);
    if (group === undefined) {
      group = { input: new Input(), parts: new Map(), items: undefined };
      this.groups.set(key, group);
    }
    group.input.read();
    group.items ??= this.itemsOf(group);
    return group.items;
  }

  *all(): Iterable<string> {
    this.refresh();
    for (const [key, { parts }] of this.groups) if (parts.size > 0) yield key;
  }

  has(key: string): boolean {
    return (this.groups.get(key)?.parts.size ?? 0) > 0;
  }

  watch(listener: (key: string) => void): void {
    this.listeners.push(listener);
  }

  /** Takes over what units contribute now. Called before each reading; cheap where nothing changed. */
  refresh(): boolean {
    if (this.pending === undefined) {
      this.pending = new Set(this.units.all());
      this.units.watch((unit) => this.pending!.add(unit));
    }
    if (this.pending.size === 0) return false;
    while (this.pending.size > 0) {
      const units = [...this.pending];
      this.pending.clear();
      for (const unit of units) this.apply(unit, this.units.has(unit) ? this.collect(unit) : this.drop(unit));
    }
    return true;
  }

  private collect(unit: Unit): readonly Contribution<Item>[] {
    let derived = this.collected.get(unit);
    if (derived === undefined) {
      const { collect, reads = Reads.all } = this.options;
      derived = new Derived(() => collect(unit), { reads, onStale: () => this.pending!.add(unit) });
      this.collected.set(unit, derived);
    }
    return derived.peek();
  }

  private drop(unit: Unit): readonly Contribution<Item>[] {
    this.collected.get(unit)?.dispose();
    this.collected.delete(unit);
    return [];
  }

  private apply(unit: Unit, contributions: readonly Contribution<Item>[]): void {
    const before = this.applied.get(unit) ?? none;
    if (before.size === 0 && contributions.length === 0) return;
    const after = byKey(contributions) as Map<string, readonly Item[]>;
    for (const [key, items] of after) {
      const old = before.get(key);
      if (old !== undefined && this.isSame(old, items)) after.set(key, old);
      else this.put(unit, key, items);
    }
    for (const key of before.keys()) if (!after.has(key)) this.put(unit, key, undefined);
    if (after.size > 0) this.applied.set(unit, after);
    else this.applied.delete(unit);
  }

  private isSame(before: readonly Item[], after: readonly Item[]): boolean {
    const { same } = this.options;
    return (
      same !== undefined && before.length === after.length && before.every((item, at) => same(item, after[at] as Item))
    );
  }

  private put(unit: Unit, key: string, items: readonly Item[] | undefined): void {
    let group = this.groups.get(key);
    if (group === undefined) {
      group = { input: new Input(), parts: new Map(), items: undefined };
      this.groups.set(key, group);
    }
    const had = group.parts.size > 0;
    if (items === undefined) group.parts.delete(unit);
    else group.parts.set(unit, items);
    group.items = undefined;
    group.input.changed();
    const has = group.parts.size > 0;
    if (had !== has) for (const listener of this.listeners) listener(key);
    if (!has && group.input.readers.length === 0) this.groups.delete(key);
  }

  private itemsOf({ parts }: Group<Unit, Item>): readonly Item[] {
    if (parts.size === 1) for (const items of parts.values()) return items;
    return [...parts.keys()].sort(this.options.compare).flatMap((unit) => parts.get(unit)!);
  }
}

const none: ReadonlyMap<string, never> = new Map<string, never>();

function byKey<Item>(contributions: readonly Contribution<Item>[]): Map<string, Item[]> {
  const map = new Map<string, Item[]>();
  for (const [key, item] of contributions) {
    const list = map.get(key);
    if (list === undefined) map.set(key, [item]);
    else list.push(item);
  }
  return map;
}
