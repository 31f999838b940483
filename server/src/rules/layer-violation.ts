// Rule layer-violation: an import that the declared layers forbid.
import type { Edge, Graph, Module } from '../graph/model';
import { edgeSpan } from '../graph/places';
import type { Finding, Group, Layers, Rule, RuleContext, RuleResult } from './rule';

export const layerViolation: Rule = {
  meta: {
    id: 'layer-violation',
    what: 'Reports imports that the declared layers do not allow.',
    why:
      'Layers say which way knowledge flows. One import against the flow ties a low layer to a high one: the low one can no ' +
      'longer be tested, reused or replaced alone, and the next such import is easier to defend.',
    whatToDo:
      'Move the imported part down to a layer that both may use, hand it in from above (a parameter, an interface owned ' +
      'by the lower layer), or, when the rule is wrong, allow it under `layers`.',
    fixSafety: 'There is no automatic fix: where the shared part belongs is a decision of design.',
    how:
      'A module belongs to the first layer whose globs match its path. An import inside one layer is always allowed; ' +
      'between layers it has to be listed in `mayImport`, or, where the layers are an ordered list, lead to a later one. ' +
      'With `exhaustive`, a module in no layer is reported too. Imports of packages from outside are no concern of this rule.',
    severity: 'warning',
    samples: {
      typescript: {
        bad: `//- /ssot.config.json
{ "layers": [{ "name": "ui", "files": ["ui/**"] }, { "name": "domain", "files": ["domain/**"] }] }
//- /ui/button.ts
export const button = 1;
//- /domain/order.ts
import { button } from '../ui/button';
export const order = button;
`,
        good: `//- /ssot.config.json
{ "layers": [{ "name": "ui", "files": ["ui/**"] }, { "name": "domain", "files": ["domain/**"] }] }
//- /ui/button.ts
import { order } from '../domain/order';
export const button = order;
//- /domain/order.ts
export const order = 1;
`,
      },
      python: {
        bad: `#- /ssot.config.json
{ "layers": [{ "name": "api", "files": ["api/**"] }, { "name": "core", "files": ["core/**"] }] }
#- /api/__init__.py
#- /api/views.py
view = 1
#- /core/__init__.py
#- /core/model.py
from api.views import view
`,
        good: `#- /ssot.config.json
{ "layers": [{ "name": "api", "files": ["api/**"] }, { "name": "core", "files": ["core/**"] }] }
#- /api/__init__.py
#- /api/views.py
from core.model import model
#- /core/__init__.py
#- /core/model.py
model = 1
`,
      },
    },
    options: {
      types: { type: 'boolean', description: 'Whether imports that are erased count.', default: true },
    },
  },

  reads: [],

  check(graph: Graph, { layers, options }: RuleContext): RuleResult {
    if (layers === undefined) return { findings: [], groups: [] };
    const homes = new Map<Module, Layer | undefined>();
    for (const module of graph.modules)
      homes.set(
        module,
        layers.layers.find((layer) => layer.files(module.path)),
      );
    const findings: Finding[] = [];
    const groups = new Map<string, Group>();
    const add = (finding: Finding, title: string) => {
      findings.push(finding);
      groups.set(finding.group, { key: finding.group, title, data: {} });
    };
    for (const [module, layer] of homes) {
      if (layer === undefined) {
        if (layers.exhaustive) add(outside(module, layers), 'Modules in no layer');
        continue;
      }
      const seen = new Set<string>();
      for (const edge of module.edges) {
        const target = homes.get(edge.to);
        if (target === undefined || target === layer || layer.mayImport.includes(target.name)) continue;
        if (edge.kind === 'type' && options.types === false) continue;
        if (seen.has(`${edge.import} ${edge.to.index}`)) continue;
        seen.add(`${edge.import} ${edge.to.index}`);
        add(forbidden(edge, layer, target), `${layer.name} imports ${target.name}`);
      }
    }
    return { findings, groups: [...groups.values()] };
  },
};

type Layer = Layers['layers'][number];

function forbidden(edge: Edge, layer: Layer, target: Layer): Finding {
  const allowed = layer.mayImport;
  const rule = allowed.length === 0 ? 'may import no other layer' : `may import ${allowed.join(', ')}`;
  return {
    file: edge.from.path,
    span: edgeSpan(edge),
    message:
      `${edge.from.path} is in layer ${layer.name}, which ${rule}; ${edge.to.path} is in ${target.name}. ` +
      `This import makes ${layer.name} depend on ${target.name}. Move what is needed to a layer that both may use, or pass it in from above.`,
    related: [],
    group: `${layer.name} → ${target.name}`,
    data: { from: layer.name, to: target.name, allowed },
    fixes: [],
    anchor: `${layer.name} ${target.name} ${edge.to.path}`,
  };
}

function outside(module: Module, { layers }: Layers): Finding {
  return {
    file: module.path,
    span: { start: 0, end: 0 },
    message:
      `${module.path} is in none of the declared layers (${layers.map((layer) => layer.name).join(', ')}), so its imports go ` +
      'unchecked. Move it into a layer, or add its path to one under `layers`.',
    related: [],
    group: 'outside',
    data: { from: null, to: null, allowed: layers.map((layer) => layer.name) },
    fixes: [],
    anchor: 'outside',
  };
}
