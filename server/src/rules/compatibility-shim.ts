// Rule compatibility-shim: a module, or an alias inside one, that only forwards.
import type { AliasFact } from '../facts/facts';
import { Destinations } from '../graph/destinations';
import type { Graph, Module } from '../graph/model';
import type { Shim, ShimKind } from '../graph/shims';
import { homeOf } from '../graph/symbols';
import { importersOf } from '../graph/usages';
import type { Finding, Group, Rule, RuleContext, RuleResult } from './rule';

export const compatibilityShim: Rule = {
  meta: {
    id: 'compatibility-shim',
    what: 'Reports modules, and aliases inside modules, that only forward to another place for old callers.',
    why:
      'A shim was to be temporary. While it lives there are two paths to one thing: readers cannot tell which is meant, ' +
      'mocks patch the wrong one, and nobody dares to delete it because nobody knows who still uses it.',
    whatToDo:
      'Move its importers to the target (legacy-import offers the rewrite for each of them), then delete the shim. With no ' +
      'importers left in the workspace it can go now, unless callers outside still need it.',
    fixSafety: 'The rewrite of its importers is the fix of legacy-import. The shim itself is deleted by hand.',
    how:
      'A module is a shim when all it does is forward (re-exports, aliases of imported names, wrappers that pass their own ' +
      'arguments on, a forwarding `__getattr__`), beside docstring, `__all__`, warnings and constants; or when it says so in ' +
      'its comments and re-exports something or lies in a legacy path. A package entry that hands out what lies below it is ' +
      'an ordinary barrel. An alias is reported when its comment or name says that it is kept for old callers.',
    severity: 'warning',
    samples: {
      typescript: {
        bad: `//- /core/manager.ts
export class Manager {}
//- /old/manager.ts
export { Manager } from '../core/manager';
//- /app.ts
import { Manager } from './old/manager';
new Manager();
`,
        good: `//- /core/manager.ts
export class Manager {}
//- /core/index.ts
export { Manager } from './manager';
//- /app.ts
import { Manager } from './core';
new Manager();
`,
      },
      python: {
        bad: `#- /core/__init__.py
#- /core/manager.py
class Manager:
    pass
#- /old/__init__.py
#- /old/manager.py
from core.manager import Manager

ConnectionManager = Manager
`,
        good: `#- /core/__init__.py
from core.manager import Manager
#- /core/manager.py
class Manager:
    pass
`,
      },
    },
    options: {},
  },

  check(graph: Graph, context: RuleContext): RuleResult {
    const destinations = new Destinations(graph, context);
    const findings: Finding[] = [];
    const groups: Group[] = [];
    const add = (finding: Finding, title: string, data: Group['data']) => {
      findings.push(finding);
      groups.push({ key: finding.group, title, data });
    };
    for (const module of graph.modules) {
      const shim = destinations.shim(module);
      if (shim !== undefined) {
        const finding = reportModule(shim);
        add(finding, `${module.path} only forwards`, { module: module.path, ...finding.data });
        continue;
      }
      for (const alias of module.facts.aliases) {
        const finding = reportAlias(graph, module, alias);
        if (finding !== undefined) add(finding, `${alias.name} in ${module.path} is an alias`, { module: module.path });
      }
    }
    return { findings, groups };
  },
};

function reportModule({ module, kind, targets }: Shim): Finding {
  const importers = new Set(module.importers.map((edge) => edge.from).filter((from) => from !== module)).size;
  const names = targets.map((target) => target.name);
  return {
    file: module.path,
    span: { start: 0, end: Math.max(0, (module.facts.lineStarts[1] ?? 1) - 1) },
    message: `${module.path} is a compatibility shim: ${describe(kind, names)}. ${costs(importers)} ${wayOut(importers, names)}`,
    related: targets.map((target) => ({
      file: target.path,
      span: { start: 0, end: 0 },
      message: `forwards to ${target.name}`,
    })),
    group: module.path,
    data: { kind, targets: targets.map((target) => target.path), importers },
    fixes: [],
    anchor: 'module',
  };
}

function describe(kind: ShimKind, names: readonly string[]): string {
  const to = names.length === 0 ? 'modules outside this workspace' : names.join(', ');
  return {
    're-export': `it only re-exports names of ${to}`,
    alias: `it only renames names of ${to}`,
    wrapper: `its functions only pass their arguments on to ${to}`,
    'attribute-forward': `it forwards every name to ${to}`,
    declared: `it says so itself, and forwards to ${to}`,
  }[kind];
}

function costs(importers: number): string {
  if (importers === 0) return 'Nothing in this workspace imports it any more.';
  return `${importers === 1 ? 'One module still imports' : `${importers} modules still import`} it, so one thing has two paths.`;
}

function wayOut(importers: number, names: readonly string[]): string {
  if (importers === 0) return 'Delete it, unless callers outside the workspace need it.';
  return `Let them import ${names.length === 0 ? 'the target' : names.join(', ')} and delete it.`;
}

/** `OldName = NewName` beside other code: reported when the alias itself says that it is there for old callers. */
function reportAlias(graph: Graph, module: Module, alias: AliasFact): Finding | undefined {
  if (alias.compatibility !== true) return undefined;
  const home = homeOf(graph, module, alias.name);
  if (home === undefined || home.name === '*' || home.name === alias.name) return undefined;
  const importers = importersOf(graph, module, alias.name);
  return {
    file: module.path,
    span: alias.nameSpan,
    message:
      `${alias.name} is kept only as another name of ${home.name}. Two names for one thing make readers look for a difference ` +
      `that is not there. Use ${home.name} and remove the alias.`,
    related: [
      {
        file: home.module.path,
        span: home.definition?.nameSpan ?? { start: 0, end: 0 },
        message: `${home.name} is defined here`,
      },
    ],
    group: `${module.path}#${alias.name}`,
    data: { kind: 'alias', targets: [home.module.path], importers },
    fixes: [],
    anchor: alias.name,
  };
}
