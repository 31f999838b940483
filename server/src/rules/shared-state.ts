// Rule shared-state: state of one user that another can reach.
import { isPersonal } from '../graph/audience';
import { fixedUnits } from '../graph/incremental/units';
import type { Graph, Module } from '../graph/model';
import { type SharedKind, type SharedPlace, symbolOf } from '../graph/shared-state/finding';
import { SharedPlaces } from '../graph/shared-state/shared-places';
import {
  type Finding,
  type Group,
  type Inspection,
  inspection,
  type RelatedPlace,
  type Rule,
  type RuleContext,
  type RuleResult,
} from './rule';
import { sharedStateSamples } from './shared-state-samples';

export const sharedState: Rule = {
  meta: {
    id: 'shared-state',
    what: 'Reports state of one user that another can reach.',
    why:
      'A server runs the requests of all its users in one process. What a module or a class keeps between two calls is ' +
      'there for the next one too, whoever makes it: one user sees what belongs to another, the wrong tenant is billed, or ' +
      'the memory fills until the process is killed. Tests with one user at a time never show it.',
    whatToDo:
      "Pass the user's values along, or keep them in a context variable (`contextvars.ContextVar`, `AsyncLocalStorage`) or in " +
      'the scope of the request. Where a cache is meant, put the tenant or user into its key and bound it.',
    fixSafety: 'There is no automatic fix: where the value is to live instead is a decision of design.',
    how:
      'A name speaks of a user when it is one of `contextNames`, alone or with `_id` (`user`, `tenantId`). Five kinds. ' +
      '(a) User state: a container or instance at module or class level gets such a value under a fixed key or as an attribute. (b) Tenant: a ' +
      'function takes a context and hands out an instance from a cache whose key leaves the context out. (c) Session: a ' +
      'context is put into a global that nothing empties again. (d) Clearance: a factory takes one of `clearanceNames` and ' +
      'never reads it. (e) Memory: a container with an entry for each user that nothing takes out and nothing bounds. ' +
      'Code that runs for one user is left out: tests, scripts, commands, migrations and, unless `browser` is set, user ' +
      'interfaces (markup, React and the like, the objects of a page, and what only they import). So are weak containers, ' +
      'context variables, sessions and connections of databases, in (d) methods whose parameters a base or an interface ' +
      'prescribes, and in (e) what is loaded as a whole from where it is stored.',
    severity: 'warning',
    samples: sharedStateSamples,
    options: {
      kinds: {
        type: 'array',
        description: 'Which kinds are reported.',
        default: ['user', 'tenant', 'session', 'clearance', 'memory'],
        items: { type: 'string' },
      },
      clearanceNames: {
        type: 'array',
        description: 'Names of parameters that say what a caller may see or do.',
        default: ['role', 'roles', 'clearance', 'scope', 'scopes', 'permission', 'permissions'],
        items: { type: 'string' },
      },
      browser: {
        type: 'boolean',
        description: 'Whether user interfaces are looked at too, as when they are rendered on a server.',
        default: false,
      },
    },
  },

  inspect(graph: Graph, { options, contextNames, isTest, includeTests }: RuleContext): Inspection[] {
    const wanted = new Set(options.kinds as readonly string[]);
    const places = new SharedPlaces(graph, {
      kinds: new Set(order.filter((kind) => wanted.has(kindNames[kind]))),
      contextNames,
      clearanceNames: options.clearanceNames as readonly string[],
      serves: (module) => (includeTests || !isTest(module.path)) && !isPersonal(module, options.browser === true),
      isTest,
    });
    const told = (found: readonly SharedPlace[]): RuleResult => {
      const groups = found.map(groupOf);
      return { findings: found.map((place, at) => report(place, groups[at]!.key)), groups };
    };
    return [
      inspection(places.states, (key) => told(places.ofState(key))),
      inspection(fixedUnits(graph.modules), (module) => told(places.ofModule(module))),
    ];
  },
};

const order: readonly SharedKind[] = ['a', 'b', 'c', 'd', 'e'];

