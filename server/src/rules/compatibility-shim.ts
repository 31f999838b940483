// Rule compatibility-shim: a module, or an alias inside one, that only forwards.
import { Destinations } from '../graph/destinations';
import { fixedUnits } from '../graph/incremental/units';
import type { Graph, Module } from '../graph/model';
import type { Shim, ShimKind } from '../graph/shims';
import { stringsNaming } from '../graph/string-references';
import { type Home, homeOf } from '../graph/symbols';
import { importersOfName } from '../graph/usages';
import { nameAsWritten } from '../graph/written-names';
import type { Span } from '../text/span';
import { type Finding, type Inspection, inspection, nothing, type Rule, type RuleContext, resultOf } from './rule';

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
      'its comments and re-exports something, at least as many names as it has statements of its own, or lies in a legacy ' +
      'path. A package entry that hands out what lies below it is an ordinary barrel; so is one of another name that gathers several modules. Routes, configurations and other files ' +
      'that a framework finds by their name are none. An alias, or an export under another name, is reported when a comment ' +
      'at it says that it is kept for old callers. Strings that frameworks resolve (`patch("a.b.C")`, `jest.mock`) count as importers.',
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

  inspect(graph: Graph, context: RuleContext): Inspection[] {
    const destinations = new Destinations(graph, context);
    const judge = (module: Module) => {
      const told = (finding: Finding, title: string) => {
        return { finding, title, data: { module: module.path, ...finding.data } };
      };
      const shim = destinations.shim(module);
      if (shim === undefined) {
        return resultOf(
          keptNames(module).flatMap((kept) => {
            const finding = reportAlias(graph, module, kept);
            return finding === undefined ? [] : [told(finding, `${kept.name} in ${module.path} is an alias`)];
          }),
        );
      }
      // A test that nobody imports is run, whatever it passes on.
      if (context.isTest(module.path) && module.importers.length === 0) return nothing;
      return resultOf([told(reportModule(graph, shim), `${module.path} only forwards`)]);
    };
    return [inspection(fixedUnits(graph.modules), judge)];
  },
};

function reportModule(graph: Graph, { module, kind, targets }: Shim): Finding {
  const users = usersOf(graph, module);
  const importers = new Set(users.map((user) => user.module)).size;
  const imported = new Set(users.filter(({ reader }) => reader === undefined).map((user) => user.module)).size;
  const names = targets.map((target) => nameAsWritten(graph, module, target));
  return {
    file: module.path,
    span: { start: 0, end: Math.max(0, (module.facts.lineStarts[1] ?? 1) - 1) },
    message: `${module.path} is a compatibility shim: ${describe(kind, names)}. ${costs(importers, importers - imported)} ${wayOut(importers, names)}`,
    related: [
      ...targets.map((target) => ({
        file: target.path,
        span: { start: 0, end: 0 },
        message: `forwards to ${target.name}`,
      })),
      ...users.slice(0, mostRelated).map(({ module: user, span, reader }) => ({
        file: user.path,
        span,
        message: reader === undefined ? 'imports it here' : `names it here, for ${reader}`,
      })),
    ],
    group: module.path,
    data: { kind, targets: targets.map((target) => target.path), importers },
    fixes: [],
    anchor: 'module',
  };
}

/** A shim with hundreds of importers has a legacy-import finding on each of them. */
const mostRelated = 20;

interface User {
  readonly module: Module;
  readonly span: Span;
  /** What reads it, when it is a string that names the module. */
  readonly reader: string | undefined;
}

