// Which modules of a TypeScript or JavaScript component fail when one of them is the first that a program loads.
//
// TypeScript files, and JavaScript files with an import or export, are ES modules: their imports are live bindings, and
// they run in the order of ECMA-262, as in Node, in browsers and in what bundlers make of them. Other JavaScript files, and
// `import a = require('a')`, are CommonJS as Node runs it. A file that a compiler turns into CommonJS fails at fewer places,
// since there a name that is not there yet is `undefined` and not an error.
import type { Component } from '../components';
import type { Graph, Module } from '../model';
import { Machine } from './javascript-machine';
import { Program } from './javascript-program';
import { type LoadFailure, LoadPlace } from './load-failure';

/**
 * Steps that all entries of a component may take together, about a second; those in calls count tenfold. Beyond, the
 * remaining entries (by path) are not tried. A component of 1,400 modules that each do five things at once stays below.
 */
const mostSteps = 10_000_000;

/**
 * The first failure of each entry, by the entry's path. Modules outside of the component load without trouble. Time:
 * entries × (modules + imports + steps that can fail), since a body that has ended well is not run again for that entry.
 */
export function javascriptLoadFailures(graph: Graph, { kind, modules }: Component): readonly LoadFailure[] {
  if (kind !== 'runtime' || !modules.some(asksForNames)) return [];
  const program = new Program(graph, modules);
  if (!program.mayFail) return [];
  const machine = new Machine(program, mostSteps);
  const failures: LoadFailure[] = [];
  for (const unit of program.units) {
    const miss = machine.load(unit);
    if (machine.spent) break;
    if (miss === undefined) continue;
    const { op, edge, name } = miss;
    failures.push({
      entry: unit.module,
      module: miss.unit.module,
      edge,
      name,
      place: new LoadPlace(miss.unit.module, op.step, op.step.at),
      why: op.step.why ?? 'expression',
    });
  }
  return failures;
}

/** Whether a module does more while it loads than import and define: else nothing of it can fail, nor call what fails. */
function asksForNames({ facts: { load } }: Module): boolean {
  return load.steps.some(({ do: what }) => what === 'read' || what === 'call' || what === 'assign');
}
