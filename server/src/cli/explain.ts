// Command explain: a rule's page in the terminal, or the list of rules.
import type { OptionSchema, RuleMeta } from '../rules/rule';
import { didYouMean } from './arguments';
import type { Command } from './command';
import { exitStatus, UsageError } from './exit-status';
import { coloursFor, type Io, widthFor } from './io';
import { padEnd, wrap, wrapIndented } from './wrap';

export const explain: Command = {
  synopsis: 'explain [RULE]',
  details: 'Without a rule, lists them all.',
  options: {},
  operands: { name: 'RULE', most: 1 },
  examples: ['ssot explain', 'ssot explain import-cycle'],
  async run({ positionals: [wanted] }, io) {
    const { rules } = await import('../rules/registry');
    const all = rules.map(({ meta }) => meta);
    if (wanted === undefined) {
      io.stdout.write(list(all, io));
      return exitStatus.ok;
    }
    const meta = all.find(({ id }) => id === wanted);
    const ids = all.map(({ id }) => id);
    if (meta === undefined) {
      throw new UsageError(
        `RULE expects one of ${ids.join(', ')}; found "${wanted}".${didYouMean(wanted, ids)}`,
        'explain',
      );
    }
    io.stdout.write(page(meta, io));
    return exitStatus.ok;
  },
};

function list(rules: readonly RuleMeta[], io: Io): string {
  const { bold, dim } = coloursFor(io, 'stdout');
  const width = widthFor(io, 'stdout');
  const left = Math.max(...rules.map(({ id }) => id.length)) + 2;
  const lines = rules.flatMap(({ id, what }) =>
    wrap(what, width - left).map((line, at) => (at === 0 ? bold(padEnd(id, left)) : ' '.repeat(left)) + line),
  );
  return `${lines.join('\n')}\n\n${dim('ssot explain RULE says more.')}\n`;
}

function page(meta: RuleMeta, io: Io): string {
  const colours = coloursFor(io, 'stdout');
  const width = Math.min(widthFor(io, 'stdout'), 100);
  const prose = (text: string) => wrapIndented(text, width, 2).map((line) => line.replace(/`[^`]+`/g, colours.cyan));
  const section = (title: string, lines: readonly string[]) => ['', colours.bold(title), ...lines];
  const level = meta.severity === 'off' ? 'off unless configured' : `${meta.severity} by default`;
  const lines = [`${colours.bold(meta.id)}  ${colours.dim(level)}`, ...prose(meta.what)];
  lines.push(...section('Why it is bad', prose(meta.why)), ...section('What to do', prose(meta.whatToDo)));
  for (const [language, { bad, good }] of Object.entries(meta.samples)) {
    const name = language === 'python' ? 'Python' : 'TypeScript';
    lines.push(...section(`${name}: reported`, sample(bad, colours.red, colours.dim)));
    lines.push(...section(`${name}: not reported`, sample(good, colours.green, colours.dim)));
  }
  const options = Object.entries(meta.options);
  if (options.length > 0) {
    lines.push(
      ...section(
        'Options',
        options.flatMap(([name, option]) => optionLines(name, option, width, colours.cyan)),
      ),
    );
    lines.push(...wrapIndented(`In ssot.config.json: ${configured(meta)}`, width, 2, 2).map(colours.dim));
  }
  lines.push(...section('Fix safety', prose(meta.fixSafety)), ...section('How it is computed', prose(meta.how)));
  return `${lines.join('\n')}\n`;
}

/** Headers name the file that follows: `//- /path` or, in Python, `#- /path`. */
function sample(text: string, paint: (text: string) => string, header: (text: string) => string): string[] {
  const bar = paint('│');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const file = /^(?:\/\/|#)- \/(\S+)/.exec(line)?.[1];
      return `  ${bar} ${file === undefined ? line : header(`── ${file}`)}`.trimEnd();
    });
}

function optionLines(name: string, option: OptionSchema, width: number, paint: (text: string) => string): string[] {
  const among = option.enum === undefined ? '' : ` One of ${option.enum.join(', ')}.`;
  const fallback = `Default: ${JSON.stringify(option.default)}.`;
  return [`  ${paint(name)} ${option.type}`, ...wrapIndented(`${option.description}${among} ${fallback}`, width, 4)];
}

function configured({ id, severity, options }: RuleMeta): string {
  const [name, option] = Object.entries(options)[0]!;
  return `"rules": { "${id}": ["${severity === 'off' ? 'warning' : severity}", { "${name}": ${JSON.stringify(option.default)} }] }`;
}
