// Kind (b) of import-order: one name that stands for different modules, as the environment decides.
import type { BindingFact, ImportFact } from '../../facts/facts';
import type { Module } from '../model';
import { submoduleOf } from '../submodules';
import { areBackports } from './backports';

export interface EnvironmentChoice {
  readonly module: Module;
  /** The name that is bound. */
  readonly name: string;
  /** In the order of the text; two or more, each to another module. */
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  readonly binding: BindingFact;
  /** Why this one and no other: an import that fails, or a condition. */
  readonly branch: NonNullable<ImportFact['condition']>['branch'];
  /** Path in the workspace, else the specifier. */
  readonly place: string;
  readonly inWorkspace: boolean;
}

export function environmentChoices(module: Module): EnvironmentChoice[] {
  const choices = new Map<string, Alternative[]>();
  const { imports } = module.facts;
  for (let index = 0; index < imports.length; index++) {
    const { condition, deferred, typeOnly } = imports[index]!;
    if (condition !== undefined && !deferred && !typeOnly) addAlternatives(choices, module, index, condition);
  }
  if (choices.size === 0) return [];
  return [...choices].flatMap(([key, found]) => {
    const alternatives = oncePerPlace(found);
    if (alternatives.length < 2 || alternatives.every(({ branch }) => branch === 'try')) return [];
    if (areBackports(alternatives)) return [];
    return [{ module, name: key.slice(key.indexOf(' ') + 1), alternatives }];
  });
}

function addAlternatives(
  choices: Map<string, Alternative[]>,
  module: Module,
  index: number,
  { group, branch }: NonNullable<ImportFact['condition']>,
): void {
  for (const [at, binding] of module.facts.imports[index]!.bindings.entries()) {
    if (binding.local === '' || binding.typeOnly) continue;
    const key = `${group} ${binding.local}`;
    const alternative = { binding, branch, ...placeOf(module, index, at) };
    choices.set(key, [...(choices.get(key) ?? []), alternative]);
  }
}

function placeOf(module: Module, index: number, at: number): { place: string; inWorkspace: boolean } {
  const inner = submoduleOf(module, index, at);
  const target = inner ?? module.targets[index];
  return { place: target?.path ?? module.facts.imports[index]!.specifier, inWorkspace: target !== undefined };
}

function oncePerPlace(alternatives: readonly Alternative[]): Alternative[] {
  const seen = new Set<string>();
  return alternatives.filter(({ place }) => !seen.has(place) && seen.add(place));
}
