// Rule import-order: a result that depends on which module is imported first.
import { type Component, componentUnits } from '../graph/components';
import { membersOf } from '../graph/concepts';
import { fixedUnits } from '../graph/incremental/units';
import type { Graph, Module } from '../graph/model';
import { type EntryFailure, entryFailures } from '../graph/order/entry-failures';
import { type EnvironmentChoice, environmentChoices } from '../graph/order/environment-choices';
import { type ImportTimeInstance, importTimeInstances } from '../graph/order/import-time-instances';
import { type OutsideAssignment, outsideAssignments } from '../graph/order/outside-assignments';
import { edgeSpan } from '../graph/places';
import { shortPaths } from '../text/short-paths';
import { importOrderSamples } from './import-order-samples';
import { useOf } from './load-use';
import { type Finding, type Inspection, inspection, type Rule, type RuleContext, resultOf } from './rule';

export const importOrder: Rule = {
  meta: {
    id: 'import-order',
    what: 'Reports results that depend on which module is imported first, or on where the program runs.',
    why:
      'Nobody chooses the order in which modules load: it follows from every import of the program, and changes when one ' +
      'is added far away, when a test imports one module alone, or when a formatter sorts a list. What depends on it works ' +
      'on one machine and fails on the next.',
    whatToDo:
      'Open the cycle or move the use into a function; give a name one source and choose by a value that is read in one place; ' +
      'make instances in a function that is called when the program starts; let a module be changed by a function of its own.',
    fixSafety: 'There is no automatic fix: what is to happen first is a decision of design.',
    how:
      'Four kinds. (a) Every module of a runtime cycle is loaded first, in a simulation of how Python and JavaScript evaluate ' +
      'modules; a name that is asked for before it is there is told, with the modules that must not come first. (b) One name ' +
      'that the branches of a `try`, an `if` or a condition bind to different modules; two packages of one meaning (`tomllib` and ' +
      '`tomli`) count as one. (c) An instance made while its module loads, when that module lies on a cycle, or is loaded ' +
      'twice because it is imported under two names (Python); the class belongs to a configured concept, or, with `instances`, ' +
      'to any. (d) An assignment to an attribute of an imported module while another loads.',
    severity: 'warning',
    samples: importOrderSamples,
    options: {
      instances: {
        type: 'string',
        description:
          'Whose instances count for kind (c): those of configured concepts, or of every class of the workspace.',
        default: 'concepts',
        enum: ['concepts', 'all'],
      },
      packages: {
        type: 'boolean',
        description:
          'Whether kinds (b) and (d) also look at packages from outside: optional dependencies with a substitute, patched modules.',
        default: true,
      },
    },
  },

  inspect(graph: Graph, context: RuleContext): Inspection[] {
    const packages = context.options.packages === true;
    const counts = classesThatCount(graph, context);
    const judge = (module: Module) => {
      return resultOf([
        ...environmentChoices(module)
          .filter(({ alternatives }) => packages || alternatives.some(({ inWorkspace }) => inWorkspace))
          .map(ofChoice),
        ...importTimeInstances(graph, module, counts).map(ofInstance),
        ...outsideAssignments(graph, module)
          .filter(({ target }) => packages || target !== undefined)
          .map(ofAssignment),
      ]);
    };
    const judgeCycle = (component: Component) => resultOf(entryFailures(graph, component).map(ofEntry));
    return [inspection(componentUnits(graph), judgeCycle), inspection(fixedUnits(graph.modules), judge)];
  },
};

interface Told {
  readonly finding: Finding;
  readonly title: string;
}

