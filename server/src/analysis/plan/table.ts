// The rows of a plan: for each rule what was found and what is wanted, as the design's table has them.
import { implementationsOf } from '../../graph/canonical';
import { configuredGroups } from '../../graph/concepts';
import type { Graph } from '../../graph/model';
import type { Concept, RuleId } from '../../rules/rule';
import type { ReportedFinding } from '../report';
import { countsOf, type FoundGroup, recordsOf, textOf, textsOf } from './found-groups';
import type { PlanContext, Row } from './plan';
import { listed, numbered } from './words';

interface TableInput {
  readonly graph: Graph;
  readonly context: PlanContext;
  /** Whether the whole workspace is told of: then a row stands there with its zero, too. */
  readonly whole: boolean;
}

/** `ran`: the rules that have rows, in the order of the table. */
export function rowsOf(groups: readonly FoundGroup[], ran: readonly RuleId[], input: TableInput): Row[] {
  return ran.flatMap((rule) => {
    const own = groups.filter((group) => group.rule === rule);
    return tables[rule](own, input).map((row) => ({ rule, wanted: 0 as const, ...row }));
  });
}

type Cells = Omit<Row, 'rule' | 'wanted'> & { readonly wanted?: 1 };

const tables: Readonly<Record<RuleId, (groups: readonly FoundGroup[], input: TableInput) => Cells[]>> = {
  'duplicate-definition': implementations,
  'compatibility-shim': shims,
  'mixed-factories': factories,
  'split-import-path': splits,
  'import-cycle': cycles,
  'legacy-import': legacyImports,
  'import-order': order,
  'shared-state': state,
  'layer-violation': layers,
};

function implementations(groups: readonly FoundGroup[], { graph, context, whole }: TableInput): Cells[] {
  const rows: Cells[] = [];
  for (const { concept, members } of configuredGroups<Concept>(graph, context)) {
    const group = groups.find((each) => each.group.concept === concept.name);
    if (group === undefined && !whole) continue;
    // A copy that was let pass in code is no longer counted as one.
    const found =
      group === undefined
        ? Math.min(1, implementationsOf(graph, members, concept.canonical).members.length)
        : group.findings.length + (typeof group.group.canonical === 'string' ? 1 : 0);
    const home = textOf(group?.group.canonical);
    const detail = group === undefined ? '' : home === '' ? 'none of them is canonical yet' : `canonical: ${home}`;
    rows.push({ what: `Implementations of ${concept.name}`, found, wanted: 1, detail });
  }
  const inferred = groups.filter((group) => !isConfigured(group, context));
  const copies = inferred.reduce((sum, { findings }) => sum + findings.length, 0);
  const what = rows.length === 0 ? 'Things implemented more than once' : 'Other things implemented more than once';
  return [...rows, { what, found: inferred.length, detail: copies === 0 ? '' : numbered(copies, 'copy', 'copies') }];
}

function shims(groups: readonly FoundGroup[]): Cells[] {
  const found = groups.flatMap(({ findings }) => findings);
  const unused = found.filter(({ data }) => data.importers === 0).length;
  const detail = unused === 0 ? '' : `${unused === found.length ? 'all' : unused} of them imported by nobody`;
  return [{ what: 'Compatibility shims', found: found.length, detail }];
}

function factories(groups: readonly FoundGroup[], { context, whole }: TableInput): Cells[] {
  const rows = context.concepts.flatMap(({ name }): Cells[] => {
    const what = `Kinds of factory of ${name}`;
    const group = groups.find((each) => each.group.concept === name)?.group;
    if (group === undefined) return whole ? [{ what, found: 1, wanted: 1, detail: 'one at most' }] : [];
    const kinds = countsOf(group.patterns);
    const files = new Set(recordsOf(group.factories).map(({ file }) => file)).size;
    const counts = kinds
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([kind, count]) => `${count} ${kind}`);
    return [{ what, found: kinds.length, wanted: 1, detail: `${listed(counts)}, in ${numbered(files, 'file')}` }];
  });
  const inferred = groups.filter((group) => !isConfigured(group, context));
  const what =
    rows.length === 0 ? 'Concepts created in more than one way' : 'Other concepts created in more than one way';
  const odd = inferred.reduce((sum, { findings }) => sum + findings.length, 0);
  return [
    ...rows,
    {
      what,
      found: inferred.length,
      detail: odd === 0 ? '' : `${numbered(odd, 'factory', 'factories')} of another kind`,
    },
  ];
}

