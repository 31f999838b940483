// How tightly binary operators bind.
import { Kind } from './kinds';

const precedences = new Uint8Array(256);
const rows: readonly (readonly Kind[])[] = [
  [Kind.QuestionQuestionToken],
  [Kind.BarBarToken],
  [Kind.AmpersandAmpersandToken],
  [Kind.BarToken],
  [Kind.CaretToken],
  [Kind.AmpersandToken],
  [
    Kind.EqualsEqualsToken,
    Kind.ExclamationEqualsToken,
    Kind.EqualsEqualsEqualsToken,
    Kind.ExclamationEqualsEqualsToken,
  ],
  [
    Kind.LessThanToken,
    Kind.GreaterThanToken,
    Kind.LessThanEqualsToken,
    Kind.GreaterThanEqualsToken,
    Kind.InstanceOfKeyword,
    Kind.InKeyword,
    Kind.AsKeyword,
    Kind.SatisfiesKeyword,
  ],
  [Kind.LessThanLessThanToken, Kind.GreaterThanGreaterThanToken, Kind.GreaterThanGreaterThanGreaterThanToken],
  [Kind.PlusToken, Kind.MinusToken],
  [Kind.AsteriskToken, Kind.SlashToken, Kind.PercentToken],
  [Kind.AsteriskAsteriskToken],
];
for (const [row, kinds] of rows.entries()) for (const kind of kinds) precedences[kind] = row + 1;

/** 0 for what is no binary operator. */
export function precedenceOf(kind: Kind): number {
  return precedences[kind] ?? 0;
}
