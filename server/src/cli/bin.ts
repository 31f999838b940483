// The process around the command line: its streams, signals and exit.
import '../host/compile-effort';
import { codeOf } from './exit-status';
import type { Output } from './io';
import { run } from './main';

/** A reader that went away (`ssot check | head`) is no failure: what it did not want is dropped. */
const goneReader = new Set(['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED']);
let writeFailure: Error | undefined;

const stdout = guarded(process.stdout);
const stderr = guarded(process.stderr);

run(process.argv.slice(2), {
  stdout,
  stderr,
  isTTY: { stdout: process.stdout.isTTY === true, stderr: process.stderr.isTTY === true },
  env: process.env,
  cwd: process.cwd(),
  onInterrupt(listener) {
    process.once('SIGINT', listener);
    return () => process.removeListener('SIGINT', listener);
  },
}).then(async (status) => {
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  if (writeFailure !== undefined)
    process.stderr.write(`internal failure: cannot write the output: ${writeFailure.message}\n`);
  process.exit(writeFailure === undefined ? status : 3);
});

function guarded(stream: NodeJS.WriteStream): Output {
  stream.on('error', (error) => {
    if (!goneReader.has(codeOf(error) ?? '')) writeFailure ??= error;
  });
  return {
    write: (text) => stream.writable && stream.write(text),
    get columns() {
      return stream.columns;
    },
  };
}

/** Pipes may be asynchronous: leaving before they drained would cut the output short. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.writable) stream.write('', () => resolve());
    else resolve();
  });
}
