// Compares our components of Python imports with those that python-cycles.py finds by CPython's ast alone.
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createSession } from '../../server/src/host/create-session';

export interface CycleComparison {
  /** Components that only one side has, as `kind: paths`. */
  readonly onlyOracle: readonly string[];
  readonly onlyOurs: readonly string[];
  readonly components: number;
  /** Files that this CPython cannot parse: their imports are known to us alone. */
  readonly refused: readonly string[];
}

/** The folder is taken as the only source root. */
export async function comparePythonCycles(folder: string, python = 'python3'): Promise<CycleComparison> {
  const root = resolve(folder);
  const printed = execFileSync(python, [join(__dirname, 'python-cycles.py'), root], { maxBuffer: 1 << 28 });
  const judged = JSON.parse(printed.toString()) as Record<'runtime' | 'deferred', string[][]> & { refused: string[] };
  const wanted = (['runtime', 'deferred'] as const).flatMap((kind) =>
    judged[kind].map((each) => `${kind}: ${each.join(' ')}`),
  );
  const session = createSession({ root, threads: 0, cache: false });
  await session.index();
  const { groups } = session.report();
  await session.close();
  const ours = Object.values(groups).flatMap(({ rule, kind, modules }) => {
    const paths = (modules ?? []) as readonly string[];
    const counts = rule === 'import-cycle' && kind !== 'type' && paths[0]?.endsWith('.py');
    return counts ? [`${kind}: ${paths.join(' ')}`] : [];
  });
  return {
    onlyOracle: wanted.filter((each) => !ours.includes(each)),
    onlyOurs: ours.filter((each) => !wanted.includes(each)),
    components: wanted.length,
    refused: judged.refused,
  };
}
