// Classes whose instances the workspace hands out in ways that say so: the concepts that nobody configured.
import type { DefinitionFact } from '../facts/facts';
import { wordsOf } from '../text/words';
import type { Factory } from './factories';
import type { Module } from './model';

export interface FactoryConcept {
  readonly module: Module;
  readonly definition: DefinitionFact;
  /** Those that are ways to an instance by their names, in the order given. */
  readonly factories: readonly Factory[];
  /** How far the names of the factories name the class, 0 to 1: of each kind the best, of the kinds the second. */
  readonly likeness: number;
}

/**
 * `drop`: words that say nothing in a class's name. Classes without behaviour, exceptions and records have a likeness of 0,
 * as have factories that turn something else into an instance; a `minLikeness` of 0 lets in every class made in two ways.
 */
export function factoryConcepts(
  factories: readonly Factory[],
  drop: ReadonlySet<string>,
  minLikeness: number,
): FactoryConcept[] {
  const ways = new Map<DefinitionFact, { module: Module; found: { factory: Factory; likeness: number }[] }>();
  for (const factory of factories) {
    for (const { module, definition } of factory.makes) {
      const likeness = isService(definition) ? likenessOf(factory, definition, drop) : 0;
      if (likeness < minLikeness) continue;
      const known = ways.get(definition);
      if (known === undefined) ways.set(definition, { module, found: [{ factory, likeness }] });
      else known.found.push({ factory, likeness });
    }
  }
  const concepts: FactoryConcept[] = [];
  for (const [definition, { module, found }] of ways) {
    const best = new Map<string, number>();
    for (const { factory, likeness } of found) {
      best.set(factory.pattern, Math.max(likeness, best.get(factory.pattern) ?? 0));
    }
    if (best.size < 2) continue;
    const likeness = [...best.values()].sort((a, b) => b - a)[1]!;
    concepts.push({ module, definition, factories: found.map(({ factory }) => factory), likeness });
  }
  return concepts;
}

/** Errors, records and values are made wherever one is needed; what matters is who hands out a thing that works. */
function isService(definition: DefinitionFact): boolean {
  if (definition.abstract || definition.declared || definition.owner !== '') return false;
  if (definition.decorators.some((each) => records.test(each)) || definition.bases.some((each) => values.test(each))) {
    return false;
  }
  const { members } = definition;
  return (
    !values.test(definition.name) &&
    members.some((each) => each.kind === 'method' && !each.static && !/^__/.test(each.name))
  );
}

const records = /(^|\.)(dataclass|attrs|attr\.s|define|frozen|Entity|ObjectType|InputType|Schema)$/;
const values = /(Error|Exception|Warning|Event|Enum|Dict|Tuple|Dto|DTO|Model|Field|Column|BaseModel|Schema)$/;

const makers = new Set(
  'create make build new get init initialize instance default shared open provide use obtain setup start'.split(' '),
);
const converters = new Set(
  'from to as with of parse copy clone merge combine decode deserialize convert wrap read'.split(' '),
);
const workshops = new Set(['factory', 'builder', 'provider', 'creator', 'pool', 'registry', 'container', 'locator']);

/** How far the factory's name names the class, 0 to 1; 0 where it is no way that is meant for callers. */
function likenessOf(factory: Factory, definition: DefinitionFact, drop: ReadonlySet<string>): number {
  const { pattern, symbol } = factory;
  const [own, owner] = split(symbol);
  const words = wordsOf(own);
  const wanted = wordsOf(definition.name).filter((word) => !drop.has(word));
  // `parser`, `context`: one word is too little to say that the one thing is called after the other.
  if (wanted.length < 2) return 0;
  const named = () => shareOf(wanted, words);
  switch (pattern) {
    case 'function':
      return isWay(words, wanted) ? named() : 0;
    case 'singleton':
      if (factory.made !== undefined) {
        if (factory.made.kind === 'constructor') return 0;
        return owner === definition.name ? 1 : named();
      }
      if (owner !== '') return owner === definition.name ? 1 : 0;
      return words.every((word) => wanted.includes(word) || fillers.has(word)) || isRun(words, wanted) ? named() : 0;
    case 'static':
      if (!isWay(words, wanted)) return 0;
      return owner === definition.name ? 1 : named();
    case 'class': {
      const whose = wordsOf(owner);
      return isWay(words, wanted) && workshops.has(whose.at(-1)!) ? shareOf(wanted, [...whose, ...words]) : 0;
    }
    default:
      return 0;
  }
}

const fillers = new Set(['default', 'shared', 'global', 'instance', 'the', 'main']);

/** Whether the name speaks of handing out, or is called after what is handed out, and not of turning something else into it. */
function isWay(words: readonly string[], wanted: readonly string[]): boolean {
  if (words.some((word) => converters.has(word))) return false;
  return (
    makers.has(words[0]!) ||
    (wanted.includes(words[0]!) && wanted.every((word) => words.includes(word))) ||
    isRun(words, wanted)
  );
}

/** Whether the name is the class's, with its words run together or apart in another way: `webhook_service`, `WebHookService`. */
function isRun(words: readonly string[], wanted: readonly string[]): boolean {
  return words.filter((word) => !fillers.has(word)).join('') === wanted.join('');
}

/** The share of the class's words that stand in the name; none where the last one, which says what it is, is missing. */
function shareOf(wanted: readonly string[], words: readonly string[]): number {
  if (wanted.length > 0 && words.join('').endsWith(wanted.join(''))) return 1;
  if (wanted.length === 0 || !words.includes(wanted.at(-1)!)) return 0;
  return wanted.filter((word) => words.includes(word)).length / wanted.length;
}

function split(symbol: string): [own: string, owner: string] {
  const dot = symbol.lastIndexOf('.');
  return [symbol.slice(dot + 1), symbol.slice(0, Math.max(dot, 0))];
}