const kindNames: Readonly<Record<SharedKind, string>> = {
  a: 'user',
  b: 'tenant',
  c: 'session',
  d: 'clearance',
  e: 'memory',
};

const titles: Readonly<Record<SharedKind, (name: string) => string>> = {
  a: (state) => `${state} keeps values of one user for all`,
  b: (state) => `${state} is shared between those it is asked for`,
  c: (state) => `${state} stays set when the call is over`,
  d: (symbol) => `${symbol} does not look at what the caller may see`,
  e: (state) => `${state} only ever grows`,
};

function groupOf({ kind, module, fn, state }: SharedPlace): Group {
  const home = state?.module ?? module;
  const name = state?.fact.name ?? symbolOf(fn);
  return { key: `${kind} ${home.path} ${name}`, title: titles[kind](name), data: {} };
}

function report(place: SharedPlace, group: string): Finding {
  const { kind, module, span, fn, state, context, parameter } = place;
  const symbol = symbolOf(fn);
  return {
    file: module.path,
    span,
    message: messages[kind](place, symbol === '' ? 'A callback' : symbol, state?.fact.name ?? ''),
    related: relatedTo(place),
    group,
    data: {
      kind,
      symbol,
      ...(state === undefined ? {} : { state: state.fact.name }),
      ...(parameter === undefined ? { context } : { parameter: parameter.name }),
    },
    fixes: [],
    anchor: `${kind} ${symbol} ${state?.fact.name ?? ''} ${context}`,
  };
}

type Tell = (place: SharedPlace, symbol: string, state: string) => string;

const messages: Readonly<Record<SharedKind, Tell>> = {
  a: ({ context, fn: { writes }, span, module }, symbol, state) => {
    const attribute = writes.find((write) => write.span === span && write.how === 'set attribute')?.key[0];
    const where = attribute === undefined ? `under a fixed key of ${state}` : `in ${state}.${attribute}`;
    return (
      `${symbol} puts ${context} ${where}, which all users of this process share: the next call overwrites it, and whoever ` +
      `reads it gets what belongs to another. Pass it along, keep it in ${contextVariable(module)}, or make ${context} the key.`
    );
  },
  b: ({ context }, symbol, state) =>
    `${symbol} takes ${context}, but what it hands out of ${state} is the same for everybody: ${context} is not part of ` +
    `the key, so whoever asks first decides what all others get. Put ${context} into the key, or drop the parameter if the instance is meant to be shared.`,
  c: ({ context, module }, symbol, state) =>
    `${symbol} leaves ${context} in ${state}, and nothing takes it out when the call is over: the next request starts with ` +
    `it, and calls that run at the same time overwrite each other's. Use ${contextVariable(module)}, or put the old value back in a ${module.facts.language === 'python' ? '`finally` or context manager' : '`finally`'}.`,
  d: ({ context }, symbol) =>
    `${symbol} takes ${context} and never looks at it: callers believe that the instance they get is limited to what ` +
    `${context} allows, and it is not. Check it here and hand it on, or drop the parameter.`,
  e: ({ context, module }, symbol, state) =>
    `${symbol} adds to ${state} for each ${context}, and nothing ever takes an entry out: the process keeps every one it has ` +
    `met until it runs out of memory. Remove entries when they are done with, bound it (${module.facts.language === 'python' ? '`cachetools.TTLCache`' : 'an LRU cache'}), or use a weak container.`,
};

function contextVariable({ facts }: Module): string {
  return facts.language === 'python' ? 'a `contextvars.ContextVar`' : 'an `AsyncLocalStorage`';
}

/** Where the state is, and who else touches it. */
function relatedTo({ state, span }: SharedPlace): RelatedPlace[] {
  if (state === undefined) return [];
  const { module, fact, writes } = state;
  const others = writes.filter(({ write }) => write.span !== span).slice(0, 5);
  return [
    { file: module.path, span: fact.nameSpan, message: `${fact.name} is shared by everything in the process` },
    ...others.map(({ module: from, fn, write }) => ({
      file: from.path,
      span: write.span,
      message: `${symbolOf(fn) || 'a callback'} writes it too`,
    })),
  ];
}
