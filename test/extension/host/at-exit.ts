// Cleaning up however the process ends: at its end, on Ctrl-C, on a termination signal.

const pending = new Set<() => void>();
let installed = false;

/** Registers a synchronous clean-up; returns the function that withdraws it. It must not throw. */
export function atExit(cleanUp: () => void): () => void {
  if (!installed) {
    installed = true;
    process.on('exit', () => {
      for (const each of pending) each();
    });
    process.once('SIGINT', () => process.exit(130));
    process.once('SIGTERM', () => process.exit(143));
    process.once('SIGHUP', () => process.exit(129));
  }
  pending.add(cleanUp);
  return () => pending.delete(cleanUp);
}
