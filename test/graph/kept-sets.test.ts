// Strongly connected sets that are kept up to date, and those inside them over fewer edges, against those found from scratch.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KeptSets, type Links } from '../../server/src/graph/kept-sets';
import type { Module } from '../../server/src/graph/model';
import { type Out, StrongSets, stronglyConnected } from '../../server/src/graph/strong-sets';
import { Random } from '../support/random';

interface End {
  readonly to: Node;
  /** Whether the sets over fewer edges see it. */
  readonly isStrong: boolean;
}

interface Node {
  readonly index: number;
  out: End[];
}

test('random graphs after random changes of the edges of some modules at once', () => {
  let sets = 0;
  for (let seed = 0; seed < 900; seed++) {
    const random = new Random(seed);
    const size = 2 + random.below(12);
    const nodes = Array.from({ length: size }, (_, index): Node => ({ index, out: [] }));
    const edges = () =>
      Array.from({ length: random.below(4) }, () => ({ to: random.one(nodes), isStrong: random.below(3) > 0 }));
    for (const node of nodes) node.out = edges();
    const modules = nodes as unknown as Module[];
    const ends = (module: Module) => (module as unknown as Node).out;
    const links: Links = {
      out(module, visit) {
        for (const { to, isStrong } of ends(module)) visit(to as unknown as Module, isStrong ? 0 : 1);
      },
      into(module, visit) {
        for (const each of modules) if (ends(each).some(({ to }) => to === (module as unknown))) visit(each);
      },
    };
    const kept = new KeptSets(modules, links);
    const inner = new StrongSets(modules, kept.upTo(0), new Int32Array(modules.length));
    const all: Out = (module, visit) => links.out(module, ({ index }) => visit(index));
    const strong: Out = (module, visit) => links.out(module, ({ index }, level) => level === 0 && visit(index));
    for (let step = 0; step < 20; step++) {
      const before = new Set([...kept.all(), ...inner.all()]);
      const changed = new Set(Array.from({ length: 1 + random.below(3) }, () => random.one(nodes)));
      for (const node of changed) {
        // Some edges stay, so that sets part and grow for more reasons than one.
        node.out = [...node.out.filter(() => random.below(2) > 0), ...edges().slice(0, 2)];
      }
      const touched = new Set<Module>();
      for (const node of changed) {
        const module = node as unknown as Module;
        const around = kept.update(module);
        inner.renew(around, module, kept);
        for (const each of around) touched.add(each);
      }
      for (const node of nodes) {
        const rankOf = (each: Node) => kept.rankOf(each as unknown as Module);
        for (const { to } of node.out) assert.ok(rankOf(to) <= rankOf(node), `ranks of seed ${seed}, step ${step}`);
      }
      for (const [found, out] of [[kept, all] as const, [inner, strong] as const]) {
        const where = `seed ${seed}, step ${step}`;
        assert.deepEqual(written(found.all()), written(stronglyConnected(modules, out, new Int32Array(size))), where);
        for (const set of found.all()) {
          sets++;
          for (const each of set) assert.equal(found.of(each), set, where);
          const isNew = !before.has(set);
          if (isNew)
            assert.ok(
              set.every((module) => touched.has(module)),
              where,
            );
          if (set.some((module) => changed.has(module as unknown as Node))) assert.ok(isNew, where);
        }
      }
    }
  }
  assert.ok(sets > 10_000, `${sets} sets`);
});

function written(sets: Iterable<readonly Module[]>): string[] {
  return [...sets].map((set) => set.map(({ index }) => index).join(' ')).sort();
}

test('what no change can have touched is not visited', () => {
  // A chain of 100, and beside it a ring of two at its end.
  const nodes = Array.from({ length: 102 }, (_, index): Node => ({ index, out: [] }));
  const link = (from: number, to: number) => nodes[from]!.out.push({ to: nodes[to]!, isStrong: true });
  for (let index = 0; index < 99; index++) link(index, index + 1);
  link(100, 101);
  link(101, 100);
  const modules = nodes as unknown as Module[];
  let visited = 0;
  const kept = new KeptSets(modules, {
    out(module, visit) {
      visited++;
      for (const { to } of (module as unknown as Node).out) visit(to as unknown as Module, 0);
    },
    into(module, visit) {
      visited++;
      for (const from of nodes)
        if (from.out.some(({ to }) => to === (module as unknown))) visit(from as unknown as Module);
    },
  });
  const ring = kept.of(modules[100]!);
  assert.equal(ring?.length, 2);
  visited = 0;
  // An edge goes: nothing outside of the module's own set can be concerned.
  nodes[50]!.out = [];
  assert.deepEqual(kept.update(modules[50]!), [modules[50]]);
  assert.ok(visited <= 3, `${visited} visits`);
  // An edge to where nothing comes back from.
  visited = 0;
  nodes[50]!.out = [{ to: nodes[100]!, isStrong: true }];
  assert.deepEqual(kept.update(modules[50]!), [modules[50]]);
  assert.ok(visited < 12, `${visited} visits`);
  assert.equal(kept.of(modules[100]!), ring);
  // One that leads on to where nothing comes back from by the ranks is not even looked along.
  visited = 0;
  nodes[10]!.out.push({ to: nodes[40]!, isStrong: true });
  assert.deepEqual(kept.update(modules[10]!), [modules[10]]);
  assert.ok(visited <= 3, `${visited} visits`);
  // One that closes a cycle: what comes before and after it on the chain is not visited, which is most of it.
  visited = 0;
  nodes[24]!.out.push({ to: nodes[20]!, isStrong: true });
  assert.deepEqual(
    kept.update(modules[24]!).map(({ index }) => index),
    [20, 21, 22, 23, 24],
  );
  assert.ok(visited <= 20, `${visited} visits`);
});
