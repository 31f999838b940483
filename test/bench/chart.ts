// `npm run bench:chart`: draws the cold and warm comparison of RESULTS.md as media/benchmark.svg.
import { readFileSync, writeFileSync } from 'node:fs';
import { chartOf, chartSvg } from './chart-svg';
import { parseResults } from './results';

function main([results = 'test/bench/RESULTS.md', output = 'media/benchmark.svg']: readonly string[]): void {
  const panels = chartOf(parseResults(readFileSync(results, 'utf8')));
  if (panels.length === 0) throw new Error(`${results} holds no cold or warm comparison: run npm run bench first`);
  writeFileSync(output, chartSvg(panels));
  console.log(`Wrote ${output}: ${panels.map(({ title }) => title).join('; ')}`);
}

main(process.argv.slice(2));
