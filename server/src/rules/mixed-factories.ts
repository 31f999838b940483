// Rule mixed-factories: a concept created in more than one way.
import { membersOf } from '../graph/concepts';
import { type Factory, type FactoryPattern, factoriesOf, mayMake } from '../graph/factories';
import { factoryConcepts } from '../graph/factory-concepts';
import type { ClassPlace } from '../graph/hierarchy';
import type { Contribution } from '../graph/incremental/grouping';
import { fixedUnits } from '../graph/incremental/units';
import { type Graph, type Module, observe } from '../graph/model';
import { importersOf } from '../graph/usages';
import { lineAt } from '../text/line-index';
import { comparePaths } from '../text/paths';
import { samples } from './mixed-factories-samples';
import {
  type Concept,
  type Finding,
  type Group,
  type Inspection,
  inspection,
  nothing,
  type Rule,
  type RuleContext,
  type RuleResult,
} from './rule';

export const mixedFactories: Rule = {
  meta: {
    id: 'mixed-factories',
    what: 'Reports factories of a concept that hand out its instances in another way than the rest.',
    why:
      'When a manager comes from a function here, from `getInstance()` there and from a shared name elsewhere, nobody can ' +
      'say how many there are or what was set up: a fix in one factory misses the callers of the others.',
    whatToDo:
      'Keep one kind of factory for the concept, let the others call it for a while, move their callers, and delete them. ' +
      'Name the kind you want as `factory` of the concept.',
    fixSafety: 'There is no automatic fix: which way stays is a decision.',
    how:
      'A factory is a function, a static method, a class with such methods, a name or cached attribute that holds the one ' +
      'instance, or another name of the class. Of a configured concept all factories of its classes count, and the ' +
      'configured kind is expected, else the most common. Without configuration a class is a concept when it has methods ' +
      'of its own and its factories name it (`createEventBus`, `EventBus.getInstance`, `eventBus`); then only these count. ' +
      'What only calls another factory is no factory, nor is what converts (`fromJson`). Tests are left out unless `tests` is `include`.',
    severity: 'info',
    samples,
    options: {
      minFactories: {
        type: 'number',
        description: 'Concepts that nobody configured are reported from this many factories on.',
        default: 2,
        minimum: 2,
      },
      minLikeness: {
        type: 'number',
        description:
          'How much of the name of a class must stand in the names of its factories, 0 to 1, where no concept is configured; 0 reports every class that is made in two ways.',
        default: 0.6,
        minimum: 0,
        maximum: 1,
      },
    },
  },

  inspect(graph: Graph, context: RuleContext): Inspection[] {
    const { options, concepts, includeTests, isTest } = context;
    const ways = waysToClasses(graph, (module) => includeTests || !isTest(module.path));
    const drop = new Set(context.normalize.drop.map((word) => word.toLowerCase()));
    const isConfigured = ({ definition }: ClassPlace) =>
      concepts.some((_, index) => membersOf(graph, context, index).some((each) => each.definition === definition));
    const ofConcept = (concept: Concept): RuleResult => {
      const members = membersOf(graph, context, concepts.indexOf(concept));
      const factories = new Set(members.flatMap((each) => ways.get(classKey(each)).map(({ factory }) => factory)));
      return judge(graph, {
        concept: concept.name,
        key: `configured ${concept.name}`,
        factory: concept.factory,
        factories: [...factories].sort(inOrder),
      });
    };
    const ofClass = (key: string): RuleResult => {
      const found = ways.get(key);
      const [first] = found;
      if (first === undefined || found.length < 2) return nothing;
      const { module, definition } = first.made;
      observe(module);
      if (isConfigured(first.made)) return nothing;
      const factories = found.map(({ factory }) => factory);
      const concept = factoryConcepts(factories, drop, options.minLikeness as number).find((each) => {
        return each.definition === definition && each.factories.length >= (options.minFactories as number);
      });
      if (concept === undefined) return nothing;
      return judge(graph, {
        concept: definition.name,
        key: `inferred ${module.path}#${definition.name}`,
        factory: undefined,
        factories: concept.factories,
        likeness: concept.likeness,
      });
    };
    return [inspection(fixedUnits(concepts), ofConcept), inspection(ways, ofClass)];
  },
};

/** By the class made, the factories that make it. */
function waysToClasses(graph: Graph, counts: (module: Module) => boolean) {
  const collect = (module: Module): Contribution<{ factory: Factory; made: ClassPlace }>[] => {
    if (!mayMake(module) || !counts(module)) return [];
    return factoriesOf(graph, [module]).flatMap((factory) =>
      factory.makes.map((made) => [classKey(made), { factory, made }] as const),
    );
  };
  return graph.derivations.ofModules({ collect });
}

