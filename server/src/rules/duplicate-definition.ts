// Rule duplicate-definition: a second implementation of a concept.
import { type Choice, chooseCanonical, implementationsOf } from '../graph/canonical';
import { candidates, type Member, membersOf } from '../graph/concepts';
import { ancestorsOf } from '../graph/hierarchy';
import { Derived, family } from '../graph/incremental/derived';
import { sameSet } from '../graph/incremental/same';
import { fixedUnits, unitsOfSeveral } from '../graph/incremental/units';
import { type Graph, observe } from '../graph/model';
import { compareShapes, type Likeness } from '../graph/similarity';
import { lineAt } from '../text/line-index';
import type { Path } from '../text/paths';
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

export const duplicateDefinition: Rule = {
  meta: {
    id: 'duplicate-definition',
    what: 'Reports the second and every further implementation of a concept that should have one home.',
    why:
      'Two implementations of one responsibility drift apart: a bug is mended in one, a feature is added to the other, ' +
      'and callers get whichever they happened to import.',
    whatToDo:
      'Choose the canonical implementation, move what only the others can do into it, let their callers import it, and ' +
      'delete the others (or leave a shim for one release). Name it under `concepts` to have it checked for good.',
    fixSafety: 'There is no automatic fix: merging two implementations is a decision.',
    how:
      'Configured concepts: every definition whose name contains all of the words. Otherwise names are split into words, ' +
      'words such as `unified`, `legacy`, `base` or `v2` are dropped, and classes with equal rests are compared by their ' +
      'members: names, parameters, sizes, written types and bodies. What a base of both asks for counts only where the ' +
      'bodies are the same, and few members count little unless their bodies are. Groups that are alike enough are ' +
      'reported. Subclasses, interfaces beside their implementation, overloads, declarations, stubs, migrations and test ' +
      'doubles (`mock`, `fake`, `stub`, `dummy`, `spy` in the name or path) are no duplicates.',
    severity: 'warning',
    samples: {
      typescript: {
        bad: `//- /core/cache.ts
export class SessionCache {
  get(key: string): string | undefined { return this.entries.get(key); }
  set(key: string, value: string): void { this.entries.set(key, value); }
  delete(key: string): void { this.entries.delete(key); }
  private entries = new Map<string, string>();
}
//- /web/cache.ts
export class UnifiedSessionCache {
  get(key: string): string | undefined { return this.entries.get(key); }
  set(key: string, value: string): void { this.entries.set(key, value); }
  delete(key: string): void { this.entries.delete(key); }
  private entries = new Map<string, string>();
}
`,
        good: `//- /core/cache.ts
export class SessionCache {
  get(key: string): string | undefined { return this.entries.get(key); }
  set(key: string, value: string): void { this.entries.set(key, value); }
  private entries = new Map<string, string>();
}
//- /web/cache.ts
import { SessionCache } from '../core/cache';
export class UnifiedSessionCache extends SessionCache {}
`,
      },
      python: {
        bad: `#- /core/cache.py
class SessionCache:
    def get(self, key): return self.entries.get(key)
    def set(self, key, value): self.entries[key] = value
    def delete(self, key): del self.entries[key]
#- /web/cache.py
class UnifiedSessionCache:
    def get(self, key): return self.entries.get(key)
    def set(self, key, value): self.entries[key] = value
    def delete(self, key): del self.entries[key]
`,
        good: `#- /core/cache.py
class SessionCache:
    def get(self, key): return self.entries.get(key)
    def set(self, key, value): self.entries[key] = value
#- /web/cache.py
from core.cache import SessionCache

class UnifiedSessionCache(SessionCache):
    pass
`,
      },
    },
    options: {
      minSimilarity: {
        type: 'number',
        description:
          'How alike definitions must be, 0 to 1; 0 reports every group of two definitions, wherever they stand.',
        default: 0.6,
        minimum: 0,
        maximum: 1,
      },
      minMembers: {
        type: 'number',
        description: 'Definitions with fewer members say too little to be compared; not used when minSimilarity is 0.',
        default: 2,
        minimum: 0,
      },
    },
  },

  inspect(graph: Graph, context: RuleContext): Inspection[] {
    const { concepts } = context;
    const isOpen = openPackages(graph);
    const configured = family((concept: Concept): Reported | undefined => {
      const choice = implementationsOf(graph, membersOf(graph, context, concepts.indexOf(concept)), concept.canonical);
      if (choice.members.length < 2) return undefined;
      return canonise(graph, concept.name, `configured ${concept.name}`, choice.members, choice);
    });
    const told = new Derived(
      () => new Set(concepts.flatMap((each) => configured(each)?.members ?? []).map(({ member }) => member.definition)),
      { same: sameSet },
    );
    const minimum = context.options.minSimilarity as number;
    const minMembers = context.options.minMembers as number;
    const names = candidates(graph, context);
    const judge = (key: string): RuleResult => {
      const members = names.get(key);
      for (const { module } of members) observe(module);
      const fresh = members.filter(({ definition }) => !told.get().has(definition));
      const weighty = minimum === 0 ? fresh : fresh.filter(({ definition }) => definition.members.length >= minMembers);
      const name = key.slice(key.indexOf(' ') + 1);
      return joined(
        clusters(graph, withoutHeirs(graph, weighty), minimum).map((alike) => {
          const group = `inferred ${name} ${alike.map(placeOf).join(' ')}`;
          return reported(graph, isOpen, canonise(graph, name, group, alike, chooseCanonical(graph, alike, undefined)));
        }),
      );
    };
    return [
      inspection(fixedUnits(concepts), (concept) => {
        const found = configured(concept);
        return found === undefined ? nothing : reported(graph, isOpen, found);
      }),
      inspection(unitsOfSeveral(names), judge),
    ];
  },
};

