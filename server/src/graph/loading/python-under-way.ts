// The imports that are under way at one moment of a run: a failure is told by the innermost of them.
import type { Edge, Module } from '../model';
import type { Miss } from './python-values';

export class ImportsUnderWay {
  private readonly list: { readonly module: Module; readonly import: number }[] = [];

  /** `edges`: the imports of the component. */
  constructor(private readonly edges: ReadonlySet<Edge>) {}

  get depth(): number {
    return this.list.length;
  }

  clear(): void {
    this.list.length = 0;
  }

  push(module: Module, index: number): void {
    this.list.push({ module, import: index });
  }

  pop(): void {
    this.list.pop();
  }

  /** A failure that is told as of an entry. */
  outOf(miss: Miss): Miss {
    if (this.depth === 0) return miss;
    let { within, withinDepth, outside, outsideDepth } = miss;
    withinDepth += this.depth;
    outsideDepth += this.depth;
    for (let depth = this.depth; depth > 0 && within === undefined; depth--) {
      const { module, import: index } = this.list[depth - 1]!;
      for (const edge of module.edges) {
        if (edge.import !== index) continue;
        if (outside === undefined) [outside, outsideDepth] = [edge, depth];
        if (within === undefined && this.edges.has(edge)) [within, withinDepth] = [edge, depth];
      }
    }
    return told(miss, within, withinDepth, outside, outsideDepth);
  }
}

/** The failure without the imports that lead to where so many are under way. */
export function asOfEntry(miss: Miss, imports: number): Miss {
  if (imports === 0) return miss;
  const { within, withinDepth, outside, outsideDepth } = miss;
  return told(
    miss,
    withinDepth > imports ? within : undefined,
    withinDepth - imports,
    outsideDepth > imports ? outside : undefined,
    outsideDepth - imports,
  );
}

/** Field by field: one is made for each import that a failure comes out of. */
function told(
  { unit, step, kind, name, at }: Miss,
  within: Edge | undefined,
  withinDepth: number,
  outside: Edge | undefined,
  outsideDepth: number,
): Miss {
  return { unit, step, kind, name, at, within, outside, withinDepth, outsideDepth };
}