function classKey({ module, definition }: ClassPlace): string {
  return `${module.path}#${definition.owner}.${definition.name}`;
}

function inOrder(a: Factory, b: Factory): number {
  return a.module.index - b.module.index || a.span.start - b.span.start || comparePaths(a.symbol, b.symbol);
}

interface Mixture {
  readonly concept: string;
  readonly key: string;
  /** The kind that the configuration wants. */
  readonly factory: FactoryPattern | undefined;
  readonly factories: readonly Factory[];
  readonly likeness?: number;
}

function judge(graph: Graph, mixture: Mixture): RuleResult {
  const patterns = countsOf(mixture.factories);
  const expected = mixture.factory ?? mostCommon(patterns);
  const others = mixture.factories.filter(({ pattern }) => pattern !== expected);
  if (expected === undefined || others.length === 0) return nothing;
  const usual = byUse(
    graph,
    mixture.factories.filter(({ pattern }) => pattern === expected),
  );
  return {
    findings: others.map((factory) => report(mixture, expected, usual, factory)),
    groups: [describe(mixture, expected, patterns)],
  };
}

/** The one that most modules import first: the others are told to go by it. */
function byUse(graph: Graph, factories: readonly Factory[]): Factory[] {
  const users = (factory: Factory) => importersOf(graph, factory.module, factory.symbol.split('.')[0]!);
  const rated = factories.map((factory) => ({ factory, users: users(factory) }));
  return rated.sort((a, b) => b.users - a.users).map(({ factory }) => factory);
}

const order: readonly FactoryPattern[] = ['function', 'static', 'class', 'singleton', 'alias'];

function countsOf(factories: readonly Factory[]): Map<FactoryPattern, number> {
  const counts = new Map<FactoryPattern, number>();
  for (const each of order) {
    const count = factories.filter(({ pattern }) => pattern === each).length;
    if (count > 0) counts.set(each, count);
  }
  return counts;
}

/** Of kinds that are equally common the one that is easiest to replace and to test: a function before all. */
function mostCommon(patterns: ReadonlyMap<FactoryPattern, number>): FactoryPattern | undefined {
  return [...patterns].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function describe(
  { concept, key, factories }: Mixture,
  expected: FactoryPattern,
  patterns: ReadonlyMap<string, number>,
): Group {
  return {
    key,
    title: `${concept} is created in ${patterns.size} ways by ${factories.length} factories`,
    data: {
      concept,
      expected,
      patterns: Object.fromEntries(patterns),
      factories: factories.map(({ module, symbol, span, pattern }) => ({
        file: module.path,
        symbol,
        line: lineAt(module.facts.lineStarts, span.start),
        pattern,
      })),
    },
  };
}

const spoken: Record<FactoryPattern, readonly [one: string, several: string]> = {
  function: ['a function', 'functions'],
  static: ['a static method', 'static methods'],
  class: ['a factory class', 'factory classes'],
  singleton: ['a shared instance', 'shared instances'],
  alias: ['another name of the class', 'other names of the class'],
};

function report(
  { concept, key, factory: wanted, likeness }: Mixture,
  expected: FactoryPattern,
  usual: readonly Factory[],
  factory: Factory,
): Finding {
  const { module, symbol, span, pattern } = factory;
  const count = usual.length;
  const example = usual[0] === undefined ? '' : ` (${usual[0].symbol}${count > 1 ? ' and others' : ''})`;
  const rest =
    wanted === undefined
      ? `beside ${count === 1 ? spoken[expected][0] : `${count} ${spoken[expected][1]}`}${example}`
      : `where the configuration wants ${spoken[expected][0]}${example}`;
  return {
    file: module.path,
    span,
    message:
      `${symbol} hands out ${concept} as ${spoken[pattern][0]}, ${rest}. Callers of the one miss what the other sets up, and ` +
      `nobody can say how many instances there are: ${advice(pattern, expected, usual[0])}`,
    related: usual.slice(0, 5).map((each) => ({
      file: each.module.path,
      span: each.span,
      message: `${each.symbol}: ${spoken[expected][0]}`,
    })),
    group: key,
    data: { concept, pattern, symbol, expected, ...(likeness === undefined ? {} : { likeness }) },
    fixes: [],
    anchor: `${concept} ${symbol}`,
  };
}

function advice(pattern: FactoryPattern, expected: FactoryPattern, usual: Factory | undefined): string {
  const target = usual === undefined ? spoken[expected][0] : usual.symbol;
  if (pattern === 'alias') return `let its users call ${target}, and drop the name.`;
  return pattern === 'singleton'
    ? `let it come from ${target}, or move its users there.`
    : `let it call ${target}, or move its callers there.`;
}
