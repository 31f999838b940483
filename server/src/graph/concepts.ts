// Definitions that may serve one responsibility: by configured words, or by equal names once filler words are dropped.
import type { DefinitionFact } from '../facts/facts';
import type { Path } from '../text/paths';
import { hasWord, wordsOf } from '../text/words';
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
): { concept: Concept; members: Member[] }[] {
  return settings.concepts.map((concept) => {
    const members: Member[] = [];
    for (const module of graph.modules) {
      if (!concept.within(module.path) || isStub(module.path)) continue;
      for (const definition of module.facts.definitions) {
        if (!concept.kinds.includes(definition.kind) || !isImplementation(module, definition, settings)) continue;
        const words = wordsOf(definition.name);
        if (concept.words.every((word) => hasWord(words, word))) members.push({ module, definition });
      }
    }
    return { concept, members: oncePerName(members) };
  });
}

/** Classes whose names come out equal; groups of two and more, by name. */
export function candidateGroups(graph: Graph, settings: ConceptSettings): { name: string; members: Member[] }[] {
  const drop = new Set(settings.normalize.drop.map((word) => word.toLowerCase()));
  const groups = new Map<string, Member[]>();
  for (const module of graph.modules) {
    if (isStub(module.path) || isMigration(module.path)) continue;
    for (const definition of module.facts.definitions) {
      // A class inside another is named by its owner, and `Migration(migrations.Migration)` by what it is made for.
      if (definition.kind !== 'class' || definition.owner !== '' || !isImplementation(module, definition, settings))
        continue;
      const name = normalise(definition.name, drop, settings.normalize.roles);
      if (definition.bases.some((base) => normalise(base.split('.').at(-1)!, drop, settings.normalize.roles) === name))
        continue;
      const key = `${module.facts.language === 'python'} ${name}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [{ module, definition }]);
      else group.push({ module, definition });
    }
  }
  return [...groups]
    .map(([key, members]) => ({ name: key.slice(key.indexOf(' ') + 1), members: oncePerName(members) }))
    .filter(({ members }) => members.length > 1)
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
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

function isImplementation(module: Module, definition: DefinitionFact, settings: ConceptSettings): boolean {
  if (definition.abstract && definition.kind === 'class') return false;
  if (definition.declared || definition.overload) return false;
  if (settings.includeTests) return true;
  return !settings.isTest(module.path) && !wordsOf(definition.name).some((word) => testDoubles.has(word));
}

const testDoubles = new Set(['mock', 'fake', 'stub', 'dummy', 'spy']);

function isStub(path: Path): boolean {
  return path.endsWith('.pyi') || /\.d\.[cm]?ts$/.test(path);
}

/** A migration is a record of what was done: it may repeat another and is never changed again. */
function isMigration(path: Path): boolean {
  return /(^|\/)migrations\//.test(path);
}

/** Merged declarations and conditional definitions of one name in one file are one member: its first definition. */
function oncePerName(members: readonly Member[]): Member[] {
  const seen = new Set<string>();
  return members.filter(({ module, definition }) => {
    const key = `${module.path}#${definition.owner}.${definition.name}`;
    return !seen.has(key) && seen.add(key);
  });
}
