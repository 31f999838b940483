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

/** Those of some keys whose items a condition holds for. */
export function unitsWhere<Item>(
  groups: Units<string> & { peek(key: string): readonly Item[]; watchChanges(listener: (key: string) => void): void },
  holds: (items: readonly Item[]) => boolean,
): Units<string> {
  let known: Set<string> | undefined;
  const listeners: ((key: string) => void)[] = [];
  const all = () => {
    if (known !== undefined) return known;
    known = new Set([...groups.all()].filter((key) => holds(groups.peek(key))));
    groups.watchChanges((key) => {
      const now = holds(groups.peek(key));
      if (now === known!.has(key)) return;
      if (now) known!.add(key);
      else known!.delete(key);
      for (const listener of listeners) listener(key);
    });
    return known;
  };
  return { all, has: (key) => all().has(key), watch: (listener) => listeners.push(listener) };
}
