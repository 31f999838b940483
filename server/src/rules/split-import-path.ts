// Rule split-import-path: one definition imported under several module paths.
import { Destinations } from '../graph/destinations';
import type { Graph, Module } from '../graph/model';
import { isBarrel } from '../graph/shims';
import type { Home } from '../graph/symbols';
import { type Usage, usagesOf } from '../graph/usages';
import { comparePaths, directoryOf, isInside, type Path } from '../text/paths';
import type { Finding, FixRequest, Group, Rule, RuleContext, RuleResult } from './rule';

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
      'Each imported name is followed to its home through re-exports, shims and aliases; the homes that importers reach ' +
      'under two or more module paths are reported. The wanted path is that of a definition marked canonical, else the one ' +
      "most used, else the definition's own. From outside its package a definition may be imported through the package's " +
      'own barrel or directly, unless `barrels` is `strict`.',
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
        description: "Whether a barrel of the definition's own package is a second path for importers outside it.",
        default: 'allow',
        enum: ['allow', 'strict'],
      },
    },
  },

  check(graph: Graph, context: RuleContext): RuleResult {
    const findings: Finding[] = [];
    const groups: Group[] = [];
    const destinations = new Destinations(graph, context);
    const excused = (usage: Usage) => context.options.barrels !== 'strict' && usesOwnBarrel(graph, usage, context);
    for (const [key, usages] of usagesOf(graph)) {
      const reached = usages.filter((usage) => usage.module !== usage.home.module);
      const paths = pathsOf(reached, excused);
      if (paths.size < 2) continue;
      const home = reached[0]!.home;
      const wanted = chooseWanted(paths, home, destinations);
      // Imports of a shim are told by legacy-import, which leads to the definition's own module and nowhere else.
      const told = (path: ImportPath) => wanted.target !== home.module && destinations.shim(path.target) !== undefined;
      const others = [...paths.values()].filter((path) => path !== wanted && !told(path));
      const reported = others.flatMap((path) => {
        // The module that others import it from cannot import it from itself.
        const importers = path.usages.filter((usage) => usage.module !== wanted.target);
        return importers.map((usage) => report(key, usage, path, placeFor(graph, usage, wanted)));
      });
      if (reported.length === 0) continue;
      groups.push(describe(key, home, wanted, paths));
      findings.push(...reported);
    }
    return { findings, groups };
  },
};

/** One way to a definition, as importers write it. */
interface ImportPath {
  readonly name: string;
  readonly target: Module;
  readonly usages: Usage[];
}

/**
 * Imports through a barrel of the definition's own package, from outside it, count for the definition's own path.
 * Modules that pass the name on are no importers.
 */
function pathsOf(usages: readonly Usage[], excused: (usage: Usage) => boolean): Map<string, ImportPath> {
  const paths = new Map<string, ImportPath>();
  for (const usage of usages) {
    if (passesOn(usage)) continue;
    const end = excused(usage) ? usage.home.module : usage.target;
    const name = end === usage.target ? writtenName(usage) : end.name;
    const known = paths.get(name);
    if (known === undefined) paths.set(name, { name, target: end, usages: [usage] });
    else known.usages.push(usage);
  }
  return paths;
}

/** From outside a package what it offers is as good as the definition's own module; so it is for a test of the barrel. */
function usesOwnBarrel(graph: Graph, { target, home, module }: Usage, { isTest }: RuleContext): boolean {
  const ownPackage = graph.packageOf(home.module);
  if (graph.isPackageEntry(target) && graph.packageOf(target) === ownPackage)
    return graph.packageOf(module) !== ownPackage;
  return isBarrel(target, [home.module]) && (isTest(module.path) || !isInside(module.path, directoryOf(target.path)));
}

function passesOn({ module, import: index, binding }: Usage): boolean {
  const fact = module.facts.imports[index]!;
  if (fact.form === 're-export' || fact.form === 're-export-all') return true;
  const { local } = fact.bindings[binding]!;
  return module.facts.exports.some((each) => each.local === local && each.from === undefined) || isEntry(module.path);
}

