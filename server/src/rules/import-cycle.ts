// Rule import-cycle: an import edge that lies on a cycle.
import { type Component, componentUnits } from '../graph/components';
import { feedbackArcSet } from '../graph/feedback-arc-set';
import { Reads, weakFamily } from '../graph/incremental/derived';
import { sameSet } from '../graph/incremental/same';
import type { LoadFailure } from '../graph/loading/load-failure';
import { loadFailures } from '../graph/loading/load-failures';
import type { Edge, EdgeKind, Graph } from '../graph/model';
import { edgeSpan } from '../graph/places';
import { shortestCycles } from '../graph/shortest-cycles';
import { lineAt } from '../text/line-index';
import { cycleMessage } from './import-cycle-message';
import { useOf } from './load-use';
import {
  type Finding,
  type Group,
  type Inspection,
  inspection,
  type Level,
  nothing,
  type RelatedPlace,
  type Rule,
  type RuleContext,
} from './rule';

export const importCycle: Rule = {
  meta: {
    id: 'import-cycle',
    what: 'Reports every import that lies on a cycle: following the imports from there leads back to the module itself.',
    why:
      'Modules on a cycle cannot be understood, tested or loaded one without the others. A runtime cycle works only ' +
      'while nobody needs a name before it exists: a new import elsewhere changes the order, and the program fails at start.',
    whatToDo:
      'Cut the imports that the finding names as the way out: move what both sides need into a third module, pass it as ' +
      'an argument, or import it where it is used. Mark imports that are only types as such.',
    fixSafety: 'There is no automatic fix: which side should own the shared part is a decision of design.',
    how:
      'Strongly connected components (Tarjan 1972) over the imports that run at load time; then with those inside ' +
      'functions and dynamic imports; then with those that are erased. Each component is reported once, at the first ' +
      'level that closes it; of a very large one only the cut (see `most`). The cut is a minimum feedback arc set: exact for small components, a heuristic for larger ones. ' +
      'In Python an import leads where `from p import n` binds: to the module `p.n` if there is one, else to `p`.',
    severity: 'warning',
    samples: {
      typescript: {
        bad: `//- /order.ts
import { Customer } from './customer';
export class Order {
  customer?: Customer = new Customer();
}
//- /customer.ts
import { Order } from './order';
export class Customer {
  orders = [new Order()];
}
`,
        good: `//- /order.ts
import type { Customer } from './customer';
export class Order {
  constructor(readonly customer: Customer) {}
}
//- /customer.ts
import { Order } from './order';
export class Customer {
  orders = [new Order(this)];
}
`,
      },
      python: {
        bad: `#- /shop/__init__.py
#- /shop/order.py
from shop.customer import Customer

class Order:
    customer_type = Customer
#- /shop/customer.py
from shop.order import Order

class Customer:
    order_type = Order
`,
        good: `#- /shop/__init__.py
#- /shop/order.py
class Order:
    def __init__(self, customer):
        self.customer = customer
#- /shop/customer.py
from shop.order import Order

class Customer:
    def order(self):
        return Order(self)
`,
      },
    },
    options: {
      runtime: level('Level of a cycle of imports that run when the modules load.', 'warning'),
      eager: level('Level of a runtime cycle that fails when a certain module is imported first.', 'error'),
      deferred: level('Level of a cycle that needs an import inside a function or a dynamic import.', 'info'),
      type: level('Level of a cycle that needs an import which the compiler erases.', 'off'),
      most: {
        type: 'number',
        description:
          'Of a component with more imports than this only those of its cut are reported, and those that can fail: the rest ' +
          'says nothing that those do not say. 0: always all.',
        default: 1000,
        minimum: 0,
      },
    },
  },

  inspect(graph: Graph, { options }: RuleContext): Inspection[] {
    const cuts = weakFamily(cutOf, { same: sameSet, reads: Reads.structure | Reads.uses });
    const cyclesOf = weakFamily(shortestCycles, { reads: Reads.structure });
    const judge = (component: Component) => {
      const { own: edges, kind } = component;
      if (edges.length === 0 || (kind !== 'runtime' && options[kind] === 'off')) return nothing;
      const cut = cuts(component);
      const cycles = cyclesOf(component);
      const failures = failuresIn(graph, component);
      const all = options.most === 0 || component.edges.length <= (options.most as number);
      const shown = all ? edges : edges.filter((edge) => cut.has(edge) || failures.has(edge));
      const group = describe(component, [...cut]);
      const placesOf = placesAlong(failures);
      const findings = shown.flatMap((edge) => {
        const cycle = cycles.get(edge);
        // A cycle is as bad as its worst import: one eager use on it can stop the program from starting.
        const eager = kind === 'runtime' && cycle.some((each) => failures.has(each));
        const severity = options[eager ? 'eager' : kind] as Level;
        return severity === 'off' ? [] : report(failures, placesOf, edge, cycle, component, cut, group.key, severity);
      });
      return findings.length === 0 ? nothing : { findings, groups: [group] };
    };
    return [inspection(componentUnits(graph), judge)];
  },
};

