// Strongly connected sets of modules that are kept up to date: a change of one module's edges costs what lies around it.
import { isFollowing } from './incremental/derived';
import { exact } from './incremental/short-list';
import type { Module } from './model';
import { type Out, StrongSets } from './strong-sets';

export interface Links {
  /** Visits where edges lead from a module; `level`: below 4, the one from which on an edge counts. */
  out(module: Module, visit: (to: Module, level: number) => void): void;
  /** The other way round: where edges of any level that lead to a module come from. */
  into(module: Module, visit: (from: Module) => void): void;
}

/** Over the edges of all levels. */
export class KeptSets extends StrongSets {
  /**
   * Where edges led from each module when it was last looked at, as numbers: what is gone through several times for one change
   * lies together then. Of none where no changes will be told.
   */
  private readonly ends: (readonly number[])[];
  /**
   * A number for each module. No edge leads to a higher one, so the way back over a new edge passes none but numbers between
   * those of its ends. What has the same number need not be on a cycle. After Bender, Fineman and Gilbert (2009), whose numbers
   * are levels like these; but new edges keep them true by what the search for the way back has met.
   */
  private readonly ranks: Int32Array;
  /** Grows with each module that gets another number. */
  rankChanges = 0;
  private readonly forward: Search;
  private readonly backward: Search;

  /** `modules`: all of the graph. `numbers`: see `stronglyConnected`. */
  constructor(
    private readonly modules: readonly Module[],
    private readonly links: Links,
    numbers = new Int32Array(modules.length),
  ) {
    const ends = isFollowing() ? modules.map((module) => endsOf(links, module)) : [];
    const ranks = new Int32Array(modules.length);
    super(modules, outOf(links, ends, highest), numbers, ranks);
    this.ends = ends;
    this.ranks = ranks;
    this.forward = new Search(modules, this.upTo(highest));
    this.backward = new Search(modules, (module, visit) => links.into(module, ({ index }) => visit(index)));
  }

  /** No edge leads to a module of a higher rank, when all changes have been told. */
  rankOf({ index }: Module): number {
    return this.ranks[index]!;
  }

  /** The edges that count at a level. */
  upTo(level: number): Out {
    return outOf(this.links, this.ends, level);
  }

  /**
   * To be called for each module whose edges have changed, when all of them have, one after the other. Its own set is a new
   * one afterwards, be it of the same modules. Returns the modules whose sets may be others now; over fewer edges, too, none
   * but their sets may be. Time: where edges were added that lead to a rank no lower than the module's own, those around what
   * the new ends reach or what reaches the module, whichever is less, between these ranks; and the edges of the sets touched.
   */
  update(module: Module): Module[] {
    const { index } = module;
    const before = new Set(this.ends[index]);
    const ends = endsOf(this.links, module);
    this.ends[index] = ends;
    const own = this.ranks[index]!;
    const mayLeadBack = ends.filter((end) => !before.has(end) && this.ranks[end >> 2]! >= own).map((end) => end >> 2);
    // A new cycle leads over a new edge of some module: whatever is on one with this module's is looked at anew, and with it
    // the sets that it was in, which other modules' new edges may have brought together before.
    const touched = new Set<number>();
    const touch = (each: number) => {
      if (touched.has(each)) return;
      touched.add(each);
      for (const other of this.of(this.modules[each]!) ?? []) touched.add(other.index);
    };
    touch(index);
    if (mayLeadBack.length > 0) this.onWayBack(mayLeadBack, index).forEach(touch);
    const around: Module[] = [];
    for (const each of new Int32Array([...touched]).sort()) around.push(this.modules[each]!);
    this.renew(around, module);
    return around;
  }

  /**
   * What lies on ways from some modules to another, these included; ranks are true for edges from the one to the others
   * afterwards. Edges of modules that are still to be updated may be against the ranks: who comes last on a cycle finds it.
   */
  private onWayBack(from: readonly number[], to: number): readonly number[] {
    const { forward, backward, ranks } = this;
    const lowest = ranks[to]!;
    const highest = Math.max(...from.map((index) => ranks[index]!));
    forward.start(from, (index) => ranks[index]! >= lowest);
    backward.start([to], (index) => ranks[index]! <= highest);
    // Whichever ends first bounds the other.
    while (forward.step() && backward.step()) {}
    const [whole, other, starts] = forward.isDone ? [forward, backward, [to]] : [backward, forward, from];
    const isMet = (index: number) => whole.hasMet(index);
    other.start(starts.filter(isMet), isMet);
    while (other.step()) {}
    const rank = whole === forward ? lowest : highest;
    for (const index of whole.found()) {
      if (ranks[index] !== rank) this.rankChanges++;
      ranks[index] = rank;
    }
    return other.found();
  }
}

/** A search that can be taken step by step; it remembers what it met by the number of the search. */
class Search {
  private readonly seen: Int32Array;
  private number = 0;
  private list: number[] = [];
  private at = 0;
  private mayMeet: (index: number) => boolean = () => true;

  constructor(
    private readonly modules: readonly Module[],
    private readonly next: Out,
  ) {
    this.seen = new Int32Array(modules.length);
  }

  start(indexes: readonly number[], mayMeet: (index: number) => boolean): void {
    this.number++;
    this.mayMeet = mayMeet;
    this.list = [];
    this.at = 0;
    for (const index of indexes) this.meet(index);
  }

  hasMet(index: number): boolean {
    return this.seen[index] === this.number;
  }

  get isDone(): boolean {
    return this.at >= this.list.length;
  }

  /** Looks at one module's edges; false when there is none left to look at. */
  step(): boolean {
    if (this.isDone) return false;
    this.next(this.modules[this.list[this.at++]!]!, this.meet);
    return !this.isDone;
  }

  private readonly meet = (index: number) => {
    const { seen, number } = this;
    if (seen[index] === number || !this.mayMeet(index)) return;
    seen[index] = number;
    this.list.push(index);
  };

  found(): readonly number[] {
    return this.list;
  }
}

const highest = 3;

/** Four times the index of the module that an edge leads to, and its level. */
function endsOf({ out }: Links, module: Module): readonly number[] {
  const ends: number[] = [];
  out(module, ({ index }, level) => ends.push(4 * index + level));
  return exact(ends);
}

function outOf(links: Links, ends: readonly (readonly number[])[], level: number): Out {
  return (module, visit) => {
    const kept = ends[module.index];
    if (kept === undefined) links.out(module, ({ index }, from) => from <= level && visit(index));
    else for (const end of kept) if ((end & 3) <= level) visit(end >> 2);
  };
}
