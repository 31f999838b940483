// The plan for each half of the sample workspace reads like the report that the sample tells of, and as its README says.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { parse } from 'jsonc-parser';
import { makePlan, type Plan } from '../../server/src/analysis/plan/plan';
import type { Report } from '../../server/src/analysis/report';
import { planMarkdown } from '../../server/src/cli/formats/plan-markdown';
import { createSession } from '../../server/src/host/create-session';
import { checkComplete, checkOrder } from '../analysis/planned';

const root = resolve('test/workspaces/websocket-dual-pattern');

for (const language of ['python', 'typescript']) {
  test(`${language}: the table and the steps, as plan-${language}.md has them`, async (context) => {
    const { plan, report } = await planOf(language, (cleanUp) => context.after(cleanUp));
    checkOrder(plan);
    checkComplete(plan, report);
    assert.deepEqual(
      plan.rows.map(({ found, wanted }) => `${found} → ${wanted}`),
      // Managers, other groups, shims, kinds of factory, other mixtures, split paths, modules on cycles, legacy, order, …
      [
        '5 → 1',
        '19 → 0',
        '3 → 0',
        '4 → 1',
        '0 → 0',
        '2 → 0',
        '8 → 0',
        '5 → 0',
        '4 → 0',
        ...Array(5).fill('1 → 0'),
        '2 → 0',
      ],
    );
    const context_ = { inRepository: (file: string) => file, mostSteps: 0 };
    const text = planMarkdown(plan, context_ as Parameters<typeof planMarkdown>[1]).replace(/:\d+`/g, '`');
    assert.equal(text, readFileSync(join(root, `plan-${language}.md`), 'utf8'));
  });
}

/** The configuration of one half alone. */
async function planOf(language: string, after: (cleanUp: () => void) => void): Promise<{ plan: Plan; report: Report }> {
  const folder = mkdtempSync(join(tmpdir(), 'ssot-plan-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const whole = parse(readFileSync(join(root, 'ssot.config.json'), 'utf8'));
  const other = language === 'python' ? 'typescript' : 'python';
  const isOwn = (text: string) =>
    language === 'python' ? !text.startsWith('typescript') : text.startsWith('typescript');
  const half = {
    ...whole,
    exclude: [`${other}/**`],
    concepts: whole.concepts.filter(({ canonical }: { canonical: string }) => isOwn(canonical)),
    canonicalImports: whole.canonicalImports.filter(({ from }: { from: string }) => isOwn(from)),
  };
  const configFile = join(folder, 'ssot.config.json');
  writeFileSync(configFile, JSON.stringify(half));
  const session = createSession({ root, configFile, threads: 0, cache: false });
  await session.index();
  const { graph, settings } = session.workspace();
  const report = withoutReasons(session.report());
  await session.close();
  const context = settings.ruleContext('duplicate-definition');
  return { plan: makePlan({ report, graph, context, rules: [], paths: [] }), report };
}

/** How alike two classes are is another test's matter. */
function withoutReasons(report: Report): Report {
  const groups = Object.entries(report.groups).map(([id, group]) => {
    const { implementations } = group;
    if (!Array.isArray(implementations)) return [id, group] as const;
    return [id, { ...group, implementations: implementations.map((each) => ({ ...each, reason: 'alike' })) }] as const;
  });
  return { ...report, groups: Object.fromEntries(groups) };
}
