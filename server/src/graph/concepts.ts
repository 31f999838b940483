// Definitions that may serve one responsibility: by configured words, or by equal names once filler words are dropped.
import type { DefinitionFact } from '../facts/facts';
import type { Path } from '../text/paths';
import { hasWord, wordsOf } from '../text/words';
import { perGraph } from './incremental/derivations';
import { Reads } from './incremental/derived';
import type { Contribution, Grouping } from './incremental/grouping';
import type { Graph, Module } from './model';

export interface Member {
  readonly module: Module;
  readonly definition: DefinitionFact;
}

export interface ConceptSettings<Concept extends ConfiguredConcept = ConfiguredConcept> {
  readonly concepts: readonly Concept[];
  readonly normalize: { readonly drop: readonly string[]; readonly roles: readonly string[] };
  readonly isTest: (path: Path) => boolean;
  readonly includeTests: boolean;
}

export interface ConfiguredConcept {
  readonly words: readonly string[];
  readonly kinds: readonly string[];
  readonly within: (path: Path) => boolean;
}

/** The implementations of each configured concept, by path and position. */
export function configuredGroups<Concept extends ConfiguredConcept>(
  graph: Graph,
  settings: ConceptSettings<Concept>,
): { concept: Concept; members: readonly Member[] }[] {
  return settings.concepts.map((concept, index) => ({ concept, members: membersOf(graph, settings, index) }));
}

/** The implementations of one of the configured concepts. */
export function membersOf(graph: Graph, settings: ConceptSettings, index: number): readonly Member[] {
  return configuredMembers(graph, settings).get(`${index}`);
}

const groupings = perGraph(() => new WeakMap<object, Grouping<Module, Member>>());

function configuredMembers(graph: Graph, settings: ConceptSettings): Grouping<Module, Member> {
  let grouping = groupings(graph).get(settings.concepts);
  if (grouping === undefined) {
    const collect = (module: Module) => configuredIn(module, settings);
    grouping = graph.derivations.ofModules({ collect, same: isSameMember, reads: Reads.structure });
    groupings(graph).set(settings.concepts, grouping);
  }
  return grouping;
}

function configuredIn(module: Module, settings: ConceptSettings): Contribution<Member>[] {
  if (settings.concepts.length === 0 || isStub(module.path) || !isAsked(module, settings)) return [];
  return settings.concepts.flatMap((concept, index) => {
    if (!concept.within(module.path)) return [];
    const own = module.facts.definitions.filter((definition) => {
      if (!concept.kinds.includes(definition.kind) || !isImplementation(definition, settings)) return false;
      const words = wordsOf(definition.name);
      return concept.words.every((word) => hasWord(words, word));
    });
    return oncePerName(module, own).map((member): Contribution<Member> => [`${index}`, member]);
  });
}

/** Classes by language and by what their names come out as, `python manager`: those of one key may serve one thing. */
export function candidates(graph: Graph, settings: ConceptSettings): Grouping<Module, Member> {
  const drop = new Set(settings.normalize.drop.map((word) => word.toLowerCase()));
  const { roles } = settings.normalize;
  const collect = (module: Module): Contribution<Member>[] => {
    // A class inside another is named by its owner, and `Migration(migrations.Migration)` by what it is made for.
    const classes = module.facts.definitions.filter(({ kind, owner }) => kind === 'class' && owner === '');
    if (classes.length === 0 || isStub(module.path) || isMigration(module) || !isAsked(module, settings)) return [];
    const language = module.facts.language === 'python' ? 'python' : 'javascript';
    const found = new Map<string, DefinitionFact[]>();
    for (const definition of classes) {
      if (!isImplementation(definition, settings)) continue;
      const name = normalise(definition.name, drop, roles);
      if (definition.bases.some((base) => normalise(base.split('.').at(-1)!, drop, roles) === name)) continue;
      const key = `${language} ${name}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, [definition]);
      else known.push(definition);
    }
    return [...found].flatMap(([key, own]) =>
      oncePerName(module, own).map((member): Contribution<Member> => [key, member]),
    );
  };
  return graph.derivations.ofModules({ collect, same: isSameMember, reads: Reads.structure });
}

function isSameMember(a: Member, b: Member): boolean {
  return a.definition === b.definition;
}

/**
 * The words of a name without fillers, joined; the whole name's where nothing else is left. Where one version (`v1`) is
 * dropped all are. Plain numbers stay: `Sha1` and `Sha256` are two things, and so are `IPv4` and `IPv6`.
 */
export function normalise(name: string, drop: ReadonlySet<string>, roles: readonly string[]): string {
  const words = wordsOf(name);
  const isFiller = (word: string, at: number) =>
    /^v\d+$/.test(word) ? (drop.has('v1') || drop.has(word)) && words[at - 1] !== 'ip' : drop.has(word);
  const kept = words.filter((word, at) => !isFiller(word, at));
  const rest = kept.length > 0 ? kept : words;
  const last = rest.at(-1);
  const role = roles.find((each) => each.toLowerCase() === last);
  return role === undefined ? rest.join(' ') : last!;
}

/** Whether what a module defines may be one of several implementations: what stands in for others in tests is none. */
function isAsked({ path }: Module, { includeTests, isTest }: ConceptSettings): boolean {
  return includeTests || !(isTest(path) || standsIn(path));
}

function isImplementation(definition: DefinitionFact, { includeTests }: ConceptSettings): boolean {
  if (definition.abstract && definition.kind === 'class') return false;
  if (definition.declared || definition.overload) return false;
  return includeTests || !standsIn(definition.name);
}

/** By the name of a definition, or a path. */
function standsIn(name: string): boolean {
  return nearlyTestDouble.test(name) && wordsOf(name).some((word) => testDoubles.has(word));
}

const testDoubles = new Set(['mock', 'mocks', 'fake', 'fakes', 'stub', 'stubs', 'dummy', 'dummies', 'spy', 'spies']);
/** Few names come near: the others are not split into words for this. */
const nearlyTestDouble = new RegExp([...testDoubles].join('|'), 'i');

/** What declares or is made from another file. */
function isStub(path: Path): boolean {
  return path.endsWith('.pyi') || /\.(d\.[cm]?ts|min\.[cm]?js)$/.test(path);
}

/**
 * A migration is a record of what was done: it may repeat another, or what it once took from the program, and is never
 * changed again. Alembic's lie where its configuration says, and each tells which one it follows.
 */
function isMigration({ path, facts }: Module): boolean {
  return /(^|\/)migrations\//.test(path) || facts.definitions.some(isAlembicsPredecessor);
}

function isAlembicsPredecessor({ name, kind, owner }: DefinitionFact): boolean {
  return name === 'down_revision' && kind === 'variable' && owner === '';
}

/** Merged declarations and conditional definitions of one name in one file are one member: its first definition. */
function oncePerName(module: Module, definitions: readonly DefinitionFact[]): Member[] {
  const seen = new Set<string>();
  const first = definitions.filter(({ owner, name }) => !seen.has(`${owner}.${name}`) && seen.add(`${owner}.${name}`));
  return first.map((definition) => ({ module, definition }));
}
