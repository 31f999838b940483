// What a schema cannot say of a configuration: patterns that match nothing, names that do not exist, contradictions.
import { compileGlobs } from '../text/globs';
import { resolvePath } from '../text/paths';
import { closestName } from './closest-name';
import type { Configuration } from './configuration-data';
import { type KeyPath, keyText } from './configuration-problem';
import { quoted } from './configuration-words';
import type { Fault } from './schema-validator';

/** Faults of a configuration that the schema accepts, by itself: what depends on the code is not looked at. */
export function checkConfiguration(configuration: Configuration): Fault[] {
  return [
    ...checkPatterns(configuration),
    ...checkPaths(configuration),
    ...checkConcepts(configuration),
    ...checkCanonicalImports(configuration),
    ...checkLayers(configuration),
  ];
}

function checkPatterns({ include, exclude, legacy, concepts, overrides, layers }: Configuration): Fault[] {
  const lists: [KeyPath, readonly string[] | undefined][] = [
    [['include'], include],
    [['exclude'], exclude],
    [['legacy'], legacy],
    ...(concepts ?? []).map(({ within }, index): (typeof lists)[number] => [['concepts', index, 'within'], within]),
    ...(overrides ?? []).map(({ files }, index): (typeof lists)[number] => [['overrides', index, 'files'], files]),
    ...Object.entries(layers ?? {}).map(([name, layer]): (typeof lists)[number] => [
      ['layers', Array.isArray(layers) ? Number(name) : name, 'files'],
      typeof layer === 'object' ? layer.files : undefined,
    ]),
  ];
  return lists.flatMap(([path, patterns]) =>
    (patterns ?? []).flatMap((pattern, index) => {
      const reason = patternFault(pattern);
      return reason === undefined
        ? []
        : [fault([...path, index], `${keyText([...path, index])}: the pattern ${reason}`)];
    }),
  );
}

function patternFault(pattern: string): string | undefined {
  const shown = quoted(pattern);
  if (pattern.startsWith('!'))
    return `${shown} starts with "!". Patterns here cannot be negated; list what is meant, or use "exclude".`;
  if (pattern.includes('\\')) return `${shown} holds a backslash. Write "/" between folders, on Windows too.`;
  if (/^(\/|[A-Za-z]:\/)/.test(pattern))
    return `${shown} is an absolute path. Patterns start at the root: leave out what is before it.`;
  if (pattern.split('/').includes('..'))
    return `${shown} leaves the root with "..". Patterns match only paths under the root.`;
  try {
    compileGlobs([pattern])('a');
    return undefined;
  } catch (error) {
    return `${shown} cannot be read: ${error instanceof Error ? error.message : String(error)}. Write it otherwise.`;
  }
}

function checkPaths({ sourceRoots, baseline }: Configuration): Fault[] {
  const paths: [KeyPath, string][] = (sourceRoots ?? []).map((root, index) => [['sourceRoots', index], root]);
  if (baseline !== undefined) paths.push([['baseline'], baseline]);
  return paths.flatMap(([path, written]) => {
    const absolute = /^(\/|\\|[A-Za-z]:)/.test(written);
    if (!absolute && !written.includes('\\') && resolvePath('', written) !== undefined) return [];
    return [
      fault(
        path,
        `${quoted(keyText(path))} must be a path from the root with "/" between folders, but is ${quoted(written)}. Write, for example, "src".`,
      ),
    ];
  });
}

function checkConcepts({ concepts = [] }: Configuration): Fault[] {
  const faults: Fault[] = [];
  concepts.forEach(({ name, canonical }, index) => {
    const path = ['concepts', index];
    const earlier = concepts.findIndex((other) => other.name === name);
    if (earlier < index) {
      const two = canonical !== undefined && ![undefined, canonical].includes(concepts[earlier]!.canonical);
      const trouble = two ? ' with another canonical place' : '';
      faults.push(
        fault(
          [...path, 'name'],
          `The concept ${quoted(name)} stands here a second time${trouble}; it is also "concepts[${earlier}]". Keep one, or give this one its own name.`,
        ),
      );
    }
    if (canonical !== undefined && !/^[^#]+#[^#]+$/.test(canonical)) {
      faults.push(
        fault(
          [...path, 'canonical'],
          `${quoted(keyText([...path, 'canonical']))} must be a module, "#" and a name, but is ${quoted(canonical)}. Write, for example, "app/manager.py#Manager".`,
        ),
      );
    }
  });
  return faults;
}

function checkCanonicalImports({ canonicalImports = [] }: Configuration): Fault[] {
  const faults: Fault[] = [];
  const targets = new Map(canonicalImports.map(({ from, to }) => [from, to]));
  canonicalImports.forEach(({ from, to }, index) => {
    const path: KeyPath = ['canonicalImports', index];
    const earlier = canonicalImports.findIndex((other) => other.from === from);
    if (earlier < index) {
      faults.push(
        fault(
          [...path, 'from'],
          `${quoted(from)} stands here a second time; it already leads to ${quoted(canonicalImports[earlier]!.to)}. Keep one of the two.`,
        ),
      );
    } else if (to.includes('#') && !from.includes('#')) {
      faults.push(
        fault(
          [...path, 'to'],
          `${quoted(from)} is a whole module, but ${quoted(to)} is one name. Write both as modules, or both with "#".`,
        ),
      );
    } else if (leadsBack(from, targets)) {
      faults.push(
        fault(
          [...path, 'to'],
          `${quoted(from)} leads back to itself. The target must be a module that is not itself replaced.`,
        ),
      );
    }
  });
  return faults;
}

function leadsBack(from: string, targets: ReadonlyMap<string, string>): boolean {
  let at = targets.get(from);
  for (let steps = 0; at !== undefined && steps <= targets.size; steps++) {
    if (at === from) return true;
    at = targets.get(at);
  }
  return false;
}

function checkLayers({ layers }: Configuration): Fault[] {
  const faults: Fault[] = [];
  if (Array.isArray(layers)) {
    const names = layers.map(({ name }) => name as string);
    names.forEach((name, index) => {
      if (names.indexOf(name) === index) return;
      faults.push(
        fault(
          ['layers', index, 'name'],
          `The layer ${quoted(name)} stands here a second time. Give each layer one place.`,
        ),
      );
    });
    return faults;
  }
  const entries = Object.entries(layers ?? {}).filter(([, layer]) => typeof layer === 'object');
  const names = entries.map(([name]) => name);
  for (const [name, layer] of entries) {
    (typeof layer === 'object' ? (layer.mayImport ?? []) : []).forEach((allowed: string, index: number) => {
      if (names.includes(allowed)) return;
      const meant = closestName(allowed, names);
      const next =
        meant === undefined ? `The layers are ${names.map(quoted).join(', ')}.` : `Did you mean ${quoted(meant)}?`;
      faults.push(fault(['layers', name, 'mayImport', index], `There is no layer ${quoted(allowed)}. ${next}`));
    });
  }
  return faults;
}

function fault(path: KeyPath, message: string): Fault {
  return { path, on: 'value', message };
}