function isEntry(path: Path): boolean {
  return /(^|\/)__init__\.pyi?$/.test(path);
}

/** Python's absolute imports name the module by the source root that they assume: two roots are two paths. */
function writtenName({ module, import: index, target }: Usage): string {
  const { specifier, form } = module.facts.imports[index]!;
  const absolute = target.facts.language === 'python' && form === 'from' && !specifier.startsWith('.');
  return absolute && module.targets[index] === target ? specifier : target.name;
}

function chooseWanted(paths: ReadonlyMap<string, ImportPath>, home: Home, destinations: Destinations): ImportPath {
  const own = [...paths.values()].find((path) => path.target === home.module);
  if (own !== undefined && home.definition?.markers.canonical === true) return own;
  const isShim = ({ target }: ImportPath) => destinations.shim(target) !== undefined;
  const all = [...paths.values()];
  // What comes through a shim is to lead to the definition's own module (legacy-import), so it speaks for that path.
  const past = all.filter(isShim).reduce((sum, path) => sum + path.usages.length, 0);
  const votes = (path: ImportPath) => path.usages.length + (path.target === home.module ? past : 0);
  return all.sort(
    (a, b) =>
      Number(isShim(a)) - Number(isShim(b)) ||
      votes(b) - votes(a) ||
      Number(b.target === home.module) - Number(a.target === home.module) ||
      comparePaths(a.name, b.name),
  )[0]!;
}

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
  const model = usages[0]!;
  const place = { target, path, name: importedName(model), usages: usages.length };
  const own = graph.packageOf(home.module);
  if (target !== home.module || graph.packageOf(module) === own) return place;
  const offers = (each: Usage) => graph.isPackageEntry(each.target) && graph.packageOf(each.target) === own;
  const offered = usages.find(offers);
  if (offered === undefined) return place;
  return { ...place, target: offered.target, path: offered.target.name, name: importedName(offered) };
}

function importedName({ module, import: index, binding }: Usage): string {
  return module.facts.imports[index]!.bindings[binding]!.imported;
}

function describe(key: string, home: Home, wanted: ImportPath, paths: ReadonlyMap<string, ImportPath>): Group {
  return {
    key,
    title: `${spoken(home)} is imported by ${paths.size} paths`,
    data: {
      symbol: home.name,
      home: home.module.path,
      wanted: wanted.name,
      paths: Object.fromEntries([...paths.values()].map((path) => [path.name, path.usages.length])),
    },
  };
}

function report(key: string, usage: Usage, path: ImportPath, wanted: Place): Finding {
  const { module, import: index, binding, home } = usage;
  const fact = module.facts.imports[index]!;
  const bound = fact.bindings[binding]!;
  const wantedName = wanted.name;
  const python = module.facts.language === 'python';
  const fixable = bound.imported !== '*' && wantedName !== '*' && (!python || fact.form === 'from');
  const { path: target } = wanted.target;
  const to = wantedName === bound.imported ? { path: target } : { path: target, name: wantedName };
  const fix: FixRequest = { fix: 'rewrite-import', file: module.path, import: index, moves: [{ binding, to }] };
  return {
    file: module.path,
    span: bound.span,
    message:
      `${spoken(home)} is imported from ${path.name} here, and from ${wanted.path} in ${count(wanted.usages)}. ` +
      `It is one definition, in ${home.module.path}; two paths to it are searched, mocked and moved apart. Import it from ${wanted.path}.`,
    related: [
      {
        file: home.module.path,
        span: home.definition?.nameSpan ?? { start: 0, end: 0 },
        message: `${spoken(home)} is defined here`,
      },
    ],
    group: key,
    data: { symbol: home.name, from: path.name, to: wanted.path },
    fixes: fixable ? [fix] : [],
    anchor: `${home.name} ${path.name}`,
  };
}

/** A default export is called by the name of what it exports. */
function spoken({ name, definition }: Home): string {
  return name === 'default' ? (definition?.name ?? name) : name;
}

function count(imports: number): string {
  return imports === 1 ? 'one other place' : `${imports} other places`;
}
