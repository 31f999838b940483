// Lists of which there are many and most are short: as long as they need to be. V8 gives one that grows room for sixteen more.

const short = 32;

/** `list` with one more at its end: another list where it is short. */
export function withOneMore<T>(list: T[], item: T): T[] {
  if (list.length >= short) {
    list.push(item);
    return list;
  }
  return replaced(list, list.length, 0, [item]);
}

/** A list that grows no further. */
export function exact<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? none : list.slice();
}

const none: readonly never[] = [];

/** `list` with others in place of the `count` items from `at` on. */
export function replaced<T>(list: readonly T[], at: number, count: number, others: readonly T[]): T[] {
  const made = new Array<T>(list.length - count + others.length);
  for (let from = 0; from < at; from++) made[from] = list[from]!;
  for (let from = 0; from < others.length; from++) made[at + from] = others[from]!;
  for (let from = at + count; from < list.length; from++) made[from - count + others.length] = list[from]!;
  return made;
}
