// By which module paths importers reach a definition, and which of them is wanted.
import { baseNameOf, comparePaths, directoryOf, isInside, isPythonPackage, type Path } from '../text/paths';
import { isFoundByName } from './entry-points';
import { family, Reads } from './incremental/derived';
import type { Contribution, Grouping } from './incremental/grouping';
import { type Units, unitsOfSeveral } from './incremental/units';
import { localNamesOf } from './local-names';
import type { Graph, Module } from './model';
import { OwnBarrels } from './own-barrels';
import { reachesPackage } from './package-use';
import { Reach } from './reach';
import { isRelative } from './resolve-typescript';
import type { Home } from './symbols';
import { type Usage, usagesOf } from './usages';

/** One way to a definition, as importers write it. */
export interface ImportPath {
  readonly name: string;
  readonly target: Module;
  readonly usages: readonly Usage[];
}

/** A definition that importers of one package reach by several paths. */
export interface Split {
  /** `path#name` of the definition. */
  readonly key: string;
  readonly home: Home;
  readonly paths: readonly ImportPath[];
  readonly wanted: ImportPath;
  /** Imports by other paths that could as well come by the wanted one. */
  readonly astray: readonly { readonly usage: Usage; readonly path: ImportPath }[];
}

export interface SplitOptions {
  /** Barrels are paths like any other, and importers of all packages are compared with each other. */
  readonly strict: boolean;
  readonly isTest: (path: Path) => boolean;
  readonly isShim: (module: Module) => boolean;
}

interface Candidate {
  readonly key: string;
  readonly home: Home;
  /** The package whose imports these are; empty where they are not told apart. */
  readonly scope: Path;
  readonly paths: readonly ImportPath[];
}

/**
 * Every definition reached by two paths within one package. Packages are told apart since each has its own view of the
 * others: what one may import would close a circle for another.
 */
export class Splits {
  private readonly several: Units<string>;
  private readonly candidates: (key: string) => readonly Candidate[];
  private readonly votes: Votes;
  private readonly barrels: OwnBarrels;
  private readonly reach: Reach;

  constructor(
    private readonly graph: Graph,
    private readonly options: SplitOptions,
  ) {
    this.barrels = new OwnBarrels(graph);
    this.reach = new Reach(graph);
    this.several = unitsOfSeveral(usagesOf(graph), isWrittenInSeveralWays);
    this.candidates = family((key: string) => this.candidatesOf(key), { reads: Reads.structure | Reads.uses });
    this.votes = new Votes(graph, this.several, this.candidates, options.isShim);
  }

  /** Keys of the definitions that are imported in more than one way. */
  units(): Units<string> {
    return this.several;
  }

  /** Of one definition, by its key among the usages. */
  of(definition: string): Split[] {
    return this.candidates(definition).flatMap((candidate) => this.splitOf(candidate));
  }

  private candidatesOf(key: string): Candidate[] {
    const { graph, options, barrels } = this;
    const usages = usagesOf(graph).get(key);
    if (usages.length < 2) return [];
    const reached = usages.filter((usage) => usage.module !== usage.home.module && !passesOn(usage));
    return [...byPackage(graph, reached, options.strict)].flatMap(([scope, group]) => {
      const paths = pathsOf(between(group), (usage) => !options.strict && barrels.isFreeTo(usage, options.isTest));
      return paths.length > 1 ? [{ key, home: group[0]!.home, scope, paths }] : [];
    });
  }

  private splitOf(candidate: Candidate): Split[] {
    const { graph, options, barrels, votes, reach } = this;
    const { key, home, paths } = candidate;
    const used = options.strict ? paths : paths.flatMap((path) => unusual(path, candidate, barrels, votes));
    if (used.length < 2) return [];
    const wanted = choose(candidate, used, votes, options.isShim);
    const astray = used.flatMap((path) => {
      // Imports of a shim are told by legacy-import, which leads to the definition's own module and nowhere else.
      if (path === wanted || (wanted.target !== home.module && options.isShim(path.target))) return [];
      const able = path.usages.filter((usage) => {
        const isMeant = !options.strict && isMeantFor(graph, usage, wanted, options.isTest);
        // Where a module that passes the name on is wanted, a barrel above that one is as good.
        const asWanted = { ...usage, home: { ...home, module: wanted.target } };
        if (!options.strict && barrels.isFreeTo(asWanted, options.isTest)) return false;
        return !isMeant && mayImport(graph, usage.module, wanted, home, reach);
      });
      return able.map((usage) => ({ usage, path }));
    });
    return astray.length === 0 ? [] : [{ key, home, paths, wanted, astray }];
  }
}

