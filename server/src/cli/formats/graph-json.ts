// Format json of module graphs: version 1, documented in the README. One module, import and component a line.
import type { ShownEdge } from '../../analysis/graph-view';
import type { GraphFormat } from './graph-format';

export const graphJson: GraphFormat = ({ modules, edges, components }) => {
  const parts = [
    '"version": 1',
    `"modules": ${list(modules.map(({ path, facts }) => ({ file: path, language: facts.language })))}`,
    `"edges": ${list(edges.map(plainEdge))}`,
    `"components": ${list(components.map((each) => ({ kind: each.kind, modules: each.modules, cut: each.cut.map(plainEdge) })))}`,
  ];
  return { text: `{\n  ${parts.join(',\n  ')}\n}\n`, notes: [] };
};

function plainEdge({ from, to, kind, line }: ShownEdge) {
  return { from, to, kind, line };
}

function list(items: readonly unknown[]): string {
  return items.length === 0 ? '[]' : `[\n    ${items.map((item) => JSON.stringify(item)).join(',\n    ')}\n  ]`;
}