function splits(groups: readonly FoundGroup[]): Cells[] {
  const imports = groups.reduce((sum, { findings }) => sum + findings.length, 0);
  const detail = imports === 0 ? '' : `${numbered(imports, 'import')} by another path than the wanted one`;
  return [{ what: 'Definitions imported by more than one path', found: groups.length, detail }];
}

function cycles(groups: readonly FoundGroup[]): Cells[] {
  const modules = new Set(groups.flatMap(({ group }) => textsOf(group.modules)));
  const kinds = (['runtime', 'deferred', 'type'] as const).flatMap((kind) => {
    const own = groups.filter(({ group }) => group.kind === kind);
    const largest = Math.max(...own.map(({ group }) => textsOf(group.modules).length));
    if (own.length === 0) return [];
    const size =
      own.length === 1 ? `of ${numbered(largest, 'module')}` : `the largest of ${numbered(largest, 'module')}`;
    return [`${numbered(own.length, `${kind} component`)} ${own.length === 1 ? size : `(${size})`}`];
  });
  return [{ what: 'Modules on import cycles', found: modules.size, detail: listed(kinds) }];
}

function legacyImports(groups: readonly FoundGroup[]): Cells[] {
  const found = groups.flatMap(({ findings }) => findings);
  const files = new Set(found.map(({ file }) => file)).size;
  const fixable = found.filter(({ fixes }) => fixes.length > 0).length;
  const detail =
    found.length === 0
      ? ''
      : `${numbered(found.length, 'import')} of ${numbered(groups.length, 'path')}, ${fixable} with a fix`;
  return [{ what: 'Files that import legacy paths', found: files, detail }];
}

const orderKinds: readonly (readonly [string, string, string])[] = [
  ['a', 'cycle that fails by order', 'cycles that fail by order'],
  ['b', 'module chosen by the environment', 'modules chosen by the environment'],
  ['c', 'instance made while its module loads', 'instances made while their modules load'],
  ['d', 'module changed from outside', 'modules changed from outside'],
];

function order(groups: readonly FoundGroup[]): Cells[] {
  const found = groups.flatMap(({ findings }) => findings);
  const kinds = orderKinds.flatMap(([kind, one, many]) => {
    const number = ofKind(found, kind).length;
    return number === 0 ? [] : [numbered(number, one, many)];
  });
  return [{ what: 'Results that depend on the order of imports', found: found.length, detail: listed(kinds) }];
}

const stateKinds: readonly (readonly [string, string])[] = [
  ['a', 'User state that another user can reach'],
  ['b', 'Tenants that share an instance'],
  ['c', 'Sessions left behind in a global'],
  ['d', 'Clearance that is taken and never read'],
  ['e', 'Memory: containers by user that only grow'],
];

function state(groups: readonly FoundGroup[]): Cells[] {
  const found = groups.flatMap(({ findings }) => findings);
  return stateKinds.map(([kind, what]) => ({ what, found: ofKind(found, kind).length, detail: '' }));
}

function layers(groups: readonly FoundGroup[], { context }: TableInput): Cells[] {
  const found = groups.reduce((sum, { findings }) => sum + findings.length, 0);
  const pairs = groups.map(({ group, findings }) => `${group.title} (${findings.length})`);
  const detail = context.layers === undefined ? 'no layers are declared' : pairs.length > 4 ? '' : listed(pairs);
  return [{ what: 'Imports against the layers', found, detail }];
}

function ofKind(findings: readonly ReportedFinding[], kind: string): ReportedFinding[] {
  return findings.filter(({ data }) => data.kind === kind);
}

function isConfigured({ group }: FoundGroup, { concepts }: PlanContext): boolean {
  return concepts.some(({ name }) => name === group.concept);
}