function isWrittenInSeveralWays(usages: readonly Usage[]): boolean {
  const { target, specifier } = usages[0]!;
  const isPython = target.facts.language === 'python';
  return usages.some((each) => each.target !== target || (isPython && each.specifier !== specifier));
}

/** Modules that pass the name on are no importers. */
function passesOn({ module, import: index, binding }: Usage): boolean {
  const fact = module.facts.imports[index]!;
  if (fact.form === 're-export' || fact.form === 're-export-all') return true;
  const { local } = fact.bindings[binding]!;
  return (
    isPythonPackage(module.path) || module.facts.exports.some((each) => each.local === local && each.from === undefined)
  );
}

/** Without the modules that others import the name from: those have to import it from somewhere else. */
function between(usages: readonly Usage[]): readonly Usage[] {
  const targets = new Set(usages.map(({ target }) => target));
  return usages.filter(({ module }) => !targets.has(module));
}

function byPackage(graph: Graph, usages: readonly Usage[], strict: boolean): Map<Path, Usage[]> {
  const groups = new Map<Path, Usage[]>();
  for (const usage of usages) {
    const scope = strict ? '' : graph.packageOf(usage.module);
    const group = groups.get(scope);
    if (group === undefined) groups.set(scope, [usage]);
    else group.push(usage);
  }
  return groups;
}

/** Imports that are free to go through a barrel of the definition's own count for the definition's own path. */
function pathsOf(usages: readonly Usage[], isFree: (usage: Usage) => boolean): ImportPath[] {
  const paths = new Map<string, { name: string; target: Module; usages: Usage[] }>();
  const spelled = mostSpelled(usages);
  for (const usage of usages) {
    const end = isFree(usage) ? usage.home.module : usage.target;
    const name = (end === usage.target ? writtenName(usage) : undefined) ?? spelled.get(end) ?? end.name;
    const known = paths.get(name);
    if (known === undefined) paths.set(name, { name, target: end, usages: [usage] });
    else known.usages.push(usage);
  }
  return [...paths.values()];
}

/**
 * Python's absolute imports name the module by the source root that they assume: two roots are two paths. Undefined where
 * an import assumes none, as a relative one.
 */
function writtenName({ module, import: index, target }: Usage): string | undefined {
  const { specifier } = module.facts.imports[index]!;
  const absolute = target.facts.language === 'python' && !specifier.startsWith('.');
  return absolute && module.targets[index] === target ? specifier : undefined;
}

/** Of each module the name by which most imports spell it out. */
function mostSpelled(usages: readonly Usage[]): Map<Module, string> {
  const counts = new Map<Module, Map<string, number>>();
  for (const usage of usages) {
    const name = writtenName(usage);
    if (name === undefined) continue;
    const known = counts.get(usage.target) ?? new Map<string, number>();
    counts.set(usage.target, known.set(name, (known.get(name) ?? 0) + 1));
  }
  const byCount = ([a, x]: [string, number], [b, y]: [string, number]) => y - x || comparePaths(a, b);
  return new Map([...counts].map(([target, names]) => [target, [...names].sort(byCount)[0]![0]]));
}

/**
 * How often the importers of a package go by each module that passes names on, and how often past it: counted over all
 * definitions that are reached both ways, so that one module is not wanted for one name and shunned for the next.
 */
class Votes {
  private readonly counts: Grouping<string, Vote>;
  private readonly sums: (key: string) => Vote;

  constructor(
    graph: Graph,
    units: Units<string>,
    candidates: (key: string) => readonly Candidate[],
    private readonly isShim: (module: Module) => boolean,
  ) {
    const collect = (definition: string) => candidates(definition).flatMap((each) => this.cast(each));
    const reads = Reads.structure | Reads.uses;
    this.counts = graph.derivations.ofKeys(units, { collect, same: isSameVote, reads });
    this.sums = family((at: string) => sumOf(this.counts.get(at)), { same: isSameVote });
  }