function ofEntry({ failure, entries, modules }: EntryFailure): Told {
  const { module, edge, name, place: where, why } = failure;
  const first = entries[0]!;
  const short = shortPaths([first, module, edge.to].map(({ path }) => path));
  const others =
    entries.length === 1
      ? ''
      : ` (or ${entries.length === 2 ? 'another' : `one of ${entries.length - 1} others`} of the ${modules} modules)`;
  const error =
    module.facts.language === 'python' ? 'an ImportError or AttributeError' : 'a ReferenceError or TypeError';
  const isImport = why === 'import';
  const use = isImport ? `imports ${name}` : `needs ${name}${useOf(why)} while it loads`;
  const later = isImport
    ? 'move this import into the function that needs it'
    : 'move this use into a function that runs later';
  const span = { start: where.at, end: where.at + name.length };
  return {
    title: `Cycle of ${modules} modules that fails by order`,
    finding: {
      ...place(module, span),
      message:
        `Where ${short(first.path)} is imported first${others}, the program stops with ${error}: ${short(module.path)} ${use}, ` +
        `and ${short(edge.to.path)} does not have it yet. Open the cycle, or ${later}.`,
      related: [
        {
          file: edge.from.path,
          span: edgeSpan(edge),
          message: `${name} comes through this import, which closes the cycle`,
        },
        ...entries.slice(0, 10).map((entry) => ({
          file: entry.path,
          span: { start: 0, end: 0 },
          message: `fails when ${entry.path} is imported first`,
        })),
      ],
      group: `cycle ${module.path} ${name}`,
      data: { kind: 'a', symbol: name, entry: first.path, entries: entries.map(({ path }) => path) },
      anchor: `a ${name} ${edge.to.path}`,
    },
  };
}

function ofChoice({ module, name, alternatives }: EnvironmentChoice): Told {
  const places = alternatives.map(({ place }) => place);
  const failing = alternatives.some(({ branch }) => branch === 'try' || branch === 'except');
  const decides = failing ? 'which of them can be imported' : 'a condition that is read while the module loads';
  return {
    title: `${name} is one of ${places.length} modules'`,
    finding: {
      ...place(module, alternatives[0]!.binding.span),
      message:
        `${name} comes from ${listed(places)}, and ${decides} decides. The same code means different things on different ` +
        `machines${failing ? ', and a mistake in the first module is taken for its absence' : ''}. Import one module that chooses by a value, or pass what differs in.`,
      related: alternatives.slice(1).map(({ binding, place: other }) => ({
        file: module.path,
        span: binding.span,
        message: `${name} comes from ${other} here`,
      })),
      group: `choice ${module.path} ${name}`,
      data: { kind: 'b', symbol: name, modules: places },
      anchor: `b ${name} ${places.join(' ')}`,
    },
  };
}

function ofInstance({ module, state, of, cycle, names }: ImportTimeInstance): Told {
  const { name, nameSpan } = state;
  const twice = names.length > 1;
  const reason = twice
    ? `that module is imported as ${listed(names)}, so Python loads it once for each: there are ${names.length} of ${name}, and each part of the program has its own`
    : `that module lies on an import cycle of ${cycle} modules, so which of them is imported first decides what ${of.definition.name} finds when it is made`;
  return {
    title: `${name} is made while its module loads`,
    finding: {
      ...place(module, nameSpan),
      message:
        `${name} is made while ${module.path} loads, and ${reason}. Make it in a function that is called when the program ` +
        `starts${twice ? ', and import the module under one name' : ', or open the cycle'}.`,
      related: [
        { file: of.module.path, span: of.definition.nameSpan, message: `${of.definition.name} is defined here` },
      ],
      group: `instance ${module.path} ${name}`,
      data: { kind: 'c', symbol: name, class: of.definition.name, ...(twice ? { names } : { cycle }) },
      anchor: `c ${name}`,
    },
  };
}

function ofAssignment({ module, name, at, target, place: changed }: OutsideAssignment): Told {
  return {
    title: `${changed} is changed from outside`,
    finding: {
      ...place(module, { start: at, end: at + name.length }),
      message:
        `While ${module.path} loads it changes ${name}, which belongs to ${changed}. Who reads it before this module is imported ` +
        `sees another value than who reads it after. Set it in ${target === undefined ? '' : `${changed} itself, or in `}a function that is called once when the program starts.`,
      related:
        target === undefined
          ? []
          : [{ file: target.path, span: { start: 0, end: 0 }, message: `${changed} is changed` }],
      group: `assignment ${changed}`,
      data: { kind: 'd', symbol: name, module: changed },
      anchor: `d ${name} ${changed}`,
    },
  };
}

function place(module: Module, span: Finding['span']): Pick<Finding, 'file' | 'span' | 'fixes'> {
  return { file: module.path, span, fixes: [] };
}

function classesThatCount(graph: Graph, context: RuleContext): Parameters<typeof importTimeInstances>[2] {
  if (context.options.instances === 'all') return () => true;
  return (_, definition) =>
    context.concepts.some((_, index) =>
      membersOf(graph, context, index).some((each) => each.definition === definition),
    );
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
