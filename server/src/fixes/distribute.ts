// Where moved names go: stay in their statement under a new specifier, join a statement that is there, or get their own.
import type { Module } from '../graph/model';

/** A name as the new statement lists it. */
export interface Clause {
  readonly name: string;
  /** Empty for a star. */
  readonly local: string;
  /** Inline `type` modifier. */
  readonly typeOnly: boolean;
  /** `a as a`, which stub files write to hand a name on. */
  readonly explicit: boolean;
  /** Comments that go along, on lines above and behind it. */
  readonly above: readonly string[];
  readonly behind: readonly string[];
}

/** Names of one statement that move to one module. */
export interface Group {
  readonly specifier: string;
  readonly target: Module | undefined;
  /** Names from a module, a module object (`* as a`, `import a`), or everything (`*`). */
  readonly form: 'names' | 'module' | 'star';
  /** Indexes of bindings, aligned with `clauses`. */
  readonly bindings: readonly number[];
  readonly clauses: readonly Clause[];
}

/** A statement, and what of it moves. */
export interface Wanted<Statement> {
  readonly statement: Statement;
  readonly groups: readonly Group[];
}

/** What becomes of a statement. */
export interface Outcome<Statement> {
  readonly statement: Statement;
  /** Bindings that leave it. */
  readonly gone: Set<number>;
  /** The group that it imports from now on; where that is the module of old, beside the names that stay. */
  readonly inPlace: Group | undefined;
  readonly deleted: boolean;
  /** Names that others leave to it. */
  readonly added: Clause[];
  /** Statements to follow it. */
  readonly fresh: Fresh[];
}

export interface Fresh {
  readonly group: Group;
  readonly clauses: Clause[];
}

/** A statement that names can join: `fresh` where it is one that will follow `statement`. */
export interface Host<Statement> {
  readonly statement: Statement;
  readonly specifier: string;
  readonly target: Module | undefined;
  readonly fresh: boolean;
  /** What it binds: by local name, the imported one. */
  readonly names: Map<string, string>;
  readonly add: (clause: Clause) => void;
}

/** What the planner has to know of a language. */
export interface Grammar<Statement> {
  names(statement: Statement): readonly { readonly imported: string; readonly local: string }[];
  specifier(statement: Statement): { readonly specifier: string; readonly target: Module | undefined };
  /** Whether names of `from` can stand in `host` and mean the same to the code. */
  joins(host: Host<Statement>, from: Statement, group: Group): boolean;
  /** Whether the group can take the place of the other names of its statement, or stand beside them. */
  fits(statement: Statement, group: Group): boolean;
  /** Whether the statement can be deleted without a trace. */
  removable(statement: Statement): boolean;
  /** Whether the statement can be edited so. */
  allows(outcome: Outcome<Statement>): boolean;
}

/**
 * Decides statement by statement, in the order of the text; `bystanders` are statements of which nothing moves. Names
 * join only what is certain to be there in the end: bystanders, and statements that are already decided.
 */
export function distribute<Statement>(
  grammar: Grammar<Statement>,
  wanted: readonly Wanted<Statement>[],
  bystanders: readonly Statement[],
): Outcome<Statement>[] {
  const outcomes: Outcome<Statement>[] = [];
  const hosts: Host<Statement>[] = [];
  for (const statement of bystanders) {
    const outcome = { statement, gone: new Set<number>(), inPlace: undefined, deleted: false, added: [], fresh: [] };
    outcomes.push(outcome);
    hosts.push(hostOf(grammar, outcome));
  }
  for (const { statement, groups } of wanted) {
    const hostFor = new Map(
      groups.map((group) => [group, hosts.find((host) => takes(grammar, host, statement, group))]),
    );
    const outcome = decide(grammar, statement, groups, hostFor);
    if (!grammar.allows(outcome)) continue;
    outcomes.push(outcome);
    const isNames = outcome.inPlace === undefined || outcome.inPlace.form === 'names';
    if (!outcome.deleted && isNames) hosts.push(hostOf(grammar, outcome));
    for (const group of groups) {
      const host = hostFor.get(group);
      if (host !== undefined) for (const clause of group.clauses) put(host, clause);
    }
    for (const { group, clauses } of outcome.fresh) {
      const { specifier, target } = group;
      const names = new Map(clauses.map(({ local, name }) => [local, name]));
      if (group.form !== 'names') continue;
      hosts.push({ statement, specifier, target, fresh: true, names, add: (clause) => clauses.push(clause) });
    }
  }
  return outcomes.filter(
    ({ gone, inPlace, added, deleted }) => gone.size + added.length > 0 || deleted || inPlace !== undefined,
  );
}

