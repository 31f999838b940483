// Which bodies can run while modules load, and which of their steps can matter then.
import type { Walk } from './context';
import type { DraftBody, DraftStep } from './load-recorder';

export function reachOf(step: DraftStep): DraftStep['reach'] {
  return (step.of ?? step).reach;
}

export function rootOf(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}

/** Others call what is exported: functions, constructors and methods; what those call runs too, and what the module calls. */
export class Bodies {
  private readonly byName = new Map<string, DraftBody>();
  /** Bodies by the method that they are. */
  private readonly methods = new Map<string, string[]>();
  /** Methods by their class or object. */
  private readonly owned = new Map<string, string[]>();
  private readonly classes = new Set<string>();
  private readonly bases = new Map<string, string>();
  /** Names that have no value before the module level gives them one: `undefined` then, or not to be read at all. */
  private readonly unset = new Map<string, 'hoist' | 'define'>();
  private readonly reached = new Set<string>();
  private readonly live = new Set<DraftBody>();
  private readonly known = new Set<string>();

  constructor(walk: Walk, exported: ReadonlySet<string>) {
    const { steps, bodies } = walk.load;
    for (let at = 0; at < bodies.length; at++) this.add(bodies[at]!);
    this.addClasses(walk);
    for (let at = 0; at < steps.length; at++) this.addUnset(steps[at]!);
    for (let at = 0; at < bodies.length; at++) this.reachExported(bodies[at]!, exported);
    for (let at = 0; at < steps.length; at++) this.reachCalled(steps[at]!);
    this.findMattering();
  }

  private addClasses({ definitions }: Walk): void {
    for (let at = 0; at < definitions.length; at++) {
      const { kind, name, bases, interfaces } = definitions[at]!;
      if (kind !== 'class') continue;
      this.classes.add(name);
      if (bases.length > interfaces.length) this.bases.set(name, bases[0]!);
    }
  }

  private addUnset({ do: what, name }: DraftStep): void {
    if (what === 'hoist') this.unset.set(name, 'hoist');
    else if (what === 'define' && !this.unset.has(name)) this.unset.set(name, 'define');
  }

  private reachExported({ name }: DraftBody, exported: ReadonlySet<string>): void {
    if (exported.has(rootOf(name))) this.reach(name);
  }

  private reachCalled(step: DraftStep): void {
    if (step.do === 'call' && reachOf(step) === 'own') this.reach(step.name);
  }

  /** Those that do something which matters, in the order in which they were read. */
  kept(): DraftBody[] {
    return [...this.live].filter(({ name }) => this.known.has(name));
  }

  /** Whether calling it does: a class without a constructor runs that of its base, which may be another module's. */
  has(name: string): boolean {
    const seen = new Set<string>();
    for (let at: string | undefined = name; at !== undefined && !seen.has(at); at = this.bases.get(at)) {
      if (this.known.has(at) || (seen.size > 0 && !this.classes.has(at))) return true;
      seen.add(at);
    }
    return false;
  }

  /** Whether the step of a body can matter to another module. */
  matters({ name: owner }: DraftBody, step: DraftStep): boolean {
    const { name } = step;
    if (step.do === 'import') return true;
    switch (reachOf(step)) {
      case 'import':
        return true;
      case 'own':
        if (step.do === 'call' && this.has(name)) return true;
        return rootOf(name) !== rootOf(owner) && this.mayBeUnset(step);
      case 'this':
        return step.do === 'call' && this.callMatters(owner, name);
      default:
        return false;
    }
  }

  private add(body: DraftBody): void {
    if (this.byName.has(body.name)) return;
    this.byName.set(body.name, body);
    const dot = body.name.lastIndexOf('.');
    if (dot < 0) return;
    addTo(this.methods, body.name.slice(dot + 1), body.name);
    addTo(this.owned, body.name.slice(0, dot), body.name);
  }

  /** A plain read of what is `undefined` harms nobody. */
  private mayBeUnset({ do: what, name }: DraftStep): boolean {
    const root = rootOf(name);
    const unset = this.unset.get(root);
    return unset === 'define' || (unset === 'hoist' && (what === 'call' || root !== name));
  }

  private callMatters(owner: string, name: string): boolean {
    if (name === 'this') return this.has(rootOf(owner));
    // What another module derives may have a method of its own of this name.
    if (name.startsWith('this.')) return true;
    return name !== 'super' && this.bases.has(rootOf(owner));
  }

  private reach(start: string): void {
    const open = [start];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (this.reached.has(name)) continue;
      this.reached.add(name);
      const base = this.bases.get(name);
      if (base !== undefined) open.push(base);
      open.push(...(this.owned.get(name) ?? []));
      const body = this.byName.get(name);
      if (body === undefined) continue;
      this.live.add(body);
      for (const step of body.steps) if (step.do === 'call') open.push(...this.calledBy(step, name));
    }
  }

  private calledBy(step: DraftStep, owner: string): readonly string[] {
    const { name } = step;
    if (reachOf(step) === 'own') return [name];
    if (name === 'this') return [rootOf(owner)];
    return reachOf(step) === 'this' ? (this.methods.get(name.slice(name.indexOf('.') + 1)) ?? []) : [];
  }

  /** From those that matter by themselves back to their callers. */
  private findMattering(): void {
    let open: DraftBody[] = [...this.live];
    for (let grown = true; grown; ) {
      const rest = open.filter((body) => {
        if (!body.steps.some((step) => this.matters(body, step))) return true;
        this.known.add(body.name);
        return false;
      });
      grown = rest.length < open.length;
      open = rest;
    }
  }
}

function addTo(lists: Map<string, string[]>, key: string, name: string): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [name]);
  else known.push(name);
}
