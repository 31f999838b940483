// Random findings of rules in given directories, to be read by hand: the same seed draws the same ones.
import { parseArgs } from 'node:util';
import type { ReportedFinding } from '../../server/src/analysis/report';
import { rules } from '../../server/src/rules/registry';
import { Random } from '../support/random';
import { openReport, placeText } from './open-report';

const usage = `sample.ts DIR… --rule ID… [--count 20] [--seed 1] [--config FILE]
prints so many findings of each rule, drawn from those of all directories together`;

interface Drawn {
  readonly directory: string;
  readonly finding: ReportedFinding;
}

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      rule: { type: 'string', multiple: true, default: [] },
      count: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      config: { type: 'string' },
    },
  });
  const unknown = values.rule.filter((id) => !rules.some(({ meta }) => meta.id === id));
  if (positionals.length === 0 || values.rule.length === 0 || unknown.length > 0) {
    console.error(unknown.length > 0 ? `No such rule: ${unknown.join(', ')}` : usage);
    process.exitCode = 2;
    return;
  }
  const all: Drawn[] = [];
  for (const directory of positionals) {
    const { report } = await openReport(directory, values.config);
    all.push(...report.findings.map((finding) => ({ directory, finding })));
  }
  for (const id of values.rule) {
    const found = all.filter(({ finding }) => finding.rule === id);
    const drawn = draw(found, Number(values.count), new Random(Number(values.seed)));
    console.log(`## ${id}: ${drawn.length} of ${found.length}\n`);
    for (const [index, each] of drawn.entries()) console.log(`${index + 1}. ${described(each)}\n`);
  }
}

/** So many of them, all if there are not so many, in the order in which they stand. */
export function draw<T>(from: readonly T[], count: number, random: Random): T[] {
  const left = from.map((_, index) => index);
  const chosen: number[] = [];
  while (chosen.length < count && left.length > 0) chosen.push(left.splice(random.below(left.length), 1)[0]!);
  return chosen.sort((a, b) => a - b).map((index) => from[index]!);
}

function described({ directory, finding }: Drawn): string {
  const related = finding.related.map((each) => `     - ${placeText(directory, each)} ${each.message}`);
  const fixes = finding.fixes.length === 0 ? '' : ` [${finding.fixes.join(', ')}]`;
  return [
    `${placeText(directory, finding)} ${finding.severity}${fixes}`,
    `   ${finding.message}`,
    ...related.slice(0, mostRelated),
    ...(related.length > mostRelated ? [`     - and ${related.length - mostRelated} more`] : []),
  ].join('\n');
}

const mostRelated = 12;

if (require.main === module) void main(process.argv.slice(2));
