// Strongly connected sets of modules that are kept up to date: a change of one module's edges costs what lies around it.
import { isFollowing } from './incremental/derived';
import { exact } from './incremental/short-list';
import type { Module } from './model';
import { type Out, StrongSets } from './strong-sets';

export interface Links {
  readonly out: Out;
  /** The other way round: where edges that lead to a module come from. */
  readonly into: Out;
}

export class KeptSets extends StrongSets {
  /** Where edges led from each module when it was last looked at; of none where no changes will be told. */
  private readonly ends: (readonly Module[])[];
  /**
   * A number for each module. No edge leads to a higher one, so the way back over a new edge passes none but numbers between
   * those of its ends. What has the same number need not be on a cycle. After Bender, Fineman and Gilbert (2009), whose numbers
   * are levels like these; but new edges keep them true by what the search for the way back has met.
   */
  private readonly ranks: Int32Array;
  private readonly forward: Search;
  private readonly backward: Search;

  /** `modules`: all of the graph. `numbers`: see `stronglyConnected`. */
  constructor(
    modules: readonly Module[],
    private readonly links: Links,
    numbers = new Int32Array(modules.length),
  ) {
    const ranks = new Int32Array(modules.length);
    super(modules, links.out, numbers, ranks);
    this.ranks = ranks;
    this.ends = isFollowing() ? modules.map((module) => endsOf(links, module)) : [];
    this.forward = new Search(modules.length, links.out);
    this.backward = new Search(modules.length, links.into);
  }

  /**
   * To be called for each module whose edges have changed, when all of them have, one after the other. Its own set is a new
   * one afterwards, be it of the same modules. Returns the modules whose sets may be others now; over fewer edges, too, none
   * but their sets may be. Time: where edges were added that lead to a rank no lower than the module's own, those around what
   * the new ends reach or what reaches the module, whichever is less, between these ranks; and the edges of the sets touched.
   */
  update(module: Module): Module[] {
    const before = new Set(this.ends[module.index]);
    const ends = endsOf(this.links, module);
    this.ends[module.index] = ends;
    const own = this.ranks[module.index]!;
    const mayLeadBack = ends.filter((each) => !before.has(each) && this.ranks[each.index]! >= own);
    // A new cycle leads over a new edge of some module: whatever is on one with this module's is looked at anew, and with it
    // the sets that it was in, which other modules' new edges may have brought together before.
    const touched = new Set([module, ...(this.of(module) ?? [])]);
    for (const each of mayLeadBack.length === 0 ? [] : this.onWayBack(mayLeadBack, module)) {
      touched.add(each);
      for (const other of this.of(each) ?? []) touched.add(other);
    }
    const around = [...touched].sort((a, b) => a.index - b.index);
    this.renew(around, module);
    return around;
  }

  /**
   * What lies on ways from some modules to another, these included; ranks are true for edges from the one to the others
   * afterwards. Edges of modules that are still to be updated may be against the ranks: who comes last on a cycle finds it.
   */
  private onWayBack(from: readonly Module[], to: Module): readonly Module[] {
    const { forward, backward, ranks } = this;
    const lowest = ranks[to.index]!;
    const highest = Math.max(...from.map(({ index }) => ranks[index]!));
    const above = ({ index }: Module) => ranks[index]! >= lowest;
    const below = ({ index }: Module) => ranks[index]! <= highest;
    forward.start(from, above);
    backward.start([to], below);
    // Whichever ends first bounds the other.
    while (forward.step() && backward.step()) {}
    const [whole, other, starts] = forward.isDone ? [forward, backward, [to]] : [backward, forward, from];
    const isMet = (module: Module) => whole.hasMet(module);
    other.start(starts.filter(isMet), isMet);
    while (other.step()) {}
    const rank = whole === forward ? lowest : highest;
    for (const { index } of whole.found()) ranks[index] = rank;
    return other.found();
  }
}

/** A search that can be taken step by step; it remembers what it met by the number of the search. */
class Search {
  private readonly seen: Int32Array;
  private number = 0;
  private list: Module[] = [];
  private at = 0;
  private mayMeet: (module: Module) => boolean = () => true;

  constructor(
    size: number,
    private readonly next: Out,
  ) {
    this.seen = new Int32Array(size);
  }

  start(modules: readonly Module[], mayMeet: (module: Module) => boolean): void {
    this.number++;
    this.mayMeet = mayMeet;
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
    const { seen, number } = this;
    if (seen[to.index] === number || !this.mayMeet(to)) return;
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
