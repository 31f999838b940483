// Format mermaid of module graphs: a flowchart that Markdown pages of many services draw.
import { arrowsOf, type Cluster, clustersOf, type ShownEdge } from '../../analysis/graph-view';
import { baseNameOf, type Path } from '../../text/paths';
import type { GraphFormat } from './graph-format';

/** Mermaid's own limits, unless its configuration raises `maxEdges` and `maxTextSize`. */
const mostArrows = 500;
const mostCharacters = 50_000;

export const graphMermaid: GraphFormat = (view) => {
  const ids = new Map(view.modules.map(({ path }, at) => [path, `m${at}`]));
  const arrows = arrowsOf(view);
  const lines = ['flowchart LR', ...clusterLines(clustersOf(view.modules), ids, '  ')];
  lines.push(...arrows.map((each) => arrow(each, ids)));
  const cut = arrows.flatMap((each, at) => (each.cut ? [at] : []));
  if (cut.length > 0) lines.push(`  linkStyle ${cut.join(',')} stroke:#cc0000,stroke-width:3px`);
  const text = `${lines.join('\n')}\n`;
  const tooLarge = arrows.length > mostArrows || text.length > mostCharacters;
  const limits = `Mermaid draws at most ${mostArrows} arrows and ${mostCharacters} characters unless it is configured otherwise`;
  const notes = tooLarge ? [`${limits}: a PATH, --focus or --cycles makes the picture smaller.`] : [];
  return { text, notes };
};

function clusterLines({ modules, clusters }: Cluster, ids: ReadonlyMap<Path, string>, indent: string): string[] {
  return [
    ...clusters.flatMap((cluster) => [
      `${indent}subgraph ${folderId(cluster, ids)}[${quoted(cluster.name)}]`,
      ...clusterLines(cluster, ids, `${indent}  `),
      `${indent}end`,
    ]),
    ...modules.map(({ path }) => `${indent}${ids.get(path)}[${quoted(baseNameOf(path))}]`),
  ];
}

/** Told by the first module in it: folders nest, so two share one only when one holds the other. */
function folderId(cluster: Cluster, ids: ReadonlyMap<Path, string>): string {
  let depth = 0;
  let at = cluster;
  while (at.modules.length === 0) {
    at = at.clusters[0]!;
    depth++;
  }
  return `f${ids.get(at.modules[0]!.path)!.slice(1)}${depth === 0 ? '' : `_${depth}`}`;
}

function arrow({ from, to, kind, cut }: ShownEdge, ids: ReadonlyMap<Path, string>): string {
  const line = kind === 'runtime' ? '-->' : '-.->';
  const words = [...(kind === 'type' ? ['type'] : []), ...(cut ? ['cut'] : [])];
  return `  ${ids.get(from)} ${line}${words.length === 0 ? '' : `|${words.join(', ')}|`} ${ids.get(to)}`;
}

/** Quotes and the marks of entities would end or change the label. */
function quoted(text: string): string {
  return `"${text.replace(/[#"<>&]/g, (mark) => `#${mark.charCodeAt(0)};`)}"`;
}
