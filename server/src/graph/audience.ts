// Whether a module serves several users at once: code of browsers, scripts and tools runs for one.
import type { Path } from '../text/paths';
import type { Graph, Module } from './model';

/**
 * Modules that run for one user: user interfaces and what only they import, scripts, commands, migrations, examples. What
 * nothing tells of is taken to serve many.
 */
export function personalModules(graph: Graph, includeBrowser: boolean): ReadonlySet<Module> {
  const personal = new Set<Module>();
  for (const module of graph.modules) {
    if (isTool(module.path) || (!includeBrowser && isInterface(module))) personal.add(module);
  }
  // What only such modules import runs with them; several rounds, as importers have importers.
  for (let changed = true; changed; ) {
    changed = false;
    for (const module of graph.modules) {
      if (personal.has(module)) continue;
      const importers = module.importers.filter(({ from, kind }) => kind !== 'type' && from !== module);
      if (importers.length === 0 || !importers.every(({ from }) => personal.has(from))) continue;
      personal.add(module);
      changed = true;
    }
  }
  return personal;
}

const toolFolders =
  /(^|\/)(scripts?|bin|cli|tools?|tooling|migrations?|seeds?|seeders?|benchmarks?|bench|examples?|samples?|fixtures?|mocks?|testing|test-utils?|test_utils?|tests?-.*|stories|storybook|docs|codegen|generators?|management\/commands|create-[\w-]+-app)\//i;
const toolNames =
  /(^|\/)(manage|setup|fabfile|noxfile|conftest|cli|[\w.-]+\.config|[\w.-]+\.stories|[\w.-]*mocks?|[\w.-]*fixtures?|gulpfile|seed)\.[cm]?[jt]sx?$|(^|\/)(manage|setup|fabfile|noxfile|conftest|cli|__main__|[\w]*fixtures?)\.py$/i;

function isTool(path: Path): boolean {
  return toolFolders.test(path) || toolNames.test(path);
}

const interfaceFolders = /(^|\/)(frontend|front-end|components?|hooks|browser|dashboard|storefront|playground)\//i;
const interfacePackages =
  /^(react(-dom|-native|-router.*|-query|-hook-form)?|preact|vue|vue-router|pinia|svelte|solid-js|lit|jquery|jotai|zustand|redux|@reduxjs\/.*|@angular\/.*|@tanstack\/(react|vue|svelte|solid)-.*|@testing-library\/.*|next\/(router|navigation|link|image))(\/|$)/;

/** Markup, a framework for user interfaces, or a folder of such. */
function isInterface({ path, facts }: Module): boolean {
  if (facts.language === 'python') return false;
  if (facts.jsx || /\.[jt]sx$/.test(path) || interfaceFolders.test(path)) return true;
  return facts.imports.some(({ specifier, typeOnly }) => !typeOnly && interfacePackages.test(specifier));
}
