// A copy of a directory to measure in: without history, installed packages and the configurations of the rivals.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ts } from 'ts-morph';

/** Configurations would switch on other rules, or leave files out; each tool gets its own from `tools/`. */
const configurations =
  /^(\.?oxlintrc|oxlint\.config|biome|\.eslintrc|eslint\.config|\.?knip|\.?dependency-cruiser|\.?fallowrc|fallow|\.madgerc|\.pylintrc|pyrightconfig|dpdm\.config|ssot\.config)(\.[a-z]+)*$/;
const leftOut = new Set(['.git', 'node_modules', '.venv', '.ssot', '.fallow']);

/** The copy's absolute and real path. */
export function copyWorkspace(directory: string, into: string): string {
  const source = realpathSync(resolve(directory));
  const target = join(realpathSync(into), basename(source));
  cpSync(source, target, {
    recursive: true,
    filter: (path) => !leftOut.has(basename(path)) && !configurations.test(basename(path)),
  });
  stubExtendedConfigurations(target);
  return target;
}

/**
 * A `tsconfig.json` may extend one from a package that is installed where people work, but not here. Some tools resolve
 * nothing at all then; an empty one in its place gives all of them the same footing.
 */
export function stubExtendedConfigurations(root: string): void {
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/^[tj]sconfig.*\.json$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const { config } = ts.readConfigFile(file, (path) => readFileSync(path, 'utf8'));
    for (const extended of [config?.extends].flat()) {
      if (typeof extended !== 'string' || /^[./]/.test(extended)) continue;
      const name = /\.json$/.test(extended) ? extended : join(extended, 'tsconfig.json');
      const stub = join(root, 'node_modules', name);
      if (workspacePackageHas(root, extended) || existsSync(stub)) continue;
      mkdirSync(dirname(stub), { recursive: true });
      writeFileSync(stub, '{}\n');
    }
  }
}

/** Packages of the workspace itself keep what they say: they are resolved by whoever can. */
function workspacePackageHas(root: string, specifier: string): boolean {
  return existsSync(join(root, 'node_modules', specifier));
}
