// Fields that objects of facts have beside their own, made when they are asked for.

export const late: unique symbol = Symbol('late fields');

interface HasLate {
  readonly [late]: readonly string[];
}

/** The names of all fields of an object. */
export function fieldsOf(value: object): readonly string[] {
  const own = Object.keys(value);
  return late in value ? [...own, ...(value as HasLate)[late]] : own;
}
