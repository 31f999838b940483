// Things that are looked at one by one: modules, groups of things, components.

export interface Units<Unit> {
  /** In any order. */
  all(): Iterable<Unit>;
  has(unit: Unit): boolean;
  /** `listener` is told of each unit that comes or goes from now on. */
  watch(listener: (unit: Unit) => void): void;
}

/** Units that neither come nor go. */
export function fixedUnits<Unit>(units: readonly Unit[]): Units<Unit> {
  return { all: () => units, has: () => true, watch: () => {} };
}

interface Groups<Item> extends Units<string> {
  peek(key: string): readonly Item[];
  hasSeveral(key: string): boolean;
  watchChanges(listener: (key: string) => void): void;
}

/** Those of some keys that have several items for which a condition holds: most have one, of which there is nothing to be kept. */
export function unitsOfSeveral<Item>(
  groups: Groups<Item>,
  holds: (items: readonly Item[]) => boolean = () => true,
): Units<string> {
  let known: Set<string> | undefined;
  const listeners: ((key: string) => void)[] = [];
  const isOne = (key: string) => groups.hasSeveral(key) && holds(groups.peek(key));
  const all = () => {
    if (known !== undefined) return known;
    known = new Set();
    for (const key of groups.all()) if (isOne(key)) known.add(key);
    groups.watchChanges((key) => {
      const now = isOne(key);
      if (now === known!.has(key)) return;
      if (now) known!.add(key);
      else known!.delete(key);
      for (const listener of listeners) listener(key);
    });
    return known;
  };
  return { all, has: (key) => all().has(key), watch: (listener) => listeners.push(listener) };
}
