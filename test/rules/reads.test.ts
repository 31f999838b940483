// Rules read no other part of the facts than they say: what they found before is shown again on the strength of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Facts } from '../../server/src/facts/facts';
import type { Part } from '../../server/src/facts/patch-facts';
import { ModuleGraph } from '../../server/src/graph/module-graph';
import { createSession } from '../../server/src/host/create-session';
import { rules } from '../../server/src/rules/registry';

const parts: Readonly<Record<string, Part>> = {
  size: 'bodies',
  body: 'bodies',
  uses: 'uses',
  load: 'load',
  behaviour: 'behaviour',
  strings: 'strings',
};

/** The facts, and a note of each part of them that is read. */
function watched<T extends object>(value: T, note: (part: Part) => void, known = new WeakMap<object, object>()): T {
  const before = known.get(value);
  if (before !== undefined) return before as T;
  const proxy = new Proxy(value, {
    get(target, name, receiver) {
      const read = Reflect.get(target, name, receiver);
      const part = Object.hasOwn(parts, name) ? parts[String(name)] : undefined;
      if (part !== undefined && !(target instanceof Map) && !(target instanceof Set)) note(part);
      if (typeof read !== 'object' || read === null || ArrayBuffer.isView(read)) return read;
      return watched(read, note, known);
    },
  });
  known.set(value, proxy);
  return proxy;
}

test('each rule reads what it says it reads, and no other part', async () => {
  let seen = new Set<Part>();
  const set = ModuleGraph.prototype.set;
  let graph: ModuleGraph | undefined;
  ModuleGraph.prototype.set = function (path: string, facts: Facts) {
    graph = this;
    set.call(
      this,
      path,
      watched(facts, (part) => seen.add(part)),
    );
  };
  try {
    const session = createSession({ root: 'test/workspaces/websocket-dual-pattern', threads: 0, cache: false });
    await session.index();
    session.report();
    await session.close();
  } finally {
    ModuleGraph.prototype.set = set;
  }
  const { parseConfiguration } = await import('../../server/src/analysis/configuration');
  const { readFileSync } = await import('node:fs');
  const text = readFileSync('test/workspaces/websocket-dual-pattern/ssot.config.json', 'utf8');
  const { settings } = parseConfiguration(text, 'jsonc', 'ssot.config.json', rules);
  for (const { meta, reads, check } of rules) {
    seen = new Set();
    check(graph!, settings!.ruleContext(meta.id));
    assert.deepEqual([...seen].filter((part) => !reads.includes(part)).sort(), [], meta.id);
  }
});