  private cast(candidate: Candidate): Contribution<Vote>[] {
    return candidate.paths.flatMap(({ target, usages }): Contribution<Vote>[] => {
      if (target === candidate.home.module) return [];
      const near = ({ module }: Usage) => isInside(module.path, directoryOf(target.path));
      const past = this.own(candidate);
      const vote = {
        through: usages.length,
        past: past.length,
        nearThrough: usages.filter(near).length,
        nearPast: past.filter(near).length,
      };
      return [[key(candidate, target), vote]];
    });
  }

  /** Whether it is gone by more often than past, and that many times as often. */
  prefer(candidate: Candidate, target: Module, times: number): boolean {
    const { through, past } = this.sums(key(candidate, target));
    return through > past && through >= times * past;
  }

  /** Whether a folder has a module of its own through which it gets names from elsewhere. */
  isHabit(candidate: Candidate, target: Module): boolean {
    const { nearThrough: near, nearPast } = this.sums(key(candidate, target));
    return near >= fewest && near >= 2 * nearPast;
  }

  of(candidate: Candidate, target: Module): number {
    return this.sums(key(candidate, target)).through;
  }

  /** What comes through a shim is to lead to the definition's own module, so it speaks for that path. */
  private own({ paths, home }: Candidate): Usage[] {
    const counted = paths.filter(({ target }) => target === home.module || this.isShim(target));
    return counted.flatMap(({ usages }) => usages);
  }
}

/** Imports that make a habit. */
const fewest = 3;

function key({ scope }: Candidate, target: Module): string {
  return `${scope}\0${target.path}`;
}

interface Vote {
  readonly through: number;
  readonly past: number;
  /** The same for importers in the folder of the module that passes names on. */
  readonly nearThrough: number;
  readonly nearPast: number;
}

function isSameVote(a: Vote, b: Vote): boolean {
  return a.through === b.through && a.past === b.past && a.nearThrough === b.nearThrough && a.nearPast === b.nearPast;
}

function sumOf(votes: readonly Vote[]): Vote {
  const sum = { through: 0, past: 0, nearThrough: 0, nearPast: 0 };
  for (const vote of votes) {
    sum.through += vote.through;
    sum.past += vote.past;
    sum.nearThrough += vote.nearThrough;
    sum.nearPast += vote.nearPast;
  }
  return sum;
}

/**
 * The path without imports that are how their surroundings do it: through their own barrel where most of the package do,
 * or nobody goes another way; through what their folder has for it; through a module that most go by, though not clearly
 * most, or though it does not mean to pass anything on.
 */
function unusual(path: ImportPath, candidate: Candidate, barrels: OwnBarrels, votes: Votes): ImportPath[] {
  const { target } = path;
  const { home, paths } = candidate;
  if (target === home.module) return [path];
  const isPreferred = votes.prefer(candidate, target, 1);
  if (barrels.isOwn(target, home)) {
    const isOnly = !paths.some(({ usages }) => usages.some((usage) => usage.target === home.module));
    return isPreferred || isOnly ? [] : [path];
  }
  const isOffered = offers(target, path.usages[0]!.name);
  if (isPreferred && !(isOffered && votes.prefer(candidate, target, 2))) return [];
  if (!isOffered || !votes.isHabit(candidate, target)) return [path];
  const usages = path.usages.filter(({ module }) => !isInside(module.path, directoryOf(target.path)));
  return usages.length === 0 ? [] : [{ ...path, usages }];
}

function choose(
  candidate: Candidate,
  paths: readonly ImportPath[],
  votes: Votes,
  isShim: (module: Module) => boolean,
): ImportPath {
  const { home } = candidate;
  const byUse = [...paths].sort((a, b) => b.usages.length - a.usages.length || comparePaths(a.name, b.name));
  const own = byUse.find(({ target }) => target === home.module);
  if (own !== undefined && home.definition?.markers.canonical === true) return own;
  const others = byUse.filter(({ target, usages }) => {
    return target !== home.module && !isShim(target) && offers(target, usages[0]!.name);
  });
  others.sort((a, b) => votes.of(candidate, b.target) - votes.of(candidate, a.target));
  const first = others[0];
  if (own === undefined) return first ?? byUse[0]!;
  return first !== undefined && votes.prefer(candidate, first.target, 2) ? first : own;
}

