// Format dot of module graphs: the language of Graphviz.
import { arrowsOf, type Cluster, clustersOf, type ShownEdge } from '../../analysis/graph-view';
import { baseNameOf } from '../../text/paths';
import type { GraphFormat } from './graph-format';

export const graphDot: GraphFormat = (view) => {
  const lines = [
    'digraph modules {',
    '  rankdir=LR;',
    '  node [shape=box, style="rounded,filled", fillcolor=white, fontname="Helvetica", fontsize=11];',
    '  edge [color="#555555", arrowsize=0.7];',
    ...clusterLines(clustersOf(view.modules), '  '),
    ...arrowsOf(view).map(arrow),
    '}',
  ];
  return { text: `${lines.join('\n')}\n`, notes: [] };
};

function clusterLines({ modules, clusters }: Cluster, indent: string): string[] {
  return [
    ...clusters.flatMap((cluster) => [
      `${indent}subgraph ${quoted(`cluster_${cluster.path}`)} {`,
      `${indent}  label=${quoted(cluster.name)}; style="rounded,filled"; color="#bbbbbb"; fillcolor="#0000000a"; fontname="Helvetica"; fontsize=11;`,
      ...clusterLines(cluster, `${indent}  `),
      `${indent}}`,
    ]),
    ...modules.map(
      ({ path }) => `${indent}${quoted(path)} [label=${quoted(baseNameOf(path))}, tooltip=${quoted(path)}];`,
    ),
  ];
}

function arrow({ from, to, kind, cut }: ShownEdge): string {
  const style = { runtime: [], deferred: ['style=dashed'], type: ['style=dotted'] }[kind];
  const marked = cut ? ['color="#cc0000"', 'penwidth=2', 'fontcolor="#cc0000"', 'label="cut"'] : [];
  const attributes = [...style, ...marked];
  return `  ${quoted(from)} -> ${quoted(to)}${attributes.length === 0 ? '' : ` [${attributes.join(', ')}]`};`;
}

/** In a quoted string only the quote is special; a backslash is too where the string is a label. */
function quoted(text: string): string {
  return `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}
