// Where the page of each rule is, for the link on a diagnostic's code.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fromNative, pathToUri } from './uri';

export type RulePages = (rule: string) => string | undefined;

/** Links only to pages that are there. `docsUri`: the folder that holds them, else the one shipped beside the bundle. */
export function rulePages(docsUri: string | undefined, shipped = join(__dirname, '..', 'server', 'docs', 'rules')): RulePages {
  const folder = docsUri?.replace(/\/+$/, '') ?? pathToUri(fromNative(shipped));
  const known = new Set(pagesIn(shipped));
  return (rule) => (known.has(`${rule}.md`) ? `${folder}/${rule}.md` : undefined);
}

function pagesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
