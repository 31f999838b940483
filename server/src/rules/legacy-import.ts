// Rule legacy-import: an import of a path that is not the canonical one.
import { type Destination, Destinations, type Reason } from '../graph/destinations';
import { fixedUnits } from '../graph/incremental/units';
import type { Graph, Module } from '../graph/model';
import { reachesPackage } from '../graph/package-use';
import { readReference } from '../graph/string-references';
import { submoduleOf } from '../graph/submodules';
import { nameAsWritten } from '../graph/written-names';
import type { Span } from '../text/span';
import {
  type Finding,
  type FixRequest,
  type Inspection,
  inspection,
  type Rule,
  type RuleContext,
  resultOf,
} from './rule';

export const legacyImport: Rule = {
  meta: {
    id: 'legacy-import',
    what: 'Reports imports of a module path that has been superseded: a shim, a path marked as legacy, a deprecated module or name.',
    why:
      'As long as somebody imports the old path, it has to be kept, and readers meet two names for one thing. ' +
      'Old paths multiply: people copy the import that they see.',
    whatToDo:
      'Import from the canonical module that the finding names. When nobody uses the old path any more, delete it.',
    fixSafety:
      'The quick fix rewrites the import and keeps the local names, so no other line changes. It is offered only where ' +
      'the target is known; code that reads attributes of the old module by name at run time is not seen.',
    how:
      'An import is superseded when `canonicalImports` maps it, when it leads to a shim of the workspace (the target is ' +
      'where the forwarding ends), when it or its module is marked deprecated and names a replacement that exists, or when ' +
      'its path lies in `legacy`. Strings that frameworks resolve (`patch("a.b.C")`, `jest.mock("./x")`) count too.',
    severity: 'warning',
    samples: {
      typescript: {
        bad: `//- /core/manager.ts
export class Manager {}
//- /legacy/manager.ts
/** Compatibility shim for old callers. */
export { Manager } from '../core/manager';
//- /app.ts
import { Manager } from './legacy/manager';
new Manager();
`,
        good: `//- /core/manager.ts
export class Manager {}
//- /app.ts
import { Manager } from './core/manager';
new Manager();
`,
      },
      python: {
        bad: `#- /core/__init__.py
#- /core/manager.py
class Manager:
    pass
#- /legacy/__init__.py
#- /legacy/manager.py
"""Compatibility shim for old callers."""
from core.manager import Manager
#- /app.py
from legacy.manager import Manager
`,
        good: `#- /core/__init__.py
#- /core/manager.py
class Manager:
    pass
#- /app.py
from core.manager import Manager
`,
      },
    },
    options: {},
  },

  inspect(graph: Graph, context: RuleContext): Inspection[] {
    const destinations = new Destinations(graph, context);
    const judge = (module: Module) => {
      const places = [...importPlaces(graph, module, destinations), ...stringPlaces(graph, module, destinations)];
      return resultOf(
        places.map((place) => {
          return { finding: report(module, place), title: `Imports of ${place.from}`, data: { from: place.from } };
        }),
      );
    };
    return [inspection(fixedUnits(graph.modules.filter(({ path }) => !context.isLegacy(path))), judge)];
  },
};

/** One import, or one string, of which some names ought to come from one other module. */
interface Place {
  readonly span: Span;
  readonly from: string;
  readonly reason: Reason;
  readonly to: string;
  /** The same as the importing package writes it. */
  readonly spoken: string;
  readonly symbols: readonly Name[];
  readonly fix: FixRequest | undefined;
  /** Of `export *`, where the module to import from hands out more than the old one: the names that the old one does. */
  readonly passed: readonly string[];
  /** Whether the importing package is not known to depend on the one to import from. */
  readonly isForeign: boolean;
}

interface Name {
  readonly imported: string;
  readonly wanted: string;
}

function importPlaces(graph: Graph, module: Module, destinations: Destinations): Place[] {
  const places: Place[] = [];
  for (let index = 0; index < module.facts.imports.length; index++) {
    const found = supersededIn(module, index, destinations);
    if (found.length === 0) continue;
    for (const together of byTarget(found)) places.push(placeOf(graph, module, index, together, destinations));
  }
  return places;
}

