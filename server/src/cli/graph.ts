// Command graph: the modules and their imports, or a part of them.
import { resolve } from 'node:path';
import { viewOf } from '../analysis/graph-view';
import type { EdgeKind } from '../graph/model';
import type { Session } from '../host/session';
import type { OptionTable } from './arguments';
import type { Command } from './command';
import { exitStatus } from './exit-status';
import { graphFormats } from './formats/graph-format';
import { expectWritable, writeOutput } from './output-file';
import { withSession } from './with-session';
import { count } from './words';
import { pathsUnder, sessionOptionsOf, workspaceOptions } from './workspace-options';

const options = {
  format: { value: 'NAME', choices: Object.keys(graphFormats), help: 'How the graph is written. Default: dot.' },
  output: { value: 'FILE', short: 'o', help: 'Write the graph there instead of to standard output.' },
  kind: {
    value: 'KIND',
    choices: ['runtime', 'deferred', 'type'],
    help: 'Weakest kind of import shown: those that run when a module loads, also those that run later, also those that are erased. Default: type.',
  },
  cycles: { help: 'Only modules on import cycles, and the imports that close them.' },
  focus: {
    value: 'PATH',
    repeatable: true,
    help: 'Only this file or folder, what it imports and what imports it.',
  },
  ...workspaceOptions,
} as const satisfies OptionTable;

export const graph: Command<typeof options> = {
  synopsis: 'graph [PATH…] [OPTIONS]',
  details:
    'Each PATH (a file or folder) limits which modules are shown. Folders become clusters; imports that run later are ' +
    'dashed, those that are erased dotted, and the smallest set of imports that opens every cycle is marked as the cut.',
  options,
  operands: { name: 'PATH', most: Number.POSITIVE_INFINITY },
  examples: [
    'ssot graph --cycles | dot -Tsvg > cycles.svg',
    'ssot graph --focus src/app.ts --format mermaid',
    'ssot graph --format json --output graph.json',
  ],

  async run(args, io) {
    const located = sessionOptionsOf('graph', args, io);
    const paths = pathsUnder('graph', located.root, args.positionals, io);
    const focus = pathsUnder('graph', located.root, args.list('focus'), io, '--focus');
    const output = args.text('output');
    const target = output === undefined || output === '-' ? undefined : resolve(io.cwd, output);
    if (target !== undefined) expectWritable('graph', target);
    const format = await graphFormats[args.text('format') ?? 'dot']!();
    const quiet = args.flag('quiet');
    const kind = (args.text('kind') ?? 'type') as EdgeKind;
    const work = async (session: Session) => {
      const view = viewOf(session.workspace().graph, { kind, cycles: args.flag('cycles'), focus, paths });
      const { text, notes } = format(view);
      if (target === undefined) io.stdout.write(text);
      else writeOutput(target, text);
      const size = `${count(view.modules.length, 'module')} and ${count(view.edges.length, 'import')}`;
      if (target !== undefined && !quiet) io.stderr.write(`Wrote ${size} to ${target}\n`);
      if (!quiet) for (const note of notes) io.stderr.write(`${note}\n`);
      return exitStatus.ok;
    };
    return withSession(located, io, quiet, 'graph', work);
  },
};
