// Facts of one module, whatever its language.
import { extensionOf, type Path } from '../text/paths';
import type { Facts } from './facts';
import { extractPython } from './python/extract';
import { extractTypeScript } from './typescript/extract';

/** Endings of the files that are modules. */
export const sourceExtensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.py', '.pyi'] as const;

export function isSourceFile(path: Path): boolean {
  return (sourceExtensions as readonly string[]).includes(extensionOf(path));
}

/** Never throws on bad source: what cannot be read is told in `problems`. */
export function extract(path: Path, text: string): Facts {
  return /\.pyi?$/.test(path) ? extractPython(path, text) : extractTypeScript(path, text);
}
