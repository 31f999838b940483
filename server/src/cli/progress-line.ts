// One rewritten line on a terminal while files are read; nothing at all elsewhere.
import type { Io } from './io';
import { thousands } from './words';

export interface ProgressLine {
  /** `now`: without waiting for its turn. */
  update(text: string, now?: boolean): void;
  clear(): void;
}

/** Short runs show nothing: the line appears after 200 ms, and changes at most every 50. */
export function progressLine(io: Io, quiet: boolean): ProgressLine {
  if (quiet || !io.isTTY.stderr || io.env.TERM === 'dumb') return { update() {}, clear() {} };
  let shown = false;
  let next = Date.now() + 200;
  return {
    update(text, immediately = false) {
      const now = Date.now();
      if (now < next && !immediately) return;
      next = now + 50;
      shown = true;
      io.stderr.write(`\r\u001b[2K${text.slice(0, (io.stderr.columns ?? 80) - 1)}`);
    },
    clear() {
      if (shown) io.stderr.write('\r\u001b[2K');
      shown = false;
    },
  };
}

export function readingText(done: number, total: number): string {
  const percent = total === 0 ? 0 : Math.floor((100 * done) / total);
  return `Reading ${thousands(done)} of ${thousands(total)} files (${percent} %)`;
}
