// Command server: the language server, for any editor that speaks the protocol.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { OptionTable } from './arguments';
import type { Command } from './command';
import { UsageError } from './exit-status';

const options = {
  stdio: { help: 'Talk over standard input and output.' },
} as const satisfies OptionTable;

export const server: Command<typeof options> = {
  synopsis: 'server --stdio',
  details: 'Speaks the Language Server Protocol until the editor sends exit or closes the stream.',
  options,
  operands: { name: '', most: 0 },
  examples: ['ssot server --stdio'],
  run(args) {
    if (!args.flag('stdio'))
      throw new UsageError('The server expects --stdio, the way to talk to it; found no option.', 'server');
    return serve();
  },
};

/**
 * The server is the bundle beside this one, so that neither surface knows the other. It ends the process itself. It is required:
 * `import` of such a bundle reads all of it again to learn what it exports, half of the start.
 */
async function serve(): Promise<number> {
  const bundle = join(__dirname, 'server.js');
  if (!existsSync(bundle)) throw new Error(`the language server is missing: ${bundle} does not exist`);
  require(bundle);
  return new Promise(() => {});
}
