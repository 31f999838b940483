// Starting the language server as a process, on standard input and output or on Node's own channel.
import { createConnection, IPCMessageReader, IPCMessageWriter, StreamMessageReader } from 'vscode-languageserver/node';
import { serve } from './language-server';
import { MessageStreamWriter } from './message-stream-writer';

/** `argv`: the arguments after the program's name, with `--stdio` or `--node-ipc`. */
export function startServer(argv: readonly string[]): void {
  const overIpc = argv.includes('--node-ipc');
  if (!overIpc && !argv.includes('--stdio')) {
    process.stderr.write('ssot server: say how to talk to it: --stdio, or --node-ipc when started by Node\n');
    process.exitCode = 2;
    return;
  }
  const connection = overIpc
    ? createConnection(new IPCMessageReader(process), new IPCMessageWriter(process))
    : createConnection(new StreamMessageReader(process.stdin), new MessageStreamWriter(process.stdout));
  // Standard output belongs to the protocol.
  for (const method of ['log', 'info', 'debug'] as const) console[method] = console.error;
  // The parsers are loaded when the first folder is opened: the editor's first questions do not wait for them.
  const context = serve(connection, async (options) => (await import('../host/create-session')).createSession(options));
  process.on('unhandledRejection', (error) => context.log('A failure that nobody awaited', error));
  process.on('uncaughtException', (error) => context.log('A failure that nobody caught', error));

  const leave = () => process.exit(context.phase === 'shut down' ? 0 : 1);
  if (overIpc) process.on('disconnect', leave);
  else {
    process.stdin.on('end', leave);
    process.stdin.on('close', leave);
    process.stdout.on('error', leave);
  }
}
