// Runs one rule on an inline workspace and compares its findings with the annotations.
import assert from 'node:assert/strict';
import { rules } from '../../server/src/rules/registry';
import { check, type Finding, type RuleId, type RuleResult } from '../../server/src/rules/rule';
import { type Fixture, type FixtureOptions, fixture } from './fixture';

export function runRule(id: RuleId, { graph, settings }: Pick<Fixture, 'graph' | 'settings'>): RuleResult {
  const rule = rules.find(({ meta }) => meta.id === id);
  assert.ok(rule, `no rule ${id}`);
  const { findings, groups } = check(rule, graph, settings.ruleContext(id));
  const keys = new Set(groups.map(({ key }) => key));
  for (const { group } of findings) assert.ok(keys.has(group), `finding in unknown group ${group}`);
  return { findings: findings.filter(({ file, severity }) => settings.levelOf(id, file, severity) !== 'off'), groups };
}

/** Every annotation must meet a finding at exactly its place whose message holds its text, and every finding one. */
export function checkRule(id: RuleId, source: string, options?: FixtureOptions): RuleResult {
  const made = fixture(source, options);
  const result = runRule(id, made);
  const open = [...made.expected];
  const surprising: string[] = [];
  for (const finding of result.findings) {
    const at = open.findIndex((each) => meets(each, finding));
    if (at < 0) surprising.push(describe(made, finding));
    else open.splice(at, 1);
  }
  const missing = open.map(({ file, start, message }) => `${file}:${start} ${message}`);
  assert.deepEqual({ surprising, missing }, { surprising: [], missing: [] });
  return result;
}

function meets({ file, start, end, message }: Fixture['expected'][number], finding: Finding): boolean {
  const { span } = finding;
  return file === finding.file && start === span.start && end === span.end && finding.message.includes(message);
}

function describe({ texts }: Fixture, { file, span, message }: Finding): string {
  return `${file} [${texts.get(file)?.slice(span.start, span.end)}] ${message}`;
}
