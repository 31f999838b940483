// Globs on root-relative POSIX paths.
import picomatch from 'picomatch';
import type { Path } from './paths';

export type PathMatcher = (path: Path) => boolean;

/** A matcher for any of `patterns`; `**` alone matches everything, a pattern that names a folder matches what is in it. */
export function compileGlobs(patterns: readonly string[]): PathMatcher {
  if (patterns.length === 0) return () => false;
  if (patterns.some((pattern) => pattern === '**' || pattern === '**/*')) return () => true;
  const whole = patterns.flatMap((pattern) => {
    const trimmed = pattern.replace(/^\.\//, '').replace(/\/+$/, '');
    return [trimmed, `${trimmed}/**`];
  });
  // One expression for all of them: the first time a matcher for each takes three times as long, later half as long again.
  const written = new Set(whole);
  const any = new RegExp(whole.map((pattern) => picomatch.makeRe(pattern, { dot: true }).source).join('|'));
  return (path) => path !== '' && (written.has(path) || any.test(path));
}
