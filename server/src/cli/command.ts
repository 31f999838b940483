// What a command is, and the table of all of them: a command's file is loaded when it is called, not before.
import type { Arguments, OptionTable } from './arguments';
import type { Io } from './io';

export interface Command<Options extends OptionTable = OptionTable> {
  /** After `ssot `: `check [PATH…]`. */
  readonly synopsis: string;
  /** Sentences for `ssot help COMMAND`. */
  readonly details: string;
  readonly options: Options;
  readonly operands: { readonly name: string; readonly most: number };
  readonly examples: readonly string[];
  /** The exit status. Mistakes of the person are thrown as `UsageError`. */
  run(args: Arguments<Options>, io: Io): Promise<number>;
}

interface CommandEntry {
  readonly summary: string;
  load(): Promise<Command>;
}

export const commands: Readonly<Record<string, CommandEntry>> = {
  check: { summary: 'Find violations and print them.', load: async () => (await import('./check')).check },
  fix: { summary: 'Apply the safe fixes to the files.', load: async () => (await import('./fix')).fix },
  plan: {
    summary: 'Print what is found and wanted, and the steps from the one to the other.',
    load: async () => (await import('./plan')).plan,
  },
  graph: {
    summary: 'Print the modules and their imports, as a picture or as data.',
    load: async () => (await import('./graph')).graph,
  },
  explain: {
    summary: 'Say what a rule reports, why, and what to do.',
    load: async () => (await import('./explain')).explain,
  },
  baseline: {
    summary: 'Write today’s findings down, so that only new ones are reported.',
    load: async () => (await import('./baseline')).baseline,
  },
  init: { summary: 'Write a commented ssot.config.json.', load: async () => (await import('./init')).init },
  server: { summary: 'Start the language server.', load: async () => (await import('./server')).server },
};
