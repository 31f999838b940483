// What a configuration says that the code does not bear out: places that are not there, patterns that match nothing,
// two canonical places for one thing. The configuration stays in force; people are told where it is wrong.
import { configuredGroups } from '../graph/concepts';
import type { Graph, Module } from '../graph/model';
import { homeOf } from '../graph/symbols';
import type { Concept, RuleContext } from '../rules/rule';
import { compileGlobs } from '../text/globs';
import { closestName } from './closest-name';
import type { Configuration } from './configuration-data';
import { type KeyPath, keyText } from './configuration-problem';
import { quoted } from './configuration-words';
import type { Fault } from './schema-validator';
import type { Settings } from './settings';

/** In the order of the configuration's keys: concepts, canonical imports, layers. */
export function contradictions(graph: Graph, settings: Settings): Fault[] {
  const { configuration } = settings;
  if (graph.modules.length === 0) return [];
  return [
    ...ofConcepts(graph, configuration, settings.ruleContext('duplicate-definition')),
    ...ofCanonicalImports(graph, configuration),
    ...ofPatterns(graph, configuration),
  ];
}

function ofConcepts(graph: Graph, { concepts = [] }: Configuration, context: RuleContext): Fault[] {
  const faults: Fault[] = [];
  if (concepts.every(({ canonical }) => canonical === undefined)) return faults;
  const members = configuredGroups<Concept>(graph, context).map((group) => group.members);
  concepts.forEach(({ name, canonical }, index) => {
    if (canonical === undefined) return;
    const path = ['concepts', index, 'canonical'];
    const tell = (message: string) => faults.push(fault(path, message));
    const place = placeNamed(graph, canonical);
    if (typeof place === 'string') {
      tell(`${quoted(canonical)} cannot be the canonical place of ${quoted(name)}: ${place}`);
      return;
    }
    const { module, symbol } = place;
    const isThere = (each: (typeof members)[number][number]) =>
      each.module === module && symbol === nameOf(each.definition);
    if (!members[index]!.some(isThere)) {
      tell(
        `${quoted(canonical)} is none of the definitions that ${quoted(name)} stands for, by its "words", "kinds" and "within". ` +
          'Widen those until they include it, or name another canonical place.',
      );
    }
    const other = concepts.findIndex((each, at) => {
      const differs = each.canonical !== undefined && at !== index && !sameText(graph, each.canonical, canonical);
      return differs && members[at]!.some(isThere);
    });
    if (other >= 0) {
      tell(
        `${quoted(canonical)} is canonical for ${quoted(name)}, but it is also an implementation of ${quoted(concepts[other]!.name)}, whose ` +
          `canonical place is ${quoted(concepts[other]!.canonical!)}. Let the "words" or "within" of one leave the other's out, or give both one canonical place.`,
      );
    }
    if (context.isLegacy(module.path)) {
      tell(
        `${quoted(canonical)} is canonical for ${quoted(name)}, but lies in a path that "legacy" tells people to leave. Take one of the two back.`,
      );
    }
    const moved = context.canonicalImports.find(({ from }) => from !== '' && graph.moduleNamed(from) === module);
    if (moved !== undefined) {
      tell(
        `${quoted(canonical)} is canonical for ${quoted(name)}, but "canonicalImports" sends imports of ${quoted(moved.from)} to ${quoted(moved.to)}. Take one of the two back.`,
      );
    }
  });
  return faults;
}

function ofCanonicalImports(graph: Graph, { canonicalImports = [] }: Configuration): Fault[] {
  return canonicalImports.flatMap(({ to, rename = {} }, index): Fault[] => {
    const path: KeyPath = ['canonicalImports', index];
    const [name, symbol] = to.split('#');
    const module = graph.moduleNamed(name!);
    if (module === undefined) {
      if (!belongsHere(graph, name!)) return [];
      return [fault([...path, 'to'], `${quoted(to)} cannot be where imports should lead: ${noModule(graph, name!)}`)];
    }
    const missing = symbol === undefined || offers(graph, module, symbol) ? undefined : symbol;
    if (missing !== undefined)
      return [fault([...path, 'to'], `${quoted(to)} cannot be where imports should lead: ${noName(module, missing)}`)];
    return Object.entries(rename).flatMap(([from, wanted]) => {
      if (offers(graph, module, wanted)) return [];
      const message = `${quoted(from)} cannot be renamed to ${quoted(wanted)}: ${noName(module, wanted)}`;
      return [fault([...path, 'rename', from], message)];
    });
  });
}

