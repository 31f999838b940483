// The steps of a module or of one body while they are being gathered, each kind and name once.
import type { Guard, LoadUse, Step, StepKind } from '../../load-facts';

interface Seen {
  readonly called: boolean;
  readonly guard: Guard | undefined;
}

export class StepList {
  readonly steps: Step[] = [];
  /** What has been read and called so far. */
  private readonly seen = new Map<string, Seen>();
  /** First parts of these names. */
  private readonly heads = new Set<string>();

  add(kind: StepKind, name: string, index: number, at: number, guard: Guard | undefined): void {
    this.steps.push({ do: kind, name, import: index, at, why: undefined, guard });
  }

  /** Left out where an earlier step does the same; a call takes the place of the read right before it. */
  use(kind: 'read' | 'call', head: string, name: string, at: number, why: LoadUse, guard: Guard | undefined): void {
    const seen = this.seen.get(name);
    if (seen !== undefined && (seen.called || kind === 'read') && isWithin(guard, seen.guard)) return;
    const { steps } = this;
    const last = steps[steps.length - 1];
    if (kind === 'call' && last !== undefined && last.at === at && last.do === 'read') steps.pop();
    steps.push({ do: kind, name, import: -1, at, why, guard });
    if (seen !== undefined && !isWithin(seen.guard, guard)) return;
    this.seen.set(name, { called: kind === 'call', guard });
    this.heads.add(head);
  }

  /** The name stands for something else from here on. */
  rebind(head: string): void {
    if (!this.heads.delete(head)) return;
    const { seen } = this;
    for (const name of seen.keys()) if (name === head || name.startsWith(`${head}.`)) seen.delete(name);
  }
}

/** Whether what stands under `guard` runs only where `outer` does. */
function isWithin(guard: Guard | undefined, outer: Guard | undefined): boolean {
  for (let at = guard; at !== outer; at = at.outer) if (at === undefined) return false;
  return true;
}
