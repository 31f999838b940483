// What a command is given of the outside world, so that it can run without a process of its own.
import { createColors } from 'picocolors';
import type { Session, SessionOptions } from '../host/session';

export interface Output {
  write(text: string): unknown;
  /** Width of the terminal in cells, when this is one. */
  readonly columns?: number | undefined;
}

export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly isTTY: { readonly stdout: boolean; readonly stderr: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly cwd: string;
  /** Calls `listener` on the first Ctrl-C until the returned function is called; without a listener Ctrl-C just kills. */
  readonly onInterrupt?: (listener: () => void) => () => void;
  /** The engine's own session, unless a test puts another in its place. */
  readonly createSession?: (options: SessionOptions) => Session;
}

export type Colours = ReturnType<typeof createColors>;

/** `NO_COLOR` beats `FORCE_COLOR`, which beats what the stream is. */
export function coloursFor(io: Io, stream: 'stdout' | 'stderr' | 'file'): Colours {
  const { NO_COLOR, FORCE_COLOR, TERM } = io.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return createColors(false);
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '')
    return createColors(FORCE_COLOR !== '0' && FORCE_COLOR !== 'false');
  return createColors(stream !== 'file' && io.isTTY[stream] && TERM !== 'dumb');
}

/** Cells in which prose is wrapped: the terminal's width, at most 120 since longer lines are hard to read. */
export function widthFor(io: Io, stream: 'stdout' | 'file'): number {
  const told = stream === 'stdout' && io.isTTY.stdout ? io.stdout.columns : Number.parseInt(io.env.COLUMNS ?? '', 10);
  const known = told !== undefined && Number.isInteger(told) && told > 0 ? told : 100;
  return Math.min(Math.max(known, 40), 120);
}
