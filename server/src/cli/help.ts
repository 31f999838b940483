// The pages of `ssot --help` and `ssot help COMMAND`, made from the tables of commands and options.
import { type Command, commands } from './command';
import { coloursFor, type Io, widthFor } from './io';
import { cellsOf, padEnd, wrap } from './wrap';

export function generalHelp(io: Io, stream: 'stdout' | 'stderr'): string {
  const { bold, dim } = coloursFor(io, stream);
  const width = widthFor(io, 'stdout');
  const rows = Object.entries(commands).map(([name, { summary }]) => [`ssot ${name}`, summary] as const);
  rows.push(['ssot help COMMAND', 'Say what a command takes.'], ['ssot --version', 'Print the version.']);
  return [
    ...wrap('SSOT Guard finds the places where one responsibility of a codebase has more than one home.', width),
    '',
    bold('Commands'),
    ...table(rows, width),
    '',
    bold('Exit status'),
    ...table(
      [
        ['0', 'nothing found at or above --fail-on'],
        ['1', 'findings'],
        ['2', 'wrong usage or configuration'],
        ['3', 'internal failure'],
      ],
      width,
    ),
    '',
    dim('Start with: ssot check'),
    '',
  ].join('\n');
}

export function commandHelp(name: string, command: Command, io: Io): string {
  const { bold, dim } = coloursFor(io, 'stdout');
  const width = widthFor(io, 'stdout');
  const rows = Object.entries(command.options).map(([option, { value, choices, help, short, repeatable }]) => {
    const written = `${short === undefined ? '' : `-${short}, `}--${option}${value === undefined ? '' : ` ${value}`}`;
    const among = choices === undefined || value === undefined ? '' : ` One of ${choices.join(', ')}.`;
    return [written, `${help}${among}${repeatable ? ' May be repeated.' : ''}`] as const;
  });
  const lines = [`${bold('Usage')}: ssot ${command.synopsis}`, '', ...wrap(commands[name]!.summary, width)];
  lines.push(...wrap(command.details, width));
  if (rows.length > 0) lines.push('', bold('Options'), ...table(rows, width));
  if (command.examples.length > 0)
    lines.push('', bold('Examples'), ...command.examples.map((each) => dim(`  ${each}`)));
  return `${lines.join('\n')}\n`;
}

/** Two columns; the right one is wrapped beside the left. */
function table(rows: readonly (readonly [string, string])[], width: number): string[] {
  const left = Math.max(...rows.map(([term]) => cellsOf(term))) + 4;
  return rows.flatMap(([term, text]) =>
    wrap(text, Math.max(20, width - left)).map((line, at) => padEnd(at === 0 ? `  ${term}` : '', left) + line),
  );
}