/** One list for each module that they ought to lead to, and each that they come from. */
function byTarget(found: readonly Superseded[]): Superseded[][] {
  const lists = new Map<string, Superseded[]>();
  for (const each of found) {
    const { from, destination } = each;
    const key = `${destination.reason} ${from} ${destination.to?.path ?? destination.toName}`;
    const known = lists.get(key);
    if (known === undefined) lists.set(key, [each]);
    else known.push(each);
  }
  return [...lists.values()];
}

/** `together`: bindings of one import that ought to lead to one module. */
function placeOf(
  graph: Graph,
  module: Module,
  index: number,
  together: readonly Superseded[],
  destinations: Destinations,
): Place {
  const fact = module.facts.imports[index]!;
  const target = module.targets[index];
  const { binding, isModule, from, destination } = together[0]!;
  // The name is what is wrong where others of the statement stay, or where it is the module itself (`from p import m`).
  const named = together.length === 1 && (fact.bindings.length > 1 || isModule);
  const span = named ? fact.bindings[binding]!.span : fact.specifierSpan;
  const names = together.map((each): Name => ({ imported: each.name, wanted: each.destination.name }));
  const moves = together.flatMap((each, at) => move(each.binding, destination, names[at]!));
  // `export *` of a shim hands out what the shim does; of its target it would hand out more.
  const star = fact.bindings.some(({ imported, local }) => imported === '*' && local === '');
  const widens = star && target !== undefined && destination.to !== undefined;
  const same = !widens || destination.reason !== 'shim' || destinations.passesOnAll(target, destination.to!);
  const isForeign = destination.to !== undefined && !reachesPackage(graph, module, destination.to, target);
  const fix: FixRequest | undefined =
    moves.length === together.length && same && !isForeign
      ? { fix: 'rewrite-import', file: module.path, import: index, moves }
      : undefined;
  return {
    span,
    from,
    reason: destination.reason,
    ...namesIn(graph, module, destination),
    symbols: names,
    fix,
    passed: widens && !same ? namesOf(target) : [],
    isForeign,
  };
}

/** One binding of an import that ought to lead elsewhere. */
interface Superseded {
  /** -1: the import as a whole, which binds nothing. */
  readonly binding: number;
  /** The module that it leads to now. */
  readonly from: string;
  /** What it asks of that one; `*` for the module itself. */
  readonly name: string;
  /** Whether that one is a module behind the one that the import names (`from p import m`). */
  readonly isModule: boolean;
  readonly destination: Destination;
}

function supersededIn(module: Module, index: number, destinations: Destinations): Superseded[] {
  const { bindings } = module.facts.imports[index]!;
  const found: Superseded[] = [];
  for (let binding = bindings.length === 0 ? -1 : 0; binding < bindings.length; binding++) {
    const each = superseded(module, index, binding, destinations);
    if (each !== undefined) found.push(each);
  }
  return found;
}

function superseded(
  module: Module,
  index: number,
  binding: number,
  destinations: Destinations,
): Superseded | undefined {
  const { form, specifier, bindings } = module.facts.imports[index]!;
  const isWhole = form === 'import' && module.facts.language === 'python';
  const submodule = binding < 0 ? undefined : submoduleOf(module, index, binding);
  const isModule = submodule !== undefined;
  const target = submodule ?? module.targets[index];
  const from = target?.name ?? specifier;
  const name = binding < 0 || isModule || isWhole ? '*' : bindings[binding]!.imported;
  const destination = destinations.of(module, target, isModule ? from : specifier, name);
  if (destination === undefined || destination.to === module) return undefined;
  // Who hands out a deprecated name keeps it for others as its owner does; who takes it from there is told.
  const isKept = destination.reason === 'deprecated' && name !== destination.name;
  if (isKept && isPassedOn(module, index, binding)) return undefined;
  return { binding, from, name, isModule, destination };
}

function isPassedOn({ facts }: Module, index: number, binding: number): boolean {
  const { form, bindings } = facts.imports[index]!;
  const bound = bindings[binding];
  if (form === 're-export' || bound === undefined) return form === 're-export';
  const passing = facts.exports.filter(({ local, from }) => from === undefined && local === bound.local).length;
  return facts.language !== 'python' && passing > 0 && bound.uses <= passing;
}