/** A layer or a concept that looks at no file guards nothing, and nobody notices. A `legacy` path that is gone is success. */
function ofPatterns(graph: Graph, { concepts = [], layers = {} }: Configuration): Fault[] {
  const lists: { path: KeyPath; patterns: readonly string[]; loss: string }[] = [
    ...concepts.map(({ name, within }, index) => ({
      path: ['concepts', index, 'within'],
      patterns: within ?? [],
      loss: `so ${quoted(name)} finds nothing there`,
    })),
    ...Object.entries(layers).map(([key, layer]) => ({
      path: ['layers', Array.isArray(layers) ? Number(key) : key, 'files'],
      patterns: typeof layer === 'object' ? layer.files : [],
      loss: `so the layer ${quoted(Array.isArray(layers) ? layers[Number(key)].name : key)} checks nothing there`,
    })),
  ];
  return lists.flatMap(({ path, patterns, loss }) =>
    patterns.flatMap((pattern, index) => {
      const matches = compileGlobs([pattern]);
      if (graph.modules.some((module) => matches(module.path))) return [];
      const where = keyText([...path, index]);
      return [
        fault(
          [...path, index],
          `${where}: the pattern ${quoted(pattern)} matches none of the ${graph.modules.length} modules, ${loss}. Patterns start at the root; correct it, or remove it.`,
        ),
      ];
    }),
  );
}

/** The definition that `path#Symbol` names, or why there is none. */
function placeNamed(graph: Graph, written: string): { module: Module; symbol: string } | string {
  const [name, symbol] = written.split('#') as [string, string];
  const module = graph.moduleNamed(name);
  if (module === undefined) return noModule(graph, name);
  if (module.facts.definitions.some((each) => nameOf(each) === symbol)) return { module, symbol };
  const home = homeOf(graph, module, symbol);
  if (home?.definition === undefined || home.module === module) return noName(module, symbol);
  return `${module.path} only passes it on. It is defined in ${home.module.path}: write ${quoted(`${home.module.path}#${home.name}`)}.`;
}

function sameText(graph: Graph, one: string, other: string): boolean {
  const [first, second] = [placeNamed(graph, one), placeNamed(graph, other)];
  if (typeof first === 'string' || typeof second === 'string') return one === other;
  return first.module === second.module && first.symbol === second.symbol;
}

function offers(graph: Graph, module: Module, name: string): boolean {
  const { facts } = module;
  // What is bound at run time alone is nothing that could be called missing.
  if (facts.dynamicExports || facts.attributeForwards.length > 0) return true;
  if (facts.imports.some(({ bindings }, at) => isStar(bindings) && module.targets[at] === undefined)) return true;
  return (
    homeOf(graph, module, name) !== undefined || facts.exports.some((each) => each.name === name) || binds(module, name)
  );
}

function isStar(bindings: readonly { readonly imported: string; readonly local: string }[]): boolean {
  return bindings.some(({ imported, local }) => imported === '*' && local === '');
}

/** Python hands out whatever a module binds, what it imports from outside included. */
function binds({ facts }: Module, name: string): boolean {
  return (
    facts.language === 'python' && facts.imports.some(({ bindings }) => bindings.some(({ local }) => local === name))
  );
}

/** Whether a name that leads to no module was meant to: a path to a source file, or below a package of the workspace. */
function belongsHere(graph: Graph, name: string): boolean {
  if (/\.([cm]?[jt]sx?|pyi?)$/.test(name)) return true;
  const top = name.split(/[./]/)[0]!;
  return graph.modules.some(({ name: each, path }) => each.startsWith(`${top}.`) || path.startsWith(`${top}/`));
}

function noModule(graph: Graph, name: string): string {
  const isPath = name.includes('/') || /\.([cm]?[jt]sx?|pyi?)$/.test(name);
  const known = graph.modules.map((module) => (isPath ? module.path : module.name));
  const meant = closestName(name, known);
  const next = meant === undefined ? 'Name it by its path from the root.' : `Did you mean ${quoted(meant)}?`;
  return `there is no module ${quoted(name)}. ${next}`;
}

function noName({ path, facts }: Module, name: string): string {
  const known = facts.definitions.filter(({ kind }) => kind !== 'variable').map(nameOf);
  const meant = closestName(name, known);
  const next =
    meant !== undefined
      ? `Did you mean ${quoted(meant)}?`
      : known.length === 0
        ? 'It defines no class or function.'
        : `It defines ${known.slice(0, 5).map(quoted).join(', ')}${known.length > 5 ? ', …' : ''}.`;
  return `${path} has no ${quoted(name)}. ${next}`;
}

function nameOf({ owner, name }: { readonly owner: string; readonly name: string }): string {
  return owner === '' ? name : `${owner}.${name}`;
}

function fault(path: KeyPath, message: string): Fault {
  return { path, on: 'value', message };
}
