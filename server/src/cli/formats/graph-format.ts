// What a format of module graphs is, and the table of all of them; each is loaded when it is asked for.
import type { GraphView } from '../../analysis/graph-view';

/** The text to print, its last line ended, and what the person should know of it. */
export type GraphFormat = (view: GraphView) => { readonly text: string; readonly notes: readonly string[] };

export const graphFormats: Readonly<Record<string, () => Promise<GraphFormat>>> = {
  dot: async () => (await import('./graph-dot')).graphDot,
  mermaid: async () => (await import('./graph-mermaid')).graphMermaid,
  json: async () => (await import('./graph-json')).graphJson,
};
