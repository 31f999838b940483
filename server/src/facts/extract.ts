// Facts of one module, whatever its language.
import { extensionOf, type Path } from '../text/paths';
import type { Facts } from './facts';

/** Endings of the files that are modules. */
export const sourceExtensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.py', '.pyi'] as const;

export function isSourceFile(path: Path): boolean {
  return (sourceExtensions as readonly string[]).includes(extensionOf(path));
}

/**
 * Never throws on bad source: what cannot be read is told in `problems`. A language's reader is loaded with its first file: of
 * most workspaces only threads read files, and of one language.
 */
export function extract(path: Path, text: string): Facts {
  return /\.pyi?$/.test(path)
    ? readers.python().extractPython(path, text)
    : readers.typescript().extractTypeScript(path, text);
}

const readers = {
  python: () => require('./python/extract') as typeof import('./python/extract'),
  typescript: () => require('./typescript/extract') as typeof import('./typescript/extract'),
};
