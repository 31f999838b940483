// What each code of `Tokens.codes` can begin in Python source. Everything beyond ASCII counts as part of a name.

export const CharacterClass = {
  name: 0,
  digit: 1,
  space: 2,
  newline: 3,
  quote: 4,
  open: 5,
  close: 6,
  dot: 7,
  comment: 8,
  backslash: 9,
  operator: 10,
  /** Colon and exclamation mark: inside an f-string's field they end the expression. */
  field: 11,
  other: 12,
} as const;

/** Class by code unit. Names go on while the class is `digit` or less. */
export const classOf = buildClasses();

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(256).fill(CharacterClass.other, 0, 128);
  const set = (characters: string, value: number) => {
    for (let index = 0; index < characters.length; index++) classes[characters.charCodeAt(index)] = value;
  };
  set('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_', CharacterClass.name);
  set('0123456789', CharacterClass.digit);
  set(' \t\f', CharacterClass.space);
  set('\r\n', CharacterClass.newline);
  set('\'"', CharacterClass.quote);
  set('([{', CharacterClass.open);
  set(')]}', CharacterClass.close);
  set('.', CharacterClass.dot);
  set('#', CharacterClass.comment);
  set('\\', CharacterClass.backslash);
  set('%&*+,-/;<=>@^|~', CharacterClass.operator);
  set(':!', CharacterClass.field);
  return classes;
}
