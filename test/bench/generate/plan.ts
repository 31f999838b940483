// The shape of a generated workspace: which module imports which. Everything about a module follows from its number alone.
import { heavyTailed, stream, syllables } from './random';

export interface PlannedImport {
  readonly to: number;
  readonly kind: 'runtime' | 'deferred' | 'type';
}

export interface Plan {
  readonly modules: number;
  readonly seed: number;
  /** How many times as large the files are, about; default: 1. */
  readonly scale?: number;
}

const packageSize = 100;
const areaSize = 12;
const blockSize = 25;
const chainLength = 500;
const mostImports = 60;

/** Modules at the end that form one chain, each importing the one before: closing it makes a component of all of them. */
export function chainOf({ modules }: Plan): { readonly first: number; readonly last: number } | undefined {
  return modules < 4 * chainLength ? undefined : { first: modules - chainLength, last: modules - 1 };
}

/**
 * Imports lead to lower numbers, but for the one that closes a component, so the components are known beforehand. Their
 * number is heavy-tailed, and so is the number of importers: most lie near in the package, some are hubs with low numbers.
 */
export function importsOf(plan: Plan, module: number): PlannedImport[] {
  const next = stream(plan.seed, module);
  const wanted = Math.min(mostImports, Math.floor(heavyTailed(next, 3, 0.9)), module);
  const found = new Map<number, PlannedImport['kind']>();
  for (let tries = 0; found.size < wanted && tries < 3 * wanted; tries++) {
    const kind = kindOf(next());
    const to = target(module, next);
    if (to < module && !found.has(to)) found.set(to, kind);
  }
  const chain = chainOf(plan);
  if (chain !== undefined && module > chain.first) found.set(module - 1, 'runtime');
  const component = componentOf(plan, module);
  if (component !== undefined) found.set(module === component.first ? component.last : module - 1, 'runtime');
  return [...found].map(([to, kind]) => ({ to, kind }));
}

/** The component that a module lies on: some blocks of neighbours hold one of 2 to 12 modules. */
export function componentOf(plan: Plan, module: number): { readonly first: number; readonly last: number } | undefined {
  const chain = chainOf(plan);
  if (chain !== undefined && module >= chain.first - blockSize) return undefined;
  const block = Math.floor(module / blockSize);
  const next = stream(plan.seed ^ 0x5cc, block);
  if (next() > 0.12) return undefined;
  const size = Math.min(12, Math.floor(heavyTailed(next, 2.4, 0.7)));
  const first = block * blockSize + 1;
  const last = first + Math.max(2, size) - 1;
  return module >= first && module <= last && last < plan.modules ? { first, last } : undefined;
}

/** About a thousand modules, or one in ten of a small workspace, import the first module through a shim. */
export function importsShim({ modules }: Plan, module: number): boolean {
  return module > 0 && module % Math.max(10, Math.floor(modules / 1000)) === 7;
}

/** Without extension; `separator` between words. */
export function pathOf(module: number, separator: '-' | '_'): { package: string; area: string; name: string } {
  const number = Math.floor(module / packageSize);
  const area = Math.floor((module % packageSize) / areaSize);
  return {
    package: `${syllables(number + 200)}${separator}${number}`,
    area: `${areas[area % areas.length]}`,
    name: `${syllables(module + 5000)}${separator}${words[module % words.length]}`,
  };
}

/** Capitalised, unique. */
export function nameOf(module: number): string {
  const word = words[module % words.length]!;
  const own = syllables(module + 5000);
  return own[0]!.toUpperCase() + own.slice(1) + word[0]!.toUpperCase() + word.slice(1);
}

/** Bytes that the file should have, about. */
export function sizeOf(plan: Plan, module: number): number {
  return (plan.scale ?? 1) * Math.min(120_000, heavyTailed(stream(plan.seed ^ 0x517e, module), 1900, 0.95));
}

function kindOf(random: number): PlannedImport['kind'] {
  if (random < 0.15) return 'type';
  return random < 0.18 ? 'deferred' : 'runtime';
}

function target(module: number, next: () => number): number {
  const where = next();
  if (where < 0.6) return Math.max(0, module - 1 - Math.floor(heavyTailed(next, 12, 1)));
  if (where < 0.9) return Math.floor(module * next() ** 4);
  return Math.floor(module * next());
}

const areas = ['model', 'service', 'store', 'view', 'queue', 'report', 'access', 'format', 'import'];
const words = [
  'invoice',
  'order',
  'session',
  'ledger',
  'parcel',
  'tariff',
  'notice',
  'account',
  'stock',
  'route',
  'claim',
];
