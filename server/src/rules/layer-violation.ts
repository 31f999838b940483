// Rule layer-violation: an import that the declared layers forbid.
import { fixedUnits } from '../graph/incremental/units';
import type { Edge, Graph, Module } from '../graph/model';
import { edgeSpan } from '../graph/places';
import {
  type Finding,
  type Inspection,
  inspection,
  type Layers,
  nothing,
  type Rule,
  type RuleContext,
  resultOf,
} from './rule';

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

  inspect(graph: Graph, { layers, options }: RuleContext): Inspection[] {
    if (layers === undefined) return [];
    const homes = new Map(graph.modules.map((each) => [each, layers.layers.find((layer) => layer.files(each.path))]));
    const judge = (module: Module) => {
      const layer = homes.get(module);
      if (layer === undefined) {
        return layers.exhaustive
          ? resultOf([{ finding: outside(module, layers), title: 'Modules in no layer' }])
          : nothing;
      }
      const seen = new Set<string>();
      return resultOf(
        module.edges.flatMap((edge) => {
          const target = homes.get(edge.to);
          if (target === undefined || target === layer || layer.mayImport.includes(target.name)) return [];
          if (edge.kind === 'type' && options.types === false) return [];
          if (seen.has(`${edge.import} ${edge.to.index}`)) return [];
          seen.add(`${edge.import} ${edge.to.index}`);
          return [{ finding: forbidden(edge, layer, target), title: `${layer.name} imports ${target.name}` }];
        }),
      );
    };
    return [inspection(fixedUnits(graph.modules), judge)];
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
