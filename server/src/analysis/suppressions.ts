// Suppressions in code: which findings they silence, and what is wrong with the suppressions themselves.
import type { Facts, SuppressionFact } from '../facts/facts';
import type { Module } from '../graph/model';
import { type Finding, type RuleId, ruleIds } from '../rules/rule';
import { lineAt } from '../text/line-index';
import type { Path } from '../text/paths';
import { contains, type Span } from '../text/span';
import { closestName } from './closest-name';

/** Those of one file. */
export interface Suppressions {
  /** Whether a finding is silenced; remembers the suppression that did it as used. Line suppressions come first. */
  silences(rule: RuleId, finding: Pick<Finding, 'span'>): boolean;
  /**
   * What is to be said of the suppressions, once every finding was asked for: of those that silenced nothing, name no
   * rule or give no reason. `ran`: whether the rule ran and is on for the file, since else nothing can be told.
   */
  faults(ran: (rule: RuleId) => boolean): SuppressionFault[];
}

export interface SuppressionFault {
  readonly file: Path;
  /** The comment. */
  readonly span: Span;
  readonly message: string;
  readonly anchor: string;
}

interface Entry {
  readonly fact: SuppressionFact;
  /** The line it is about; -1 for the whole file. */
  readonly line: number;
  used: boolean;
}

export function suppressionsOf(module: Module): Suppressions {
  const { path: file, facts } = module;
  const entries = facts.suppressions.length === 0 ? [] : entriesOf(facts);
  return {
    silences(rule, { span }) {
      const own = entries.filter(({ fact }) => fact.rule === rule);
      if (own.length === 0) return false;
      const lines = linesOf(module, span);
      const silencing = own.find(({ line }) => lines.has(line)) ?? own.find(({ line }) => line === -1);
      if (silencing) silencing.used = true;
      return silencing !== undefined;
    },
    faults: (ran) =>
      entries.flatMap((entry) => {
        const message = faultOf(entry, ran);
        if (message === undefined) return [];
        const { fact } = entry;
        return [{ file, span: fact.span, message, anchor: `${fact.scope} ${fact.rule}` }];
      }),
  };
}

/** How documentation writes the form of a suppression. */
const placeholder = 'RULE';

/** A line suppression is about the first line below it that is not itself such a comment: they can be stacked. */
function entriesOf({ suppressions, lineStarts }: Facts): Entry[] {
  const commentLines = new Set<number>();
  for (const { scope, span } of suppressions) if (scope === 'line') commentLines.add(lineAt(lineStarts, span.start));
  return suppressions
    .filter(({ rule }) => rule !== placeholder)
    .map((fact) => {
      let line = -1;
      if (fact.scope === 'line') {
        line = lineAt(lineStarts, fact.span.end) + 1;
        while (commentLines.has(line)) line++;
      }
      return { fact, line, used: false };
    });
}

/**
 * The lines above which a comment can stand for a finding: the one it starts on, and the one where the import or
 * definition starts whose part it marks, as in a list of names over several lines or below decorators.
 */
function linesOf({ facts }: Module, span: Span): Set<number> {
  const lines = new Set([lineAt(facts.lineStarts, span.start)]);
  for (const statement of facts.imports) {
    if (contains(statement.span, span)) lines.add(lineAt(facts.lineStarts, statement.span.start));
  }
  for (const definition of facts.definitions) {
    if (contains(definition.nameSpan, span)) lines.add(lineAt(facts.lineStarts, definition.span.start));
  }
  return lines;
}

function faultOf({ fact, used }: Entry, ran: (rule: RuleId) => boolean): string | undefined {
  const { rule, reason, scope } = fact;
  if (rule === '') return 'This suppression names no rule. Write the rule and the reason: "RULE: reason".';
  if (!isRule(rule)) {
    if (rule === 'unused-suppression') {
      return 'unused-suppression cannot be suppressed in code. Remove the other suppression, or set the level in the configuration.';
    }
    const meant = closestName(rule, ruleIds);
    const next = meant === undefined ? `The rules are ${ruleIds.join(', ')}.` : `Did you mean ${meant}?`;
    return `This suppression suppresses nothing: there is no rule ${rule}. ${next}`;
  }
  if (!used && ran(rule)) {
    const where = scope === 'file' ? 'in this file' : 'on the next line';
    return `This suppression suppresses nothing: ${rule} finds nothing ${where}. Remove it.`;
  }
  if (reason.trim() !== '') return undefined;
  return `This suppression of ${rule} gives no reason. Say after a colon why the finding may stay: "${rule}: reason".`;
}

function isRule(name: string): name is RuleId {
  return (ruleIds as readonly string[]).includes(name);
}