/** Takes groups out of `hostFor` that have to stay since something has to. */
function decide<Statement>(
  grammar: Grammar<Statement>,
  statement: Statement,
  groups: readonly Group[],
  hostFor: Map<Group, Host<Statement> | undefined>,
): Outcome<Statement> {
  const moved = groups.reduce((sum, group) => sum + group.bindings.length, 0);
  const { specifier } = grammar.specifier(statement);
  const renamed = groups.find((group) => group.specifier === specifier && grammar.fits(statement, group));
  const staysItself = renamed !== undefined || moved < grammar.names(statement).length;
  const inPlace = staysItself ? renamed : choose(grammar, statement, groups, hostFor);
  if (inPlace !== undefined) hostFor.set(inPlace, undefined);
  const own = groups.filter((group) => group !== inPlace && hostFor.get(group) === undefined);
  return {
    statement,
    gone: new Set(groups.filter((group) => group !== inPlace).flatMap(({ bindings }) => bindings)),
    inPlace,
    deleted: !staysItself && inPlace === undefined,
    added: [],
    fresh: own.map((group) => ({ group, clauses: [...group.clauses] })),
  };
}

/** The largest group without a host that fits; when all have one and the statement cannot go, any that fits. */
function choose<Statement>(
  grammar: Grammar<Statement>,
  statement: Statement,
  groups: readonly Group[],
  hostFor: ReadonlyMap<Group, Host<Statement> | undefined>,
): Group | undefined {
  const homeless = groups.filter((group) => hostFor.get(group) === undefined);
  if (homeless.length === 0 && grammar.removable(statement)) return undefined;
  const candidates = (homeless.length > 0 ? homeless : groups).filter((group) => grammar.fits(statement, group));
  return candidates.sort((a, b) => b.bindings.length - a.bindings.length)[0];
}

export function hasComments({ above, behind }: Clause): boolean {
  return above.length + behind.length > 0;
}

function takes<Statement>(grammar: Grammar<Statement>, host: Host<Statement>, from: Statement, group: Group): boolean {
  if (group.form !== 'names' || group.clauses.some(hasComments)) return false;
  if (host.specifier !== group.specifier && (group.target === undefined || host.target !== group.target)) return false;
  const clashes = group.clauses.some(({ local, name }) => host.names.has(local) && host.names.get(local) !== name);
  return !clashes && grammar.joins(host, from, group);
}

function put<Statement>(host: Host<Statement>, clause: Clause): void {
  if (host.names.has(clause.local)) return;
  host.names.set(clause.local, clause.name);
  host.add(clause);
}

function hostOf<Statement>(grammar: Grammar<Statement>, outcome: Outcome<Statement>): Host<Statement> {
  const { statement, gone, inPlace, added } = outcome;
  const names = new Map<string, string>();
  for (const [at, { local, imported }] of grammar.names(statement).entries())
    if (!gone.has(at)) names.set(local, imported);
  for (const { local, name } of inPlace?.clauses ?? []) names.set(local, name);
  const { specifier, target } = inPlace ?? grammar.specifier(statement);
  return { statement, specifier, target, fresh: false, names, add: (clause) => added.push(clause) };
}
