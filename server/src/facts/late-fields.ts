// Fields that objects of facts have beside their own, made when they are asked for.

export const late: unique symbol = Symbol('late fields');
export const takeOver: unique symbol = Symbol('take over');

interface HasLate {
  readonly [late]: readonly string[];
  /** What a keystroke changed: the numbers and places of one that says the same. */
  [takeOver](next: unknown): void;
}

export function hasLate(value: object): value is HasLate {
  return late in value;
}

/** The names of all fields of an object. */
export function fieldsOf(value: object): readonly string[] {
  const own = Object.keys(value);
  return hasLate(value) ? [...own, ...value[late]] : own;
}
