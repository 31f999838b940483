// The rule contract: what a rule is given, what it returns, what its page says.
import type { Units } from '../graph/incremental/units';
import type { Graph } from '../graph/model';
import type { PathMatcher } from '../text/globs';
import type { Path } from '../text/paths';
import type { Span } from '../text/span';

export const ruleIds = [
  'duplicate-definition',
  'compatibility-shim',
  'mixed-factories',
  'split-import-path',
  'import-cycle',
  'legacy-import',
  'import-order',
  'shared-state',
  'layer-violation',
] as const;

export type RuleId = (typeof ruleIds)[number];
export type Severity = 'error' | 'warning' | 'info';
export type Level = Severity | 'off';
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A rule is a pure function of the graph and its settings: same input, same output. */
export interface Rule {
  readonly meta: RuleMeta;
  /** What it looks at, each thing by itself: called once for a state of files and settings, not for each change of a text. */
  inspect(graph: Graph, context: RuleContext): readonly Inspection[];
}

export interface Inspection {
  readonly units: Units<unknown>;
  /** What is wrong with one of them. Asked again only when something has changed that was read the last time. */
  judge(unit: unknown): RuleResult;
}

export function inspection<Unit>(units: Units<Unit>, judge: (unit: Unit) => RuleResult): Inspection {
  return { units: units as Units<unknown>, judge: judge as (unit: unknown) => RuleResult };
}

/** Findings of one unit, with the group of each. */
export function resultOf(
  found: readonly { readonly finding: Finding; readonly title: string; readonly data?: Group['data'] }[],
): RuleResult {
  if (found.length === 0) return nothing;
  const groups = found.map(({ finding: { group: key }, title, data = {} }) => ({ key, title, data }));
  return { findings: found.map(({ finding }) => finding), groups };
}

export const nothing: RuleResult = { findings: [], groups: [] };

/** Everything that a rule finds, each group once. */
export function check(rule: Rule, graph: Graph, context: RuleContext): RuleResult {
  const results = rule.inspect(graph, context).flatMap(({ units, judge }) => [...units.all()].map(judge));
  const groups = new Map(results.flatMap((each) => each.groups.map((group) => [group.key, group])));
  return { findings: results.flatMap(({ findings }) => findings), groups: [...groups.values()] };
}

export interface RuleMeta {
  readonly id: RuleId;
  /** One sentence, present tense: what it reports. */
  readonly what: string;
  readonly why: string;
  readonly whatToDo: string;
  readonly fixSafety: string;
  /** How it is computed, for the page. */
  readonly how: string;
  readonly severity: Level;
  /** Samples are files with `//- /path` headers; `bad` yields at least one finding of this rule, `good` none. */
  readonly samples: Readonly<Record<'typescript' | 'python', { readonly bad: string; readonly good: string }>>;
  /** JSON Schema of the options object; each property has `description` and `default`. */
  readonly options: { readonly [name: string]: OptionSchema };
}

export interface OptionSchema {
  readonly type: 'number' | 'string' | 'boolean' | 'array';
  readonly description: string;
  readonly default: Json;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: { readonly type: 'string' };
}

export interface RuleContext {
  /** The rule's options with the defaults of `meta.options` filled in. */
  readonly options: Readonly<Record<string, Json>>;
  readonly concepts: readonly Concept[];
  readonly normalize: { readonly drop: readonly string[]; readonly roles: readonly string[] };
  readonly canonicalImports: readonly CanonicalImport[];
  /** Paths configured as `legacy`. */
  readonly isLegacy: PathMatcher;
  readonly isTest: PathMatcher;
  /** Whether definitions in test files and test doubles count as implementations: `tests` is written as `include`. */
  readonly includeTests: boolean;
  readonly layers: Layers | undefined;
  readonly contextNames: readonly string[];
}

export interface Concept {
  readonly name: string;
  readonly words: readonly string[];
  readonly kinds: readonly ('class' | 'function' | 'interface')[];
  readonly within: PathMatcher;
  /** `path#Symbol` or `module.name#Symbol`, as configured. */
  readonly canonical: string | undefined;
  readonly factory: 'function' | 'static' | 'class' | 'singleton' | 'alias' | undefined;
}

export interface CanonicalImport {
  /** A module (path or language name), or `module#Symbol`. */
  readonly from: string;
  readonly to: string;
  readonly rename: Readonly<Record<string, string>>;
}

export interface Layers {
  readonly exhaustive: boolean;
  /** In configured order. `mayImport` undefined: an ordered list, where each layer may import those after it. */
  readonly layers: readonly {
    readonly name: string;
    readonly files: PathMatcher;
    readonly mayImport: readonly string[];
  }[];
}

export interface RuleResult {
  readonly findings: readonly Finding[];
  readonly groups: readonly Group[];
}

export interface Finding {
  readonly file: Path;
  readonly span: Span;
  /** What is wrong, why it matters here, what to do. */
  readonly message: string;
  /** The rule's own level for this kind of finding, when it differs from `meta.severity`. */
  readonly severity?: Level;
  readonly related: readonly RelatedPlace[];
  /** Key of a group in the same result. */
  readonly group: string;
  readonly data: { readonly [key: string]: Json | undefined };
  readonly fixes: readonly FixRequest[];
  /** What makes this finding the same one after unrelated edits: names and paths, never a position. */
  readonly anchor: string;
  readonly tag?: 'deprecated' | 'unnecessary';
}

export interface RelatedPlace {
  readonly file: Path;
  readonly span: Span;
  readonly message: string;
  /** The one to look at where a list is too long to show; not part of the JSON. */
  readonly telling?: true;
}

/** What all findings of one problem share. `key` is stable: made from names and paths. */
export interface Group {
  readonly key: string;
  readonly title: string;
  readonly data: { readonly [key: string]: Json | undefined };
}

/** Asks a fix of `server/src/fixes` for edits; the arguments are that fix's own. */
export type FixRequest = RewriteImport;

/** Move an import, or some names of it, to another module. */
export interface RewriteImport {
  readonly fix: 'rewrite-import';
  readonly file: Path;
  /** Index into the module's `facts.imports`, or into `facts.strings` when `string` is true. */
  readonly import: number;
  readonly string?: boolean;
  /** Where each imported name lives: by index of binding, or -1 for the whole import. */
  readonly moves: readonly { readonly binding: number; readonly to: ImportTarget }[];
}

export interface ImportTarget {
  /** Target module; its specifier is written in the style of the import that is replaced. */
  readonly path: Path;
  /** Name to import there when it is not the same as now. */
  readonly name?: string;
}
