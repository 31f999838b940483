// What import-cycle says of one import: the cycle in short names, what goes wrong, and which import to remove.
import type { LoadFailure } from '../graph/loading/load-failure';
import type { Edge, EdgeKind } from '../graph/model';
import type { Path } from '../text/paths';
import { shortPaths } from '../text/short-paths';
import { useOf } from './load-use';

export interface Cycle {
  /** A shortest one through the import that is spoken of, which comes first. */
  readonly edges: readonly Edge[];
  /** Of the whole component. */
  readonly kind: EdgeKind;
  readonly modules: number;
  readonly cut: ReadonlySet<Edge>;
  /** What goes wrong on this cycle, if anything does. */
  readonly failure: LoadFailure | undefined;
}

export function cycleMessage({ edges, kind, modules, cut, failure }: Cycle): string {
  const [edge] = edges as readonly [Edge];
  if (edges.length === 1) return `${edge.from.path} imports itself. It sees itself half loaded; use the name directly.`;
  const others = failure === undefined ? [] : [failure.entry.path, failure.module.path];
  const short = shortPaths([...edges.map(({ from }) => from.path), ...others]);
  const why = {
    runtime:
      failure === undefined
        ? 'These modules load each other, so it works only while none needs a name of another before it is defined.'
        : failing(failure, short),
    deferred: 'It closes through an import that runs later, so loading works, but none of these modules stands alone.',
    type: 'It closes through types alone; nothing happens at run time, but the modules cannot be understood apart.',
  }[kind];
  const chain = chainOf([...edges.map(({ from }) => short(from.path)), short(edge.from.path)]);
  return `Import cycle: ${chain}. ${why} ${cut.has(edge) ? ofCut(edge, cut.size, modules) : wayOut(edges, cut, modules, short)}`;
}

/** The places of a long one stand beside the finding. */
function chainOf(names: readonly string[]): string {
  const shown =
    names.length <= mostNames
      ? names
      : [...names.slice(0, 4), `(${names.length - mostNames + 1} more)`, ...names.slice(4 - mostNames + 1)];
  return shown.join(' → ');
}

const mostNames = 8;

function failing({ entry, module, name, why }: LoadFailure, short: (path: Path) => string): string {
  const use = why === 'import' ? `imports ${name}` : `needs ${name}${useOf(why)} while it loads`;
  return `It fails where ${short(entry.path)} is imported first: ${short(module.path)} ${use}, and that name is not there yet.`;
}

function ofCut(edge: Edge, cuts: number, modules: number): string {
  const imports = cuts === 1 ? 'this import' : `${cuts} imports, this one among them,`;
  const later = edge.kind === 'runtime' ? ', or import it where it is used' : ' or pass it as an argument';
  const what = modules === 2 ? 'the cycle' : `this component of ${modules} modules`;
  return `Removing ${imports} opens ${what}: move what both sides need into a third module${later}.`;
}

/** Every cycle has an import of the cut on it: that is the one to speak of. */
function wayOut(
  edges: readonly Edge[],
  cut: ReadonlySet<Edge>,
  modules: number,
  short: (path: Path) => string,
): string {
  const { from, to } = edges.find((each) => cut.has(each))!;
  const remove = `To open it, remove the import of ${short(to.path)} in ${short(from.path)}`;
  if (cut.size === 1)
    return modules === 2 ? `${remove}.` : `${remove}: all ${modules} modules of this component come free.`;
  const others = cut.size === 2 ? 'the other import' : `the ${cut.size - 1} other imports`;
  return `${remove}. With ${others} of the cut it opens the whole component of ${modules} modules.`;
}
