// The TypeScript and JavaScript files below a directory, in a fixed order.
import { readdirSync, statSync } from 'node:fs';

/** Absolute or relative as `directory` is; links are not followed, nor packages that are installed below it. */
export function sourceFilesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((file) => !file.slice(directory.length).includes('/node_modules/'))
    .sort();
}

/** The first `limit` files that are not larger than `bytes`. */
export function smallOnes(files: readonly string[], bytes: number, limit: number): string[] {
  return files.filter((file) => statSync(file).size <= bytes).slice(0, limit);
}