/** Every import of a module and every string that a framework resolves to it, in the order of the files. */
function usersOf(graph: Graph, shim: Module): User[] {
  const users: User[] = shim.importers.map(({ from, import: index }) => {
    return { module: from, span: from.facts.imports[index]!.specifierSpan, reader: undefined };
  });
  for (const { module, string } of stringsNaming(graph, shim)) {
    const { span, reader } = module.facts.strings[string]!;
    users.push({ module, span, reader });
  }
  return users
    .filter(({ module }) => module !== shim)
    .sort((a, b) => a.module.index - b.module.index || a.span.start - b.span.start);
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

/** `inStrings`: how many of them do so only in strings. */
function costs(importers: number, inStrings: number): string {
  if (importers === 0) return 'Nothing in this workspace imports it any more.';
  const only = inStrings === importers ? 'only ' : `${inStrings} of them only `;
  const strings = inStrings === 0 ? '' : ` (${only}in strings that a framework resolves)`;
  return `${modules(importers)} still import${importers === 1 ? 's' : ''} it${strings}, so one thing has two paths.`;
}

function modules(count: number): string {
  return count === 1 ? 'One module' : `${count} modules`;
}

function wayOut(importers: number, names: readonly string[]): string {
  if (importers === 0) return 'Delete it, unless callers outside the workspace need it.';
  return `Let them import ${names.length === 0 ? 'the target' : names.join(', ')} and delete it.`;
}

/** `OldName = NewName` beside other code: reported when a comment at it says that it is there for old callers. */
function reportAlias(graph: Graph, module: Module, { name, span }: { name: string; span: Span }): Finding | undefined {
  const home = homeOf(graph, module, name);
  if (home === undefined || home.name === '*' || home.name === name) return undefined;
  const strings = stringsNaming(graph, module).filter(({ rest }) => rest[0] === name);
  const importers = importersOfName(graph, module, name, strings);
  const wanted = properName(graph, module, home);
  const left =
    importers === 0
      ? 'Nothing in this workspace imports it'
      : `${modules(importers)} still import${importers === 1 ? 's' : ''} it`;
  const end =
    importers === 0
      ? 'Remove it, unless callers outside the workspace need it.'
      : `Let them use ${wanted} and remove it.`;
  return {
    file: module.path,
    span,
    message:
      `${name} is kept only as another name of ${wanted}. Two names for one thing make readers look for a difference ` +
      `that is not there. ${left}. ${end}`,
    related: [
      {
        file: home.module.path,
        span: home.definition?.nameSpan ?? { start: 0, end: 0 },
        message: `${wanted} is defined here`,
      },
      ...strings.slice(0, mostRelated).map(({ module: user, string }) => ({
        file: user.path,
        span: user.facts.strings[string]!.span,
        message: `names it here, for ${user.facts.strings[string]!.reader}`,
      })),
    ],
    group: `${module.path}#${name}`,
    data: { kind: 'alias', targets: [home.module.path], importers },
    fixes: [],
    anchor: name,
  };
}

/** What callers are to say instead: the name that the module itself offers for the same thing, else that of its home. */
function properName(graph: Graph, module: Module, home: Home): string {
  const offered = module.facts.exports.find(({ name, compatibility }) => {
    if (compatibility === true || name === '*' || name === 'default') return false;
    const found = homeOf(graph, module, name);
    return found?.module === home.module && found.name === home.name;
  });
  if (
    offered !== undefined &&
    !module.facts.aliases.some(({ name, compatibility }) => compatibility && name === offered.name)
  )
    return offered.name;
  return home.name === 'default' ? (home.definition?.name ?? home.name) : home.name;
}

/** Names that a comment says are kept for old callers: aliases, and exports under another name. */
function keptNames({ facts }: Module): { name: string; span: Span }[] {
  const kept = new Map<string, Span>();
  for (const { name, nameSpan } of facts.aliases.filter(isKept)) kept.set(name, nameSpan);
  for (const { name, span } of facts.exports.filter(isKept)) if (!kept.has(name)) kept.set(name, span);
  return [...kept].map(([name, span]) => ({ name, span }));
}

function isKept({ name, compatibility }: { readonly name: string; readonly compatibility?: boolean }): boolean {
  return compatibility === true && name !== 'default';
}
