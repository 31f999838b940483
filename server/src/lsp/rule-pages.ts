// Where the page of each rule is, for the link on a diagnostic's code.
import { join } from 'node:path';
import { fromNative, pathToUri } from './uri';

export type RulePages = (rule: string) => string | undefined;

/** `docsUri`: the folder that holds the pages when the client knows it, else the one shipped beside the bundle. */
export function rulePages(docsUri: string | undefined, bundle = __dirname): RulePages {
  const folder = docsUri?.replace(/\/+$/, '') ?? pathToUri(fromNative(join(bundle, '..', 'server', 'docs', 'rules')));
  return (rule) => (withoutPage.has(rule) ? undefined : `${folder}/${rule}.md`);
}

/** Reported beside the nine rules, and documented with suppressions rather than on a page of its own. */
const withoutPage = new Set(['unused-suppression']);
