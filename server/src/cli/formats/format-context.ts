// From the streams and folders of a command to what a format needs to know of them.
import { isAbsolute, join, relative, sep } from 'node:path';
import { coloursFor, type Io, widthFor } from '../io';
import type { FormatContext } from './format';

/** `root`: the absolute folder that findings are relative to. `toTerminal`: not to a file named by the person. */
export function formatContext(io: Io, root: string, toTerminal: boolean, totals: boolean): FormatContext {
  const repository = io.env.GITHUB_WORKSPACE ?? io.env.CI_PROJECT_DIR ?? io.cwd;
  return {
    colours: coloursFor(io, toTerminal ? 'stdout' : 'file'),
    width: widthFor(io, toTerminal ? 'stdout' : 'file'),
    totals,
    shown: naming(root, io.cwd, (file) => join(root, file)),
    inRepository: naming(root, repository, (file) => file),
  };
}

/** Names relative to `from` when the root lies in it or just above; else as `otherwise` has it. */
function naming(root: string, from: string, otherwise: (file: string) => string): (file: string) => string {
  const prefix = relative(from, root);
  if (prefix === '') return (file) => file;
  const outside = isAbsolute(prefix) || prefix === '..' || prefix.startsWith(`..${sep}`);
  if (!outside) return (file) => `${prefix.split(sep).join('/')}/${file}`;
  const below = !isAbsolute(relative(root, from)) && !relative(root, from).startsWith('..');
  return below ? (file) => relative(from, join(root, file)).split(sep).join('/') : otherwise;
}
