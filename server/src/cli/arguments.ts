// Reads a command's arguments against its table of options, and says what is wrong with them.
import { parseArgs } from 'node:util';
import { closestName } from '../analysis/closest-name';
import { UsageError } from './exit-status';

export interface OptionSpec {
  /** How the value is called in the help; an option without it is a switch. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly repeatable?: boolean;
  readonly short?: string;
  readonly help: string;
}

export type OptionTable = Readonly<Record<string, OptionSpec>>;

export interface Arguments<Options extends OptionTable> {
  readonly positionals: readonly string[];
  flag(name: keyof Options & string): boolean;
  text(name: keyof Options & string): string | undefined;
  list(name: keyof Options & string): readonly string[];
  /** A whole number of at least `least`. */
  integer(name: keyof Options & string, least: number): number | undefined;
}

/** Throws a `UsageError` that says what was expected, what was found and what may have been meant. */
export function readArguments<Options extends OptionTable>(
  command: string,
  options: Options,
  argv: readonly string[],
  operands: { readonly name: string; readonly most: number },
): Arguments<Options> {
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokensOf(options, argv)) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(options, token.name) ? options[token.name]! : undefined;
    if (spec === undefined) throw unknownOption(command, options, token.rawName);
    const value = spec.value === undefined ? switchValue(command, token) : optionValue(command, spec, token);
    given.set(token.name, [...(given.get(token.name) ?? []), value]);
  }
  if (positionals.length > operands.most) {
    const expected = operands.most === 0 ? 'takes options only' : `takes one ${operands.name}`;
    throw new UsageError(`\`ssot ${command}\` ${expected}, found "${positionals[operands.most]}" besides.`, command);
  }
  return {
    positionals,
    flag: (name) => given.has(name),
    text: (name) => given.get(name)?.at(-1),
    list: (name) => given.get(name) ?? [],
    integer: (name, least) => {
      const value = given.get(name)?.at(-1);
      if (value === undefined) return undefined;
      if (/^\d{1,9}$/.test(value) && Number(value) >= least) return Number(value);
      throw new UsageError(`--${name} expects a whole number, ${least} or more; found "${value}".`, command);
    },
  };
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];
type OptionToken = Extract<Token, { kind: 'option' }>;

/** Strictness is ours: `parseArgs` only cuts the line into tokens, so that each mistake gets a message of its own. */
function tokensOf(options: OptionTable, argv: readonly string[]): readonly Token[] {
  const known = Object.entries(options).map(([name, { value, short }]) => {
    const type = value === undefined ? ('boolean' as const) : ('string' as const);
    return [name, short === undefined ? { type } : { type, short }] as const;
  });
  return parseArgs({
    args: [...argv],
    options: Object.fromEntries(known),
    strict: false,
    allowPositionals: true,
    tokens: true,
  }).tokens;
}

function switchValue(command: string, token: OptionToken): string {
  if (token.value === undefined) return 'true';
  throw new UsageError(`${token.rawName} is a switch and takes no value; found "${token.value}".`, command);
}

function optionValue(command: string, spec: OptionSpec, token: OptionToken): string {
  const { value, rawName } = token;
  const expected = spec.choices === undefined ? `a value (${spec.value})` : `one of ${spec.choices.join(', ')}`;
  if (value === undefined) throw new UsageError(`${rawName} expects ${expected}; found nothing after it.`, command);
  if (!token.inlineValue && value.startsWith('-') && value !== '-') {
    const inline = `If "${value}" is meant as the value, write ${rawName}=${value}.`;
    throw new UsageError(`${rawName} expects ${expected}; found the option "${value}". ${inline}`, command);
  }
  if (value === '') throw new UsageError(`${rawName} expects ${expected}; found an empty value.`, command);
  if (spec.choices !== undefined && !spec.choices.includes(value)) {
    throw new UsageError(
      `${rawName} expects ${expected}; found "${value}".${didYouMean(value, spec.choices)}`,
      command,
    );
  }
  return value;
}

function unknownOption(command: string, options: OptionTable, found: string): UsageError {
  const known = Object.keys(options).map((name) => `--${name}`);
  const meant = didYouMean(found, known);
  const expected = meant === '' ? ` Known options: ${known.join(', ')}.` : '';
  return new UsageError(`Unknown option ${found}.${meant}${expected}`, command);
}

export function didYouMean(word: string, known: readonly string[]): string {
  const near = closestName(word, known);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}