function cutOf(component: Component): ReadonlySet<Edge> {
  return new Set(feedbackArcSet(component).edges);
}

/** What goes wrong with some module first, by the import that brings the name which is not there yet. */
type Failures = ReadonlyMap<Edge, LoadFailure>;

function failuresIn(graph: Graph, component: Component): Failures {
  const failures = new Map<Edge, LoadFailure>();
  for (const failure of loadFailures(graph, component)) {
    if (!failures.has(failure.edge)) failures.set(failure.edge, failure);
  }
  return failures;
}

function level(description: string, fallback: Level) {
  return { type: 'string', description, default: fallback, enum: ['error', 'warning', 'info', 'off'] } as const;
}

function describe(component: Component, cut: readonly Edge[]): Group {
  const { modules, kind, edges } = component;
  const title =
    modules.length === 1
      ? `${modules[0]!.path} imports itself`
      : `${{ runtime: 'Import cycle', deferred: 'Deferred import cycle', type: 'Type-only import cycle' }[kind]} of ${modules.length} modules`;
  return {
    key: `${kind} ${modules.map((module) => module.path).join(' ')}`,
    title,
    data: {
      modules: modules.map((module) => module.path),
      kind,
      edges: edges.length,
      cut: cut.map((edge) => ({ file: edge.from.path, line: lineOf(edge), to: edge.to.path })),
    },
  };
}

function report(
  failures: Failures,
  placesOf: (edge: Edge) => readonly RelatedPlace[],
  edge: Edge,
  cycle: readonly Edge[],
  component: Component,
  cut: ReadonlySet<Edge>,
  group: string,
  severity: Level,
): Finding {
  const path = [...cycle.map((each) => each.from.path), edge.from.path];
  const isCut = cut.has(edge);
  const failure = cycle.map((each) => failures.get(each)).find((each) => each !== undefined);
  return {
    file: edge.from.path,
    span: edgeSpan(edge),
    message: cycleMessage({ edges: cycle, kind: component.kind, modules: component.modules.length, cut, failure }),
    severity,
    related: cycle.flatMap(placesOf),
    group,
    data: {
      path,
      kind: component.kind,
      eager: component.kind === 'runtime' && failures.has(edge),
      cut: isCut,
    },
    fixes: [],
    anchor: `${edge.from.path} ${edge.to.path} ${ordinal(edge)}`,
  };
}

/** Made once for each import: along a long cycle every finding has nearly the same ones. */
function placesAlong(failures: Failures): (edge: Edge) => readonly RelatedPlace[] {
  const made = new Map<Edge, readonly RelatedPlace[]>();
  return (edge) => {
    const known = made.get(edge);
    if (known !== undefined) return known;
    const fresh = places(failures, edge);
    made.set(edge, fresh);
    return fresh;
  };
}

/** A hop of the cycle on its import, and where what it brings is used at once. */
function places(failures: Failures, edge: Edge): RelatedPlace[] {
  const file = edge.from.path;
  const hop = { file, span: edgeSpan(edge), message: `${file} imports ${edge.to.path}${note(edge.kind)}` };
  const failure = failures.get(edge);
  if (failure === undefined) return [hop];
  const {
    name,
    place: { at },
    why,
  } = failure;
  const use = why === 'import' ? 'is imported' : 'is needed';
  const message = `${name} ${use} here${useOf(why)} while ${file} loads`;
  return [hop, { file: failure.module.path, span: { start: at, end: at + name.length }, message, telling: true }];
}

function note(kind: EdgeKind): string {
  return { runtime: '', deferred: ' (later, inside a function or dynamically)', type: ' (for types only)' }[kind];
}

function lineOf(edge: Edge): number {
  return lineAt(edge.from.facts.lineStarts, edgeSpan(edge).start);
}

/** Tells two imports of one module by another apart without naming a position. */
function ordinal(edge: Edge): number {
  return edge.from.edges.filter((each) => each.to === edge.to).indexOf(edge);
}
