// Runs one command line from its arguments to its exit status.

import { didYouMean, readArguments } from './arguments';
import { commands } from './command';
import { exitStatus, isAbort, UsageError } from './exit-status';
import { coloursFor, type Io } from './io';
import { version } from './version';

/** Never rejects: mistakes and failures become a message on standard error and a status. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    if (isAbort(error)) return exitStatus.interrupted;
    const { red } = coloursFor(io, 'stderr');
    if (error instanceof UsageError) {
      const help = error.command === undefined ? '' : `Run \`ssot help${suffix(error.command)}\` for what it takes.\n`;
      io.stderr.write(`${red('error')}: ${error.message}\n${help}`);
      return exitStatus.usage;
    }
    io.stderr.write(`${red('internal failure')}: ${failureText(error, io.env.SSOT_DEBUG === '1')}\n`);
    return exitStatus.failure;
  }
}

async function dispatch([name, ...rest]: readonly string[], io: Io): Promise<number> {
  if (name === '--version' || name === '-v' || name === '-V' || name === 'version') {
    io.stdout.write(`${version}\n`);
    return exitStatus.ok;
  }
  if (name === undefined) {
    await help(undefined, io, 'stderr');
    return exitStatus.usage;
  }
  if (name === '--help' || name === '-h') return help(undefined, io, 'stdout');
  if (name === 'help')
    return help(
      rest.find((word) => !word.startsWith('-')),
      io,
      'stdout',
    );
  if (name.startsWith('-')) {
    throw new UsageError(`A command is expected first (${Object.keys(commands).join(', ')}); found "${name}".`, '');
  }
  const command = await commandNamed(name).load();
  if (asksForHelp(rest)) return help(name, io, 'stdout');
  return command.run(readArguments(name, command.options, rest, command.operands), io);
}

function asksForHelp(rest: readonly string[]): boolean {
  const end = rest.indexOf('--');
  return (end < 0 ? rest : rest.slice(0, end)).some((word) => word === '--help' || word === '-h');
}

async function help(name: string | undefined, io: Io, stream: 'stdout' | 'stderr'): Promise<number> {
  const { generalHelp, commandHelp } = await import('./help');
  const command = name === undefined ? undefined : await commandNamed(name).load();
  io[stream].write(command === undefined ? generalHelp(io, stream) : commandHelp(name!, command, io));
  return exitStatus.ok;
}

function commandNamed(name: string) {
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (entry !== undefined) return entry;
  const known = Object.keys(commands);
  throw new UsageError(`Unknown command "${name}".${didYouMean(name, known)} Commands: ${known.join(', ')}.`, '');
}

function suffix(command: string): string {
  return command === '' ? '' : ` ${command}`;
}

function failureText(error: unknown, debug: boolean): string {
  if (!(error instanceof Error)) return String(error);
  if (debug) return error.stack ?? error.message;
  return `${error.message}\nThis is a defect of SSOT Guard, or of the machine. Set SSOT_DEBUG=1 to see where it happened.`;
}
