// The comparison as a picture: one panel for each workspace, one pair of bars for each tool, readable in light and dark.
import type { Section } from './results';

export interface Bar {
  readonly tool: string;
  /** Seconds as the table has them; `undefined` where it has none. */
  readonly cold: string | undefined;
  readonly warm: string | undefined;
  /** Why there is no figure. */
  readonly note: string;
}

export interface Panel {
  readonly title: string;
  readonly bars: readonly Bar[];
}

/** Panels in the order of the results; tools in the order of their cold time, those without one last. */
export function chartOf(sections: readonly Section[]): Panel[] {
  const panels = new Map<string, Map<string, Bar>>();
  for (const { title, columns, rows } of sections) {
    const [secondsAt, runsAt] = [columns.indexOf('median, s'), columns.indexOf('runs')];
    const [, state, name] = /^(Cold|Warm): (.*)$/.exec(title) ?? [];
    if (state === undefined || name === undefined) continue;
    const bars = panels.get(name) ?? new Map<string, Bar>();
    panels.set(name, bars);
    for (const row of rows) {
      const tool = row[0]!;
      const known = bars.get(tool) ?? { tool, cold: undefined, warm: undefined, note: '' };
      const seconds = row[secondsAt] || undefined;
      const note = seconds === undefined && known.note === '' ? row[runsAt]! : known.note;
      bars.set(tool, state === 'Cold' ? { ...known, cold: seconds, note } : { ...known, warm: seconds, note });
    }
  }
  return [...panels].map(([title, bars]) => ({ title, bars: [...bars.values()].sort(byTime) }));
}

function byTime(a: Bar, b: Bar): number {
  const of = ({ cold, warm }: Bar) => Number(cold ?? warm ?? Number.POSITIVE_INFINITY);
  return of(a) === of(b) ? 0 : of(a) - of(b);
}

const width = 760;
const left = 190;
const room = width - left - 120;
const rowHeight = 34;
const headHeight = 46;
const thickness = 11;

const style = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .title { font-weight: 600; font-size: 15px }
  .figure, .legend { font-size: 12px; fill: #59636e }
  .own { font-weight: 600 }
  .cold { fill: #8c959f } .warm { fill: #c5ccd3 }
  .own-cold { fill: #0969da } .own-warm { fill: #80b8f5 }
  .break { stroke: #ffffff; stroke-width: 3 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .figure, .legend { fill: #9198a1 }
    .cold { fill: #6e7681 } .warm { fill: #484f58 }
    .own-cold { fill: #4493f8 } .own-warm { fill: #1f5fae }
    .break { stroke: #0d1117 }
  }`;

export function chartSvg(panels: readonly Panel[]): string {
  const parts: string[] = [];
  let top = 34;
  for (const panel of panels) {
    parts.push(drawPanel(panel, top));
    top += headHeight + panel.bars.length * rowHeight;
  }
  const legend = ['cold', 'warm'].map((state, index) => {
    const x = left + index * 90;
    return `<rect class="${state}" x="${x}" y="10" width="12" height="12"/><text class="legend" x="${x + 18}" y="20">${state}</text>`;
  });
  const size = `width="${width}" height="${top}" viewBox="0 0 ${width} ${top}"`;
  const label = 'Seconds of each tool, cold and warm';
  const legends = `${legend.join('')}<text class="legend" x="${left + 180}" y="20">seconds, shorter is better; a broken bar is longer than drawn</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${label}">\n<style>${style}\n</style>\n${legends}\n${parts.join('\n')}\n</svg>\n`;
}

/** A bar much longer than most is drawn broken, so that the short ones can be told apart. */
function drawPanel({ title, bars }: Panel, top: number): string {
  const values = bars
    .flatMap(({ cold, warm }) => [cold, warm])
    .flatMap((value) => (value === undefined ? [] : [Number(value)]));
  const ordered = [...values].sort((a, b) => a - b);
  const typical = ordered[Math.floor(ordered.length / 2)] ?? 1;
  const longest = Math.min(ordered.at(-1) ?? 1, 3 * typical);
  const rows = bars.map((bar, index) => drawBars(bar, top + headHeight - 8 + index * rowHeight, longest));
  return `<text class="title" x="10" y="${top + 24}">${escapeXml(title)}</text>\n${rows.join('\n')}`;
}

function drawBars({ tool, cold, warm, note }: Bar, y: number, longest: number): string {
  const own = tool.startsWith('ours');
  const name = `<text${own ? ' class="own"' : ''} x="${left - 10}" y="${y + 15}" text-anchor="end">${escapeXml(tool)}</text>`;
  if (cold === undefined && warm === undefined)
    return `${name}<text class="figure" x="${left}" y="${y + 15}">${escapeXml(note.slice(0, 60))}</text>`;
  const bars = [cold, warm].map((seconds, index) => {
    if (seconds === undefined) return '';
    const at = y + index * (thickness + 2);
    const broken = Number(seconds) > longest;
    const length = Math.max(2, Math.round((Math.min(Number(seconds), longest) / longest) * room));
    const state = `${own ? 'own-' : ''}${index === 0 ? 'cold' : 'warm'}`;
    const mark = `<line class="break" x1="${left + length - 16}" y1="${at + thickness + 2}" x2="${left + length - 10}" y2="${at - 2}"/>`;
    const figure = `<text class="figure" x="${left + length + 8}" y="${at + thickness - 1}">${seconds} s</text>`;
    return `<rect class="${state}" x="${left}" y="${at}" width="${length}" height="${thickness}"/>${broken ? mark : ''}${figure}`;
  });
  return `${name}${bars.join('')}`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
