// What a package.json says of the files behind its names: `exports`, `imports`, `main` and the like.

export interface Manifest {
  readonly name?: unknown;
  readonly exports?: unknown;
  readonly imports?: unknown;
  readonly main?: unknown;
  readonly module?: unknown;
  readonly types?: unknown;
  readonly typings?: unknown;
  readonly source?: unknown;
  readonly tsconfig?: unknown;
}

/** Conditions under which an entry counts, beside the `customConditions` of a project. */
export const usualConditions = ['source', 'types', 'import', 'require', 'node', 'default'] as const;

/** Fields that name the file of a package or folder, the most telling first. */
export const mainFields = ['source', 'types', 'typings', 'module', 'main'] as const;

/** Files that may answer for a path inside a package, or for the package itself (`inner` is empty), the best first. */
export function entriesOf(manifest: Manifest, inner: string, conditions: readonly string[]): string[] {
  // A package may be published from its build folder, with a manifest written for what lies there.
  const exported = exportsOf(manifest, inner, conditions).flatMap((target) => [target, `src/${target}`]);
  if (inner === '') return [...exported, ...mainFilesOf(manifest), 'src/index', 'index', 'src/main'];
  // What `exports` leaves out can only be meant by its path: tools that know no `exports` find it there.
  if (manifest.exports !== undefined) return [...exported, inner];
  return [inner, `src/${inner}`, `${inner}/index`, `src/${inner}/index`];
}

/** Every file that the package offers by name, patterns with `*` left out. */
export function offeredFiles(manifest: Manifest): string[] {
  return [...stringsOf(manifest.exports), ...mainFilesOf(manifest), 'src/index', 'index', 'src/main'].filter(
    (entry) => !entry.includes('*'),
  );
}

export function exportsOf({ exports }: Manifest, inner: string, conditions: readonly string[]): string[] {
  const isTable = isRecord(exports) && Object.keys(exports).some((key) => key.startsWith('.'));
  return targetsIn(isTable ? exports : { '.': exports }, inner === '' ? '.' : `./${inner}`, conditions);
}

/** `name` starts with `#`. The answers are paths or names of other packages. */
export function importsOf({ imports }: Manifest, name: string, conditions: readonly string[]): string[] {
  return isRecord(imports) ? targetsIn(imports, name, conditions) : [];
}

/** An exact key wins over patterns; of these the one with the longest text before its `*`, then the longest. */
function targetsIn(table: Readonly<Record<string, unknown>>, key: string, conditions: readonly string[]): string[] {
  if (Object.hasOwn(table, key) && !key.includes('*')) return targetsOf(table[key], conditions);
  let best: { readonly pattern: string; readonly before: string; readonly matched: string } | undefined;
  for (const pattern of Object.keys(table)) {
    const [before, after] = pattern.split('*');
    if (before === undefined || after === undefined) continue;
    if (key.length <= before.length + after.length || !key.startsWith(before) || !key.endsWith(after)) continue;
    const longer = before.length - (best?.before.length ?? -1) || pattern.length - best!.pattern.length;
    if (longer > 0) best = { pattern, before, matched: key.slice(before.length, key.length - after.length) };
  }
  if (best === undefined) return [];
  const { pattern, matched } = best;
  return targetsOf(table[pattern], conditions).map((target) => target.replaceAll('*', () => matched));
}

/** Targets under known conditions stand before those under others (`browser`, `react-server`). */
function targetsOf(value: unknown, conditions: readonly string[]): string[] {
  if (!isRecord(value) || Array.isArray(value)) return stringsOf(value);
  const entries = Object.entries(value);
  const isKnown = ([condition]: [string, unknown]) => conditions.includes(condition);
  const ordered = [...entries.filter(isKnown), ...entries.filter((entry) => !isKnown(entry))];
  return ordered.flatMap(([, target]) => targetsOf(target, conditions));
}

function mainFilesOf(manifest: Manifest): string[] {
  const { source, module, main, types, typings } = manifest;
  return [source, module, main, types, typings].filter((each) => typeof each === 'string');
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return isRecord(value) ? Object.values(value).flatMap(stringsOf) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
