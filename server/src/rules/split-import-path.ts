// Rule split-import-path: one definition imported under several module paths.
import { Destinations } from '../graph/destinations';
import { type ImportPath, type Split, Splits } from '../graph/import-paths';
import type { Graph, Module } from '../graph/model';
import { type StringReference, stringsNaming } from '../graph/string-references';
import type { Home } from '../graph/symbols';
import type { Usage } from '../graph/usages';
import {
  type Finding,
  type FixRequest,
  type Group,
  type Inspection,
  inspection,
  nothing,
  type Rule,
  type RuleContext,
  type RuleResult,
} from './rule';

export const splitImportPath: Rule = {
  meta: {
    id: 'split-import-path',
    what: 'Reports imports of a definition by another module path than the one that most importers use.',
    why:
      'One thing with two addresses is searched for, mocked and moved twice. In Python two source roots even load it twice: ' +
      'two classes of one name, where `isinstance` and singletons fail.',
    whatToDo: 'Import it by the one path that the finding names, and let the other path end.',
    fixSafety: 'The quick fix rewrites the import to the wanted path and keeps the local names.',
    how:
      'Each imported name is followed to its home through re-exports, shims and aliases; the homes that importers of one ' +
      'package reach under two or more module paths are reported. The wanted path is that of a definition marked ' +
      'canonical, else a module that clearly most go by (counted over all that it passes on), else the ' +
      "definition's own. From outside its folder or package, and from tests, a definition may be imported through its own " +
      'barrel or directly; what another package offers, a folder that has a module of its own for such names, and the test ' +
      'of the module in between are left alone too. With `barrels: "strict"` none of this is, and importers of all packages ' +
      'are compared with each other.',
    severity: 'warning',
    samples: {
      typescript: {
        bad: `//- /core/manager.ts
export class Manager {}
//- /api/types.ts
export { Manager } from '../core/manager';
export const version = 1;
console.log(version);
//- /a.ts
import { Manager } from './core/manager';
new Manager();
//- /b.ts
import { Manager } from './core/manager';
new Manager();
//- /c.ts
import { Manager } from './api/types';
new Manager();
`,
        good: `//- /core/manager.ts
export class Manager {}
//- /core/index.ts
export { Manager } from './manager';
//- /a.ts
import { Manager } from './core/manager';
new Manager();
//- /b.ts
import { Manager } from './core';
new Manager();
`,
      },
      python: {
        bad: `#- /core/__init__.py
#- /core/manager.py
class Manager:
    pass
#- /api/__init__.py
#- /api/types.py
from core.manager import Manager

def version(): return Manager.__name__
#- /a.py
from core.manager import Manager
#- /b.py
from core.manager import Manager
#- /c.py
from api.types import Manager
`,
        good: `#- /core/__init__.py
from core.manager import Manager
#- /core/manager.py
class Manager:
    pass
#- /a.py
from core.manager import Manager
#- /b.py
from core import Manager
`,
      },
    },
    options: {
      barrels: {
        type: 'string',
        description:
          "Whether a barrel of the definition's own package is a second path for importers outside it, and what other packages offer a path at all.",
        default: 'allow',
        enum: ['allow', 'strict'],
      },
    },
  },

  inspect(graph: Graph, context: RuleContext): Inspection[] {
    const destinations = new Destinations(graph, context);
    const splits = new Splits(graph, {
      strict: context.options.barrels === 'strict',
      isTest: context.isTest,
      isShim: (module) => destinations.shim(module) !== undefined,
    });
    const judge = (definition: string): RuleResult => {
      const found = splits.of(definition);
      const findings = found.flatMap((split) =>
        split.astray.map(({ usage, path }) => report(graph, split, usage, path, placeFor(graph, usage, split.wanted))),
      );
      let group: Group | undefined;
      for (const split of found) group = describe(split, group);
      return group === undefined ? nothing : { findings, groups: [group] };
    };
    return [inspection(splits.units(), judge)];
  },
};

/** What one importer should write. */
interface Place {
  readonly target: Module;
  /** Module as it is spoken of. */
  readonly path: string;
  /** What the name is called there. */
  readonly name: string;
  /** Number of imports that come this way already. */
  readonly usages: number;
}

