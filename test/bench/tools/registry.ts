// The rivals, the fast ones first.
import { biome } from './biome';
import { dependencyCruiser } from './dependency-cruiser';
import { dpdm } from './dpdm';
import { eslint } from './eslint';
import { fallow } from './fallow';
import { knip } from './knip';
import { madge } from './madge';
import { oxlint } from './oxlint';
import { grimp, pylint, pyright } from './python';
import type { Tool } from './tool';

export const rivals: readonly Tool[] = [
  ...[oxlint, biome, fallow, knip, dpdm, dependencyCruiser, madge, eslint],
  ...[grimp, pylint, pyright],
];

/** `rivals --rivals oxlint,import-x`: by a part of the name, whatever the case; all when nothing is named. */
export function rivalsNamed(names: readonly string[]): readonly Tool[] {
  if (names.length === 0) return rivals;
  for (const name of names)
    if (!rivals.some((tool) => matches(tool, name)))
      throw new Error(`no rival is called ${name}; known: ${rivals.map((tool) => tool.name).join(', ')}`);
  return rivals.filter((tool) => names.some((name) => matches(tool, name)));
}

function matches({ name }: Tool, wanted: string): boolean {
  return name.toLowerCase().includes(wanted.toLowerCase());
}