/** Whether a module passes a name on by intent: Python's plain `from a import X` is as often there for its own use. */
function offers({ path, facts }: Module, name: string): boolean {
  if (facts.language !== 'python' || isPythonPackage(path) || facts.exports.some((each) => each.name === name))
    return true;
  const bound = localNamesOf(facts).imported(name);
  return bound === undefined || facts.imports[bound.import]!.bindings[bound.binding]!.uses === 0;
}

/** Whether an importer has a reason of its own for the way that it goes. */
function isMeantFor(graph: Graph, usage: Usage, wanted: ImportPath, isTest: (path: Path) => boolean): boolean {
  const { module, target, home } = usage;
  if (isBorder(target) || isOffer(graph, usage)) return true;
  const isChecked = () => isTestOf(module, target) || isReachedInto(usage) || isOwnEntry(graph, usage);
  if (isTest(module.path) && isChecked()) return true;
  // Those beside a definition do not go round by where others, farther off, find it.
  return target === home.module && isNearer(module.path, home.module.path, wanted.target.path);
}

/**
 * What another package offers: the definition's own, or one that is built on it and hands it out. Which of these to
 * depend on is for each importer to choose.
 */
function isOffer(graph: Graph, { module, target, home, import: index }: Usage): boolean {
  const through = graph.packageOf(target);
  const own = graph.packageOf(home.module);
  if (module.facts.language === 'python' || through === graph.packageOf(module) || own === graph.packageOf(module))
    return false;
  return through === own || graph.isPackageEntry(target) || !isRelative(module.facts.imports[index]!.specifier);
}

/**
 * A module that is gone through for more than the names: `'use client'`, or a statement run before what it passes on is
 * used; or one that a framework loads, which only its tests import.
 */
function isBorder(target: Module): boolean {
  const { language, ownStatements, definitions } = target.facts;
  if (language === 'python') return false;
  return isFoundByName(target) || (ownStatements > 0 && definitions.length === 0);
}

/** `manager.test.ts` of `manager.ts`, `test_manager.py` of `manager.py`. */
function isTestOf({ path }: Module, target: Module): boolean {
  const [subject] = baseNameOf(target.path).split('.');
  const name = baseNameOf(path);
  return name.startsWith(`${subject}.`) || name.startsWith(`test_${subject}.`) || name.startsWith(`${subject}_test.`);
}

/** `orders.settings` of a module that has `settings` for its own use: a test replaces what that module sees. */
function isReachedInto({ module, target, import: index, binding, name }: Usage): boolean {
  const { imported, attributes } = module.facts.imports[index]!.bindings[binding]!;
  return imported !== name && attributes.includes(name) && !offers(target, name);
}

/** What a package hands out is tested where it hands it out. */
function isOwnEntry(graph: Graph, { module, target }: Usage): boolean {
  return graph.isPackageEntry(target) && graph.packageOf(target) === graph.packageOf(module);
}

function isNearer(path: Path, a: Path, b: Path): boolean {
  return sharedFolders(path, a) > sharedFolders(path, b);
}

function sharedFolders(a: Path, b: Path): number {
  const [x, y] = [directoryOf(a).split('/'), directoryOf(b).split('/')];
  let count = 0;
  while (count < x.length && count < y.length && x[count] === y[count]) count++;
  return count;
}

/** The module that others import it from cannot import it from itself, nor may what it depends on. */
function mayImport(graph: Graph, module: Module, { target }: ImportPath, home: Home, reach: Reach): boolean {
  if (target === module) return false;
  if (target === home.module) return true;
  const isNear = graph.packageOf(module) === graph.packageOf(target);
  const isOffered = graph.isPackageEntry(target) && !reachesPackage(graph, target, module, undefined);
  return (isNear || isOffered) && !reach.leads(target, module);
}
