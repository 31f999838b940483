// Whether a module serves several users at once: code of browsers, scripts and tools runs for one.
import type { Path } from '../text/paths';
import type { Module } from './model';

/**
 * Whether a module runs for one user: user interfaces and what only they import, scripts, commands, migrations, examples.
 * What nothing tells of is taken to serve many.
 */
export function isPersonal(module: Module, includeBrowser: boolean): boolean {
  const personal = new Set<Module>();
  const asking = new Set<Module>();
  // Through importers to one that nobody imports, or round to one that is asked about: what is only reached so serves many.
  const serves = (each: Module): boolean => {
    if (asking.has(each)) return true;
    if (personal.has(each)) return false;
    if (!isTool(each.path) && (includeBrowser || !isInterface(each))) {
      asking.add(each);
      const importers = each.importers.filter(({ from, kind }) => kind !== 'type' && from !== each);
      if (importers.length === 0 || importers.some(({ from }) => serves(from))) return true;
      asking.delete(each);
    }
    personal.add(each);
    return false;
  };
  return !serves(module);
}

const toolFolders =
  /(^|\/)(scripts?|bin|cli|tools?|tooling|migrations?|seeds?|seeders?|benchmarks?|bench|examples?|samples?|fixtures?|mocks?|testing|test-utils?|test_utils?|tests?-.*|stories|storybook|docs|codegen|generators?|management\/commands|create-[\w-]+-app)\//i;
const toolNames =
  /(^|\/)(manage|setup|fabfile|noxfile|conftest|cli|[\w.-]+\.config|[\w.-]+\.stories|[\w.-]*mocks?|[\w.-]*fixtures?|gulpfile|seed)\.[cm]?[jt]sx?$|(^|\/)(manage|setup|fabfile|noxfile|conftest|cli|[\w]*fixtures?)\.py$/i;

function isTool(path: Path): boolean {
  return toolFolders.test(path) || toolNames.test(path);
}

const interfaceFolders =
  /(^|\/)(frontend|front-end|components?|hooks|browser|dashboard|storefront|playground|(static|public|assets)\/(js|javascripts?|scripts?))\//i;
const interfacePackages =
  /^(react(-dom|-native|-router.*|-query|-hook-form)?|preact|vue|vue-router|pinia|svelte|solid-js|lit|jquery|jotai|zustand|redux|@reduxjs\/.*|@angular\/.*|@tanstack\/(react|vue|svelte|solid)-.*|@testing-library\/.*|next\/(router|navigation|link|image))(\/|$)/;

/** Markup, a framework for user interfaces, a folder of such, or a page's own objects (`document`). */
function isInterface({ path, facts }: Module): boolean {
  if (facts.language === 'python') return false;
  if (facts.jsx || /\.[jt]sx$/.test(path) || interfaceFolders.test(path)) return true;
  if (facts.imports.some(({ specifier, typeOnly }) => !typeOnly && interfacePackages.test(specifier))) return true;
  const { states, functions } = facts.behaviour;
  return (
    states.some(({ creates }) => /^(document|window)\./.test(creates)) ||
    functions.some(({ writes }) => writes.some(({ value }) => value.some((name) => pageOnly.has(name))))
  );
}

const pageOnly = new Set(['localStorage', 'sessionStorage', 'getElementById', 'querySelector', 'addEventListener']);
