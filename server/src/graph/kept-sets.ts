// Strongly connected sets of modules that are kept up to date: a change of one module's edges costs what lies around it.
import { exact } from './incremental/short-list';
import type { Module } from './model';
import { type Out, StrongSets } from './strong-sets';

export interface Links {
  readonly out: Out;
  /** The other way round: where edges that lead to a module come from. */
  readonly into: Out;
}

export class KeptSets extends StrongSets {
  /** Where edges led from each module when it was last looked at. */
  private readonly ends: (readonly Module[])[];
  private readonly forward: Search;
  private readonly backward: Search;

  constructor(
    modules: readonly Module[],
    private readonly links: Links,
  ) {
    super(modules, links.out);
    this.ends = modules.map((module) => endsOf(links, module));
    this.forward = new Search(modules.length, links.out);
    this.backward = new Search(modules.length, links.into);
  }

  /**
   * To be called for each module whose edges have changed, when all of them have, one after the other. Its own set is a new
   * one afterwards, be it of the same modules. Returns the modules whose sets may be others now; over fewer edges, too, none
   * but their sets may be. Time: where edges were added, those around what the new ends reach or what reaches the module,
   * whichever is less; and the edges of the sets touched.
   */
  update(module: Module): Module[] {
    const before = new Set(this.ends[module.index]);
    const ends = endsOf(this.links, module);
    this.ends[module.index] = ends;
    const added = ends.filter((each) => !before.has(each));
    // A new cycle leads over a new edge of some module: whatever is on one with this module's is looked at anew, and with it
    // the sets that it was in, which other modules' new edges may have brought together before.
    const touched = new Set([module, ...(this.of(module) ?? [])]);
    for (const each of added.length === 0 ? [] : this.onWayBack(added, module)) {
      touched.add(each);
      for (const other of this.of(each) ?? []) touched.add(other);
    }
    const around = [...touched].sort((a, b) => a.index - b.index);
    this.renew(around, module);
    return around;
  }

  /** What lies on ways from some modules to another, these included. */
  private onWayBack(from: readonly Module[], to: Module): readonly Module[] {
    const { forward, backward } = this;
    forward.start(from);
    backward.start([to]);
    // Whichever ends first bounds the other.
    while (forward.step() && backward.step()) {}
    const [whole, other, starts] = forward.isDone ? [forward, backward, [to]] : [backward, forward, from];
    other.start(
      starts.filter((each) => whole.hasMet(each)),
      whole,
    );
    while (other.step()) {}
    return other.found();
  }
}

/** A search that can be taken step by step; it remembers what it met by the number of the search. */
class Search {
  private readonly seen: Int32Array;
  private number = 0;
  private list: Module[] = [];
  private at = 0;
  private within: Search | undefined;

  constructor(
    size: number,
    private readonly next: Out,
  ) {
    this.seen = new Int32Array(size);
  }

  /** `within`: goes nowhere that the other has not been. */
  start(modules: readonly Module[], within?: Search): void {
    this.number++;
    this.within = within;
    this.list = [];
    this.at = 0;
    for (const module of modules) this.meet(module);
  }

  hasMet({ index }: Module): boolean {
    return this.seen[index] === this.number;
  }

  get isDone(): boolean {
    return this.at >= this.list.length;
  }

  /** Looks at one module's edges; false when there is none left to look at. */
  step(): boolean {
    if (this.isDone) return false;
    this.next(this.list[this.at++]!, this.meet);
    return !this.isDone;
  }

  private readonly meet = (to: Module) => {
    const { seen, number, within } = this;
    if (seen[to.index] === number) return;
    if (within !== undefined && !within.hasMet(to)) return;
    seen[to.index] = number;
    this.list.push(to);
  };

  found(): readonly Module[] {
    return this.list;
  }
}

function endsOf({ out }: Links, module: Module): readonly Module[] {
  const ends: Module[] = [];
  out(module, (each) => ends.push(each));
  return exact(ends);
}
