// Operators and brackets, the longest first.
import { Kind } from './kinds';

/** By their characters: kinds of those that are never part of a longer one. */
const alone = new Uint8Array(128);
for (const [char, kind] of [
  ['(', Kind.OpenParenToken],
  [')', Kind.CloseParenToken],
  [',', Kind.CommaToken],
  [':', Kind.ColonToken],
  [';', Kind.SemicolonToken],
  ['>', Kind.GreaterThanToken],
  ['@', Kind.AtToken],
  ['[', Kind.OpenBracketToken],
  [']', Kind.CloseBracketToken],
  ['{', Kind.OpenBraceToken],
  ['}', Kind.CloseBraceToken],
  ['~', Kind.TildeToken],
] as const) {
  alone[char.charCodeAt(0)] = kind;
}

/**
 * The kind times eight, plus the length (so `& 7` is the length); 0 where none stands. `>` is one alone: the grammar
 * decides about more.
 */
export function punctuatorAt(codes: Uint16Array, at: number, code: number): number {
  const kind = code < 128 ? alone[code]! : 0;
  if (kind !== 0) return (kind << 3) | 1;
  const second = codes[at + 1]!;
  switch (code) {
    case 33: // !
      if (second !== 61) return (Kind.ExclamationToken << 3) | 1;
      return codes[at + 2] === 61
        ? (Kind.ExclamationEqualsEqualsToken << 3) | 3
        : (Kind.ExclamationEqualsToken << 3) | 2;
    case 37: // %
      return second === 61 ? (Kind.PercentEqualsToken << 3) | 2 : (Kind.PercentToken << 3) | 1;
    case 38: // &
      if (second === 38) {
        return codes[at + 2] === 61
          ? (Kind.AmpersandAmpersandEqualsToken << 3) | 3
          : (Kind.AmpersandAmpersandToken << 3) | 2;
      }
      return second === 61 ? (Kind.AmpersandEqualsToken << 3) | 2 : (Kind.AmpersandToken << 3) | 1;
    case 42: // *
      if (second === 61) return (Kind.AsteriskEqualsToken << 3) | 2;
      if (second !== 42) return (Kind.AsteriskToken << 3) | 1;
      return codes[at + 2] === 61 ? (Kind.AsteriskAsteriskEqualsToken << 3) | 3 : (Kind.AsteriskAsteriskToken << 3) | 2;
    case 43: // +
      if (second === 43) return (Kind.PlusPlusToken << 3) | 2;
      return second === 61 ? (Kind.PlusEqualsToken << 3) | 2 : (Kind.PlusToken << 3) | 1;
    case 45: // -
      if (second === 45) return (Kind.MinusMinusToken << 3) | 2;
      return second === 61 ? (Kind.MinusEqualsToken << 3) | 2 : (Kind.MinusToken << 3) | 1;
    case 46: // .
      if (second === 46 && codes[at + 2] === 46) return (Kind.DotDotDotToken << 3) | 3;
      return (Kind.DotToken << 3) | 1;
    case 47: // /
      return second === 61 ? (Kind.SlashEqualsToken << 3) | 2 : (Kind.SlashToken << 3) | 1;
    case 60: // <
      if (second === 60) {
        return codes[at + 2] === 61
          ? (Kind.LessThanLessThanEqualsToken << 3) | 3
          : (Kind.LessThanLessThanToken << 3) | 2;
      }
      return second === 61 ? (Kind.LessThanEqualsToken << 3) | 2 : (Kind.LessThanToken << 3) | 1;
    case 61: // =
      if (second === 62) return (Kind.EqualsGreaterThanToken << 3) | 2;
      if (second !== 61) return (Kind.EqualsToken << 3) | 1;
      return codes[at + 2] === 61 ? (Kind.EqualsEqualsEqualsToken << 3) | 3 : (Kind.EqualsEqualsToken << 3) | 2;
    case 63: // ?
      if (second === 46 && !isDigit(codes[at + 2]!)) return (Kind.QuestionDotToken << 3) | 2;
      if (second !== 63) return (Kind.QuestionToken << 3) | 1;
      return codes[at + 2] === 61 ? (Kind.QuestionQuestionEqualsToken << 3) | 3 : (Kind.QuestionQuestionToken << 3) | 2;
    case 94: // ^
      return second === 61 ? (Kind.CaretEqualsToken << 3) | 2 : (Kind.CaretToken << 3) | 1;
    case 124: // |
      if (second === 124) {
        return codes[at + 2] === 61 ? (Kind.BarBarEqualsToken << 3) | 3 : (Kind.BarBarToken << 3) | 2;
      }
      return second === 61 ? (Kind.BarEqualsToken << 3) | 2 : (Kind.BarToken << 3) | 1;
    default:
      return 0;
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
