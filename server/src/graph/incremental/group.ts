// What units have under one key of a grouping.
import { Input } from './derived';
import { replaced, withOneMore } from './short-list';

/** What one unit has under one key: mostly one item, for which a list would be half of it all. */
export class Part<Unit, Item> {
  constructor(
    readonly unit: Unit,
    private readonly first: Item,
    private readonly list: readonly Item[] | undefined,
  ) {}

  items(): readonly Item[] {
    return this.list ?? [this.first];
  }

  get isEmpty(): boolean {
    return false;
  }

  get hasSeveral(): boolean {
    return this.list !== undefined;
  }
}

/** `items`: at least one. */
export function partOf<Unit, Item>(unit: Unit, items: readonly Item[]): Part<Unit, Item> {
  return new Part(unit, items[0]!, items.length === 1 ? undefined : items);
}

/** A key that several units are under, or that somebody reads: most are neither, and have a part alone. */
export class Group<Unit, Item> extends Input {
  /** In the order of their units. */
  private parts: Part<Unit, Item>[];

  constructor(part: Part<Unit, Item> | undefined) {
    super();
    this.parts = part === undefined ? [] : [part];
  }

  get isEmpty(): boolean {
    return this.parts.length === 0;
  }

  get hasSeveral(): boolean {
    return this.parts.length > 1 || this.parts[0]?.hasSeveral === true;
  }

  items(): readonly Item[] {
    return this.parts.length === 1 ? this.parts[0]!.items() : this.parts.flatMap((part) => part.items());
  }

  /** `part`: what the unit has from now on; `undefined`: nothing. */
  put(unit: Unit, part: Part<Unit, Item> | undefined, compare: (a: Unit, b: Unit) => number): void {
    const { parts } = this;
    const at = placeOf(unit, parts, compare);
    const end = parts[at]?.unit === unit ? at + 1 : at;
    const added = part === undefined ? [] : [part];
    if (at === parts.length && part !== undefined) this.parts = withOneMore(parts, part);
    else if (parts.length < 32) this.parts = replaced(parts, at, end - at, added);
    else parts.splice(at, end - at, ...added);
  }
}

/** Where the part of a unit is, or has to go. */
function placeOf<Unit>(
  unit: Unit,
  parts: readonly Part<Unit, unknown>[],
  compare: (a: Unit, b: Unit) => number,
): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(parts[middle]!.unit, unit) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