/** Into another package one goes by what that package offers, not past it. */
function placeFor(graph: Graph, { module, home }: Usage, { name: path, target, usages }: ImportPath): Place {
  const model = usages.find((each) => each.target === target) ?? usages[0]!;
  const coming = (to: Module) => usages.filter((each) => each.target === to).length;
  const place = { target, path, name: model.target === target ? model.name : home.name, usages: coming(target) };
  const own = graph.packageOf(home.module);
  if (target !== home.module || graph.packageOf(module) === own) return place;
  const offers = (each: Usage) => graph.isPackageEntry(each.target) && graph.packageOf(each.target) === own;
  const offered = usages.find(offers);
  if (offered === undefined) return place;
  return { target: offered.target, path: offered.target.name, name: offered.name, usages: coming(offered.target) };
}

/** `before`: the same definition, as another package imports it. */
function describe({ key, home, wanted, paths }: Split, before: Group | undefined): Group {
  const counts: Record<string, number> = { ...(before?.data.paths as Record<string, number> | undefined) };
  for (const { name, usages } of paths) counts[name] = (counts[name] ?? 0) + usages.length;
  return {
    key,
    title: `${spoken(home)} is imported by ${Object.keys(counts).length} paths`,
    data: { symbol: home.name, home: home.module.path, wanted: before?.data.wanted ?? wanted.name, paths: counts },
  };
}

function report(graph: Graph, { key }: Split, usage: Usage, path: ImportPath, wanted: Place): Finding {
  const { module, import: index, binding, home } = usage;
  const fact = module.facts.imports[index]!;
  const bound = fact.bindings[binding]!;
  const wantedName = wanted.name;
  // What came through a barrel counts for the definition's own path; here it is called as it is written.
  const from = path.target === usage.target ? path.name : usage.target.name;
  const python = module.facts.language === 'python';
  // `from p import m` where the name is read as `m.Name`: another import would take `m` away.
  const isNamed = bound.imported === usage.name;
  const fixable = isNamed && bound.imported !== '*' && wantedName !== '*' && (!python || fact.form === 'from');
  const { path: target } = wanted.target;
  const to = wantedName === bound.imported ? { path: target } : { path: target, name: wantedName };
  const fix: FixRequest = { fix: 'rewrite-import', file: module.path, import: index, moves: [{ binding, to }] };
  return {
    file: module.path,
    span: bound.span,
    message:
      `${spoken(home)} is ${isNamed ? 'imported' : 'read'} from ${from} here, and ${elsewhere(wanted)}. ` +
      `It is one definition, in ${home.module.path}; two paths to it are searched, mocked and moved apart. Import it from ${wanted.path}.`,
    related: [
      {
        file: home.module.path,
        span: home.definition?.nameSpan ?? { start: 0, end: 0 },
        message: `${spoken(home)} is defined here`,
      },
      ...mocks(graph, path, usage).map(({ module: user, string }) => ({
        file: user.path,
        span: user.facts.strings[string]!.span,
        message: `${user.facts.strings[string]!.reader} names ${path.name} here: it has to follow the imports`,
      })),
    ],
    group: key,
    data: { symbol: home.name, from, to: wanted.path },
    fixes: fixable ? [fix] : [],
    anchor: `${home.name} ${from}`,
  };
}

/**
 * Strings of the same package that replace the module, or this name in it, on the path that is to be left: those of other
 * packages stand for what those import.
 */
function mocks(graph: Graph, { target }: ImportPath, { name, module }: Usage): StringReference[] {
  const own = graph.packageOf(module);
  const naming = stringsNaming(graph, target).filter(({ module: user, rest }) => {
    return graph.packageOf(user) === own && (rest.length === 0 || rest[0] === name);
  });
  return naming.slice(0, mostMocks);
}

const mostMocks = 5;

/** A default export is called by the name of what it exports. */
function spoken({ name, definition }: Home): string {
  return name === 'default' ? (definition?.name ?? name) : name;
}

function elsewhere({ path, usages }: Place): string {
  if (usages === 0) return 'by other paths elsewhere';
  return `from ${path} in ${usages === 1 ? 'one other place' : `${usages} other places`}`;
}