function reported(graph: Graph, isOpen: OpenPackages, concept: Reported): RuleResult {
  return { findings: report(graph, isOpen, concept), groups: [describe(concept)] };
}

function joined(results: readonly RuleResult[]): RuleResult {
  return { findings: results.flatMap((each) => each.findings), groups: results.flatMap((each) => each.groups) };
}

interface Reported {
  readonly concept: string;
  readonly key: string;
  readonly canonical: Member | undefined;
  readonly tie: boolean;
  readonly members: readonly { readonly member: Member; readonly likeness: Likeness }[];
}

/** Leaves out what derives from another member: that is one implementation in layers. */
function withoutHeirs(graph: Graph, members: readonly Member[]): Member[] {
  const all = new Set(members.map((member) => member.definition));
  return members.filter((member) => !ancestorsOf(graph, member).some(({ definition }) => all.has(definition)));
}

/** Members that are alike, directly or through one another (single linkage). */
function clusters(graph: Graph, members: readonly Member[], minimum: number): Member[][] {
  if (members.length < 2) return [];
  if (minimum === 0) return [[...members]];
  const left = new Set(members);
  const found: Member[][] = [];
  for (const first of members) {
    if (!left.delete(first)) continue;
    const cluster = [first];
    for (let at = 0; at < cluster.length; at++) {
      for (const other of left) {
        if (compareShapes(graph, cluster[at]!, other).similarity < minimum) continue;
        left.delete(other);
        cluster.push(other);
      }
    }
    if (cluster.length > 1) found.push(members.filter((member) => cluster.includes(member)));
  }
  return found;
}

function canonise(
  graph: Graph,
  concept: string,
  key: string,
  members: readonly Member[],
  { canonical, tie }: Choice,
): Reported {
  for (const { module } of members) observe(module);
  const likeness = (member: Member) => {
    if (canonical !== undefined) return compareShapes(graph, canonical, member);
    const others = members.filter((each) => each !== member).map((each) => compareShapes(graph, each, member));
    return others.reduce((best, each) => (each.similarity > best.similarity ? each : best));
  };
  return { concept, key, canonical, tie, members: members.map((member) => ({ member, likeness: likeness(member) })) };
}

function describe({ concept, key, canonical, members }: Reported): Group {
  return {
    key,
    title: `${members.length} implementations of ${concept}`,
    data: {
      concept,
      canonical: canonical === undefined ? null : placeOf(canonical),
      implementations: members.map(({ member, likeness }) => ({
        file: member.module.path,
        symbol: symbolOf(member),
        line: lineAt(member.module.facts.lineStarts, member.definition.nameSpan.start),
        similarity: likeness.similarity,
        reason: member === canonical ? 'the canonical implementation' : likeness.reason,
      })),
    },
  };
}

function report(graph: Graph, isOpen: OpenPackages, concept: Reported): Finding[] {
  const { key, canonical, members } = concept;
  const others = members.filter(({ member }) => member !== canonical);
  return others.map(({ member, likeness }) => ({
    file: member.module.path,
    span: member.definition.nameSpan,
    message: message(graph, isOpen, concept, member, likeness),
    related: members
      .filter((each) => each.member !== member)
      .map((each) => ({
        file: each.member.module.path,
        span: each.member.definition.nameSpan,
        message: each.member === canonical ? `canonical: ${symbolOf(each.member)}` : `also: ${symbolOf(each.member)}`,
      })),
    group: key,
    data: { concept: concept.concept, symbol: symbolOf(member), similarity: likeness.similarity },
    fixes: [],
    anchor: `${concept.concept} ${symbolOf(member)}`,
  }));
}

function message(
  graph: Graph,
  isOpen: OpenPackages,
  { concept, canonical, tie, members }: Reported,
  member: Member,
  likeness: Likeness,
): string {
  const what = `${symbolOf(member)}${conditionally(member)} is one of ${members.length} implementations of ${concept}`;
  if (canonical === undefined) {
    const reason = tie
      ? 'none has more importers than the others, so none is taken as canonical'
      : 'none is canonical yet';
    return `${what} (${likeness.reason}); ${reason}. They will drift apart: choose one, mark it @canonical, and move the callers of the others to it.`;
  }
  const told = `${what}: ${likeness.reason}, compared with the canonical ${symbolOf(canonical)} in ${canonical.module.path}. A change to one misses the other`;
  const [own, home] = [graph.packageOf(member.module), graph.packageOf(canonical.module)];
  const isPython = canonical.module.facts.language === 'python';
  if (own === home || isPython || isOpen(home)) return `${told}: move what is missing there and use that one.`;
  return `${told}. ${packageName(own)} cannot import from ${packageName(home)}, which offers nothing to other packages: move the canonical one to a package that both can import, and use it from there.`;
}

function packageName(folder: Path): string {
  return folder === '' ? 'the root package' : folder;
}

type OpenPackages = (folder: Path) => boolean;

/** Whether other packages can import from one: the modules that it offers by its name export something (an application's do not). */
function openPackages(graph: Graph): OpenPackages {
  const entries = graph.modules.filter((module) => graph.isPackageEntry(module));
  return family((folder: Path) => {
    return entries.some((each) => graph.packageOf(each) === folder && each.facts.exports.length > 0);
  });
}

function symbolOf({ definition }: Member): string {
  return definition.owner === '' ? definition.name : `${definition.owner}.${definition.name}`;
}

function placeOf(member: Member): string {
  return `${member.module.path}#${symbolOf(member)}`;
}

/** One finding stands for all the branches that define the name. */
function conditionally({ definition }: Member): string {
  return definition.conditionGroup >= 0 ? ' (defined under conditions)' : '';
}
