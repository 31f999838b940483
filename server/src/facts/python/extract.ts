// The facts of one Python module.
import { lineStartsOf } from '../../text/line-index';
import type { Facts } from '../facts';
import { hasAssignment } from '../load-facts';
import { readBehaviour } from './behaviour/read-behaviour';
import { readSuppressions } from './comments';
import { newDraft } from './draft';
import { readLoad } from './load/read-load';
import { moduleMarkers } from './markers';
import { readStatements } from './statements';
import { readStringReferences } from './string-references';
import { tokenize } from './tokenizer';
import { Tokens } from './tokens';
import { countUses } from './uses';

/** Arrays for this many code units are kept for the next file; a larger file gets its own. */
const keptLength = 1 << 20;
const kept = new Tokens(keptLength);

/** Never throws; `path` only tells a stub (`.pyi`) from a module. */
export function extractPython(path: string, text: string): Facts {
  const tokens = text.length > keptLength ? new Tokens(text.length) : kept;
  tokens.reset(text);
  tokenize(tokens);
  const draft = newDraft(tokens, path.endsWith('.pyi'));
  readStatements(draft);
  const behaviour = readBehaviour(draft);
  const load = readLoad(draft);
  countUses(draft);
  return {
    language: 'python',
    lineStarts: lineStartsOf(text),
    imports: draft.imports,
    exports: draft.exports,
    dynamicExports: draft.dynamicExports,
    definitions: draft.definitions,
    aliases: draft.aliases,
    wrappers: draft.wrappers,
    attributeForwards: draft.attributeForwards,
    ownStatements: draft.ownStatements,
    strings: readStringReferences(tokens),
    markers: moduleMarkers(draft),
    suppressions: readSuppressions(tokens),
    jsx: false,
    isModule: true,
    load,
    assigns: hasAssignment(load),
    behaviour,
    problems: tokens.problems,
  };
}