/** A deprecated name's replacement may behave differently, so only a change of module is offered as a fix. */
function move(binding: number, { to, reason }: Destination, { imported, wanted: name }: Name) {
  if (to === undefined || (reason === 'deprecated' && name !== imported)) return [];
  return [{ binding, to: name === imported ? { path: to.path } : { path: to.path, name } }];
}

function stringPlaces(graph: Graph, module: Module, destinations: Destinations): Place[] {
  const places: Place[] = [];
  for (const [index, fact] of module.facts.strings.entries()) {
    const { text, span } = fact;
    const { target, rest } = readReference(graph, module, fact);
    const [first] = rest;
    const destination = destinations.of(module, target, target === undefined ? text : target.name, first ?? '*');
    if (destination === undefined || destination.to === module) continue;
    const { to, reason } = destination;
    // What is patched is the name in the module that uses it: only a path that goes is worth a finding.
    if (reason === 'deprecated' && first !== undefined) continue;
    const isForeign = to !== undefined && !reachesPackage(graph, module, to, target);
    const known = target !== undefined && to !== undefined && !isForeign;
    const name = { imported: first ?? '*', wanted: destination.name };
    places.push({
      span,
      from: target?.name ?? text,
      reason,
      ...namesIn(graph, module, destination),
      symbols: [name],
      fix: known
        ? { fix: 'rewrite-import', file: module.path, import: index, string: true, moves: move(-1, destination, name) }
        : undefined,
      passed: [],
      isForeign,
    });
  }
  return places;
}

function namesIn(graph: Graph, module: Module, { to, toName }: Destination): Pick<Place, 'to' | 'spoken'> {
  if (to === undefined) return { to: toName, spoken: toName };
  return { to: to.name, spoken: nameAsWritten(graph, module, to) };
}

function namesOf({ facts }: Module): string[] {
  return facts.exports.map(({ name }) => name).filter((name) => name !== '*' && name !== 'default');
}

function report(module: Module, place: Place): Finding {
  const { span, from, to, symbols, fix, isForeign } = place;
  const names = symbols.map((each) => each.imported).filter((each) => each !== '*');
  return {
    file: module.path,
    span,
    message: `${what(place, names)} ${whatToDo(place)}${isForeign ? ` ${missing}` : ''}`,
    related: [],
    group: from,
    data: { from, to, symbols: names },
    fixes: fix === undefined || fix.moves.length === 0 ? [] : [fix],
    anchor: `${from} ${names.join(',')}`,
    tag: 'deprecated',
  };
}

const missing = 'No module of this package imports from that package yet: make it a dependency first.';

function what({ from, reason, to, spoken }: Place, names: readonly string[]): string {
  const subject = names.length > 0 && reason === 'deprecated' ? `${names.join(', ')} of ${from}` : from;
  const many = names.length > 1;
  const successor = from !== to ? spoken : many ? 'other names there' : 'another name there';
  const forwards = to === '' ? 'it only forwards to other modules' : `it only forwards to ${spoken}`;
  return {
    configured: `${from} is an old path: this project's canonical one is ${spoken}. Each import of the old one keeps it alive.`,
    shim: `${from} is a compatibility shim: ${forwards}. Each import of it is a reason why it cannot be deleted.`,
    legacy: `${from} is marked as legacy. New uses tie the code to what is to be removed.`,
    deprecated: `${subject} ${many ? 'are' : 'is'} deprecated in favour of ${successor}. ${many ? 'They' : 'It'} will go, and this import would break.`,
  }[reason];
}

function whatToDo({ symbols, to, spoken, from, passed }: Place): string {
  if (to === '') return 'Import from the module that replaces it, or name that one under canonicalImports.';
  if (passed.length > 0)
    return `Pass on ${some(passed)} by name from ${spoken} instead: \`*\` of it would hand out more.`;
  const names = symbols.filter((each) => each.imported !== '*');
  if (names.length === 0) return `Import ${spoken} instead.`;
  const list = names.map((each) =>
    each.imported === each.wanted ? each.wanted : `${each.wanted} (here ${each.imported})`,
  );
  if (from === to) return `Import ${list.join(', ')} instead.`;
  return `Import ${list.join(', ')} from ${spoken} instead.`;
}

function some(names: readonly string[]): string {
  return names.length > mostNames ? `its ${names.length} names` : names.join(', ');
}

const mostNames = 6;
