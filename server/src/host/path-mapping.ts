// Where `paths` and `baseUrl` of a TypeScript configuration send a specifier.
import { resolve as resolveAbsolute } from 'node:path';
import type { TsConfigFile } from './tsconfig-file';

/**
 * Absolute paths that may answer, extensions still to be tried, the first that exists wins. As in the compiler: an exact
 * pattern wins over wildcards, among those the longest text before its `*`; `baseUrl` counts where no pattern matches.
 */
export function mappedPaths(specifier: string, { paths, baseUrl }: TsConfigFile): readonly string[] {
  const exact = specifier.includes('*') ? undefined : paths.get(specifier);
  if (exact !== undefined) return exact;
  let best: { readonly targets: readonly string[]; readonly before: number; readonly matched: string } | undefined;
  for (const [pattern, targets] of paths) {
    const before = pattern.indexOf('*');
    if (before < 0 || before <= (best?.before ?? -1)) continue;
    const after = pattern.length - before - 1;
    if (specifier.length < before + after) continue;
    if (!specifier.startsWith(pattern.slice(0, before)) || !specifier.endsWith(pattern.slice(before + 1))) continue;
    best = { targets, before, matched: specifier.slice(before, specifier.length - after) };
  }
  if (best !== undefined) return best.targets.map((target) => target.replace('*', () => best.matched));
  return baseUrl === undefined ? [] : [resolveAbsolute(baseUrl, specifier)];
}
