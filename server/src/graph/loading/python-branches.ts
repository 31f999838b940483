// Which branches of a module or body run: a handler where the body of its `try` has failed, `else` where it has not.
import type { Catches, Guard } from '../../facts/load-facts';
import type { Units } from './python-units';
import { Failed, type Op, type Ops } from './python-values';

const bits: Readonly<Record<Catches, number>> = {
  imports: Failed.import,
  names: Failed.name,
  attributes: Failed.attribute,
  'imports or names': Failed.import | Failed.name,
  'imports or attributes': Failed.import | Failed.attribute,
  'names or attributes': Failed.name | Failed.attribute,
  any: Failed.import | Failed.name | Failed.attribute,
};

export class Branches {
  /** Whether a failure was caught. */
  caught = false;
  /** By the offset of the `try`: what its body failed with. */
  private failed: Map<number, number> | undefined;
  private outside: Set<number> | undefined;

  constructor(
    private readonly units: Units,
    private readonly ops: Ops,
  ) {}

  runs(guard: Guard): boolean {
    for (let at: Guard | undefined = guard; at !== undefined; at = at.outer) {
      if (at.branch === 'branch') continue;
      const failure = this.failed?.get(at.group);
      if (at.branch === 'handler') {
        if (failure === undefined || (bits[at.catches ?? 'any'] & failure) === 0) return false;
      } else if (failure !== undefined) return false;
    }
    return true;
  }

  /** Whether something around catches the failure; what may not run fails nothing. */
  catches(guard: Guard, kind: number): boolean {
    for (let at: Guard | undefined = guard; at !== undefined; at = at.outer) {
      const isBody = at.branch === 'body' && at.catches !== undefined && (bits[at.catches] & kind) !== 0;
      if (!isBody && at.branch !== 'branch') continue;
      this.caught = true;
      if (isBody) {
        this.failed ??= new Map();
        this.failed.set(at.group, kind);
      }
      return true;
    }
    return false;
  }

  /**
   * Whether a name that is bound under the guard is taken to be there although what binds it has not run: in branches on
   * conditions, and in handlers of a `try` that can fail for reasons outside of what is simulated.
   */
  isAssumed(guard: Guard): boolean {
    for (let at: Guard | undefined = guard; at !== undefined; at = at.outer) {
      if (at.branch === 'branch') return true;
      if (at.branch === 'handler' && this.failed?.has(at.group) !== true && this.isOpen(at.group)) return true;
    }
    return false;
  }

  /** Whether the body of the `try` loads something from outside, or nothing at all. */
  private isOpen(group: number): boolean {
    if (this.outside === undefined) {
      const within = new Set<number>();
      const outside = new Set<number>();
      for (let index = 0; index < this.ops.length; index++) {
        const op = this.ops.at(index);
        if (op === undefined) continue;
        for (let at = op.guard; at !== undefined; at = at.outer) {
          if (at.branch === 'body') {
            if (this.isImport(op)) (this.isOutside(op) ? outside : within).add(at.group);
          } else if (at.branch === 'handler' && !within.has(at.group)) outside.add(at.group);
        }
      }
      this.outside = outside;
    }
    return this.outside.has(group);
  }

  /** A star import from outside brings nothing that is known. */
  private isImport(op: Op): boolean {
    return op.do === 'import' || op.do === 'from' || (op.do === 'star' && this.units.find(op.module) !== undefined);
  }

  private isOutside(op: Op): boolean {
    const lacks = (module: number) => this.units.find(module) === undefined;
    if (op.do === 'import') return lacks(op.module);
    return op.do === 'from' && lacks(op.module) && (op.submodules ?? []).every(lacks);
  }
}
