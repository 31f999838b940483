// Which modules lie on cycles, by the project's judges (`test/oracles/cycles.ts`), and how far a tool is from that.
import type { EdgeKind } from '../../server/src/graph/model';
import { judgedComponents } from '../oracles/cycles';
import { openWorkspace } from '../oracles/open-workspace';
import { componentOf, type Plan } from './generate/plan';
import { pythonPath } from './generate/python';
import { typeScriptPath } from './generate/typescript';
import type { Generated } from './generate/write';

export type Language = 'typescript' | 'python';

export interface Truth {
  /** Modules on a cycle of this level or a lower one. */
  readonly onCycles: Readonly<Record<EdgeKind, ReadonlySet<string>>>;
  readonly files: number;
  /** Bytes. */
  readonly bytes: number;
}

export interface Judgement {
  readonly found: number;
  readonly missedRuntime: number;
  readonly missedDeferred: number;
  /** On cycles that types alone close: no cycle at run time. */
  readonly onlyTypes: number;
  /** On no cycle at all. */
  readonly wrong: number;
}

export const sourcesOf: Readonly<Record<Language, RegExp>> = {
  typescript: /\.[cm]?[jt]sx?$/,
  python: /\.pyi?$/,
};

export async function truthOf(root: string, language: Language): Promise<Truth> {
  const workspace = await openWorkspace(root, { wanted: sourcesOf[language] });
  const components = await judgedComponents(workspace, language);
  const members = (level: EdgeKind) => new Set(components[level].flat());
  let bytes = 0;
  for (const text of workspace.texts.values()) bytes += Buffer.byteLength(text);
  return {
    onCycles: { runtime: members('runtime'), deferred: members('deferred'), type: members('type') },
    files: workspace.graph.modules.length,
    bytes,
  };
}

/** What is known of a generated workspace by its making: only the planned components close cycles, at every level. */
export function truthOfPlan(plan: Plan, language: Language, { files, bytes }: Generated): Truth {
  const pathOf = language === 'python' ? pythonPath : typeScriptPath;
  const members = new Set<string>();
  for (let module = 0; module < plan.modules; module++)
    if (componentOf(plan, module) !== undefined) members.add(pathOf(module));
  return { onCycles: { runtime: members, deferred: members, type: members }, files, bytes };
}

export function judge(found: ReadonlySet<string>, { onCycles }: Pick<Truth, 'onCycles'>): Judgement {
  const missing = (wanted: ReadonlySet<string>) => [...wanted].filter((path) => !found.has(path)).length;
  const beyond = [...found].filter((path) => !onCycles.deferred.has(path));
  const onlyTypes = beyond.filter((path) => onCycles.type.has(path)).length;
  return {
    found: found.size,
    missedRuntime: missing(onCycles.runtime),
    missedDeferred: missing(onCycles.deferred),
    onlyTypes,
    wrong: beyond.length - onlyTypes,
  };
}
