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
