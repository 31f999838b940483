// Writing the name of a Python module in the style of the one that it replaces.
import type { Graph, Module } from '../../graph/model';
import { isPythonPackage } from '../../text/paths';

/**
 * What `from … import` says for `to`: relative where the old one was and the target lies in the same package, else
 * absolute. `undefined` when no name leads there.
 */
export function moduleSpecifier(graph: Graph, from: Module, written: string, old: Module | undefined, to: Module) {
  const candidates = absoluteNames(written, old, to);
  if (written.startsWith('.')) candidates.unshift(relativeName(from, to.name));
  return candidates.find((name) => name !== '' && graph.resolve(name, from) === to);
}

/** The same for `to` as a name in its package: `from a import b`, `from . import b`. An empty specifier: `import b`. */
export function memberSpecifier(graph: Graph, from: Module, written: string, old: Module | undefined, to: Module) {
  const candidates = absoluteNames(written, old, to);
  if (written.startsWith('.')) candidates.unshift(relativeName(from, to.name));
  for (const name of candidates) {
    if (name === '' || graph.resolve(name, from) !== to) continue;
    const dot = name.lastIndexOf('.');
    // A relative name without a last part is the importer's own package, which is no member of anything here.
    if (dot === name.length - 1) continue;
    const dots = dot >= 0 && /^\.+$/.test(name.slice(0, dot + 1));
    return { specifier: dots ? name.slice(0, dot + 1) : name.slice(0, Math.max(dot, 0)), name: name.slice(dot + 1) };
  }
  return undefined;
}

/** The absolute name, first as it is seen from the source root that the old one assumes. */
export function absoluteNames(written: string, old: Module | undefined, to: Module): string[] {
  if (old === undefined || old === to || written.startsWith('.') || written === old.name) return [to.name];
  if (written.endsWith(`.${old.name}`)) return [written.slice(0, -old.name.length) + to.name, to.name];
  const inner = old.name.endsWith(`.${written}`) ? old.name.slice(0, -written.length) : '';
  return inner !== '' && to.name.startsWith(inner) ? [to.name.slice(inner.length), to.name] : [to.name];
}

function relativeName(from: Module, target: string): string {
  const own = from.name.split('.');
  const here = isPythonPackage(from.path) ? own : own.slice(0, -1);
  const there = target.split('.');
  let common = 0;
  while (common < here.length && common < there.length && here[common] === there[common]) common++;
  return common === 0 ? '' : '.'.repeat(here.length - common + 1) + there.slice(common).join('.');
}
