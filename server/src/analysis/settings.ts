// The configuration in force, with every default filled in and every pattern compiled: what rules and reports ask.
import type { CanonicalImport, Concept, Json, Layers, Level, RuleContext, RuleId } from '../rules/rule';
import { compileGlobs, type PathMatcher } from '../text/globs';
import { type Path, resolvePath } from '../text/paths';
import type { Configuration, WrittenLevel } from './configuration-data';
import { type DescribedRule, defaults } from './configuration-schema';
import type { ReportedRule } from './report';
import { isTestFile } from './test-files';

export interface Settings {
  /** What it was made from; for laying an editor's settings over it. */
  readonly configuration: Configuration;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Whether `include` and `exclude` let a file be analysed. Ignored files are discovery's matter. */
  readonly isIncluded: PathMatcher;
  /** Python import roots, longest first; `undefined`: infer them. */
  readonly sourceRoots: readonly Path[] | undefined;
  /** Whether findings in test files are reported. */
  readonly includeTests: boolean;
  readonly isTest: PathMatcher;
  /** Root-relative; read when it exists. */
  readonly baseline: Path;
  /** What a rule is given; the same object each time. */
  ruleContext(rule: RuleId): RuleContext;
  /** Whether no file can have a finding of the rule, so that it need not run. */
  isOff(rule: ReportedRule): boolean;
  /**
   * The level of a finding. `own` is the level that the rule gave this finding, if any: its `off` stands, else the last
   * override that names the rule and matches the file counts, else the configured level, else `own`, else the default.
   */
  levelOf(rule: ReportedRule, file: Path, own: Level | undefined): Level;
}

export function defaultSettings(rules: readonly DescribedRule[]): Settings {
  return settingsOf({}, rules);
}

/** Takes a configuration without faults (see `parseConfiguration`). */
export function settingsOf(configuration: Configuration, rules: readonly DescribedRule[]): Settings {
  const { include = defaults.include, exclude = defaults.exclude, sourceRoots, normalize, tests } = configuration;
  const included = compileGlobs(include);
  const excluded = compileGlobs(exclude);
  const shared: Omit<RuleContext, 'options'> = {
    concepts: (configuration.concepts ?? []).map(conceptOf),
    normalize: { drop: normalize?.drop ?? defaults.drop, roles: normalize?.roles ?? defaults.roles },
    canonicalImports: (configuration.canonicalImports ?? []).map(canonicalImportOf),
    isLegacy: compileGlobs(configuration.legacy ?? []),
    isTest: remembered(isTestFile),
    includeTests: tests === 'include',
    layers: configuration.layers && layersOf(configuration.layers),
    contextNames: configuration.contextNames ?? defaults.contextNames,
  };
  const contexts = new Map<RuleId, RuleContext>();
  return {
    configuration,
    include,
    exclude,
    isIncluded: (path) => included(path) && !excluded(path),
    sourceRoots: sourceRoots && rootsOf(sourceRoots),
    includeTests: (tests ?? defaults.tests) === 'include',
    isTest: shared.isTest,
    baseline: resolvePath('', configuration.baseline ?? defaults.baseline) ?? defaults.baseline,
    ruleContext(rule) {
      const context = contexts.get(rule) ?? { ...shared, options: optionsOf(configuration, rules, rule) };
      contexts.set(rule, context);
      return context;
    },
    ...levelsOf(configuration, rules),
  };
}

function levelsOf(configuration: Configuration, rules: readonly DescribedRule[]): Pick<Settings, 'isOff' | 'levelOf'> {
  const own = new Map<ReportedRule, Level>(rules.map(({ meta }) => [meta.id, meta.severity]));
  const configured = new Map<string, Level>();
  for (const [rule, written] of Object.entries(configuration.rules ?? {})) {
    configured.set(rule, levelNamed(typeof written === 'string' ? written : written[0]));
  }
  const overrides = (configuration.overrides ?? []).map(({ files, rules }) => ({
    matches: compileGlobs(files),
    rules,
  }));
  overrides.reverse();
  return {
    isOff: (rule) => configured.get(rule) === 'off' && !overrides.some(({ rules }) => (rules[rule] ?? 'off') !== 'off'),
    levelOf(rule, file, given) {
      if (given === 'off') return 'off';
      for (const override of overrides) {
        const level = override.rules[rule];
        if (level !== undefined && override.matches(file)) return levelNamed(level);
      }
      return configured.get(rule) ?? given ?? own.get(rule) ?? 'warning';
    },
  };
}

function levelNamed(written: WrittenLevel): Level {
  return written === 'information' ? 'info' : written;
}

function optionsOf(configuration: Configuration, rules: readonly DescribedRule[], id: RuleId): Record<string, Json> {
  const described = rules.find(({ meta }) => meta.id === id)?.meta.options ?? {};
  const written = configuration.rules?.[id];
  const given = typeof written === 'string' ? undefined : written?.[1];
  const values = Object.entries(described).map(([name, option]) => [name, given?.[name] ?? option.default] as const);
  return Object.fromEntries(values);
}

function conceptOf(written: NonNullable<Configuration['concepts']>[number]): Concept {
  const { name, words, kinds = defaults.kinds, within = defaults.within, canonical, factory } = written;
  return { name, words, kinds, within: compileGlobs(within), canonical, factory };
}

function canonicalImportOf(written: NonNullable<Configuration['canonicalImports']>[number]): CanonicalImport {
  return { from: written.from, to: written.to, rename: written.rename ?? {} };
}

function layersOf(written: NonNullable<Configuration['layers']>): Layers {
  if (isList(written)) {
    const names = written.map(({ name }) => name);
    const layers = written.map(({ name, files }, index) => {
      return { name, files: compileGlobs(files), mayImport: names.slice(index + 1) };
    });
    return { exhaustive: false, layers };
  }
  const layers = Object.entries(written).flatMap(([name, layer]) => {
    if (typeof layer !== 'object') return [];
    return [{ name, files: compileGlobs(layer.files), mayImport: layer.mayImport ?? [] }];
  });
  return { exhaustive: written.exhaustive === true, layers };
}

/** `Array.isArray` does not tell a readonly array from a map. */
function isList<T, U>(value: readonly T[] | U): value is readonly T[] {
  return Array.isArray(value);
}

function rootsOf(written: readonly string[]): Path[] {
  const roots = new Set(written.map((root) => resolvePath('', root) ?? ''));
  return [...roots].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** Rules ask once per definition; a module has many. */
function remembered(matches: PathMatcher): PathMatcher {
  const known = new Map<Path, boolean>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const result = matches(path);
    known.set(path, result);
    return result;
  };
}
