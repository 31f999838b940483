// Waits for a state of the window or of the extension, and says what it saw last when it does not come.
import { isDeepStrictEqual } from 'node:util';

const POLL_MS = 100;
const PATIENCE_MS = 15_000;

/** Polls `look` until `accept` holds for what it returns, and returns that. Rejects with the last value seen. */
export async function until<T>(
  what: string,
  look: () => T | PromiseLike<T>,
  accept: (seen: T) => boolean,
  timeoutMs = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (accept(seen)) return seen;
    if (Date.now() > end) throw new Error(`${what}: not within ${timeoutMs} ms; last seen: ${show(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** `until` for one expected value, compared deeply. */
export function untilEqual<T>(
  what: string,
  look: () => T | PromiseLike<T>,
  expected: T,
  timeoutMs = PATIENCE_MS,
): Promise<T> {
  return until(`${what} (wanted ${show(expected)})`, look, (seen) => isDeepStrictEqual(seen, expected), timeoutMs);
}

function show(value: unknown): string {
  return JSON.stringify(value, undefined, 1)?.slice(0, 4000) ?? String(value);
}
