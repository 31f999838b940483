// What a format is, and the table of all of them; each is loaded when it is asked for.
import type { Report } from '../../analysis/report';
import type { Path } from '../../text/paths';
import type { Colours } from '../io';

export interface FormatContext {
  readonly colours: Colours;
  /** Cells per line. */
  readonly width: number;
  /** Whether totals are wanted beside the findings. */
  readonly totals: boolean;
  /** How a file is called from where the person stands, so that the terminal can open it. */
  readonly shown: (file: Path) => string;
  /** How a file is called from the root of the repository, as the services that read these formats want it. */
  readonly inRepository: (file: Path) => string;
}

/** The text to print, its last line ended. */
export type Format = (report: Report, context: FormatContext) => string;

export const formats: Readonly<Record<string, () => Promise<Format>>> = {
  pretty: async () => (await import('./pretty')).pretty,
  json: async () => (await import('./json')).json,
  sarif: async () => (await import('./sarif')).sarif,
  github: async () => (await import('./github')).github,
  gitlab: async () => (await import('./gitlab')).gitlab,
  junit: async () => (await import('./junit')).junit,
  markdown: async () => (await import('./markdown')).markdown,
};
