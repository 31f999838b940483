// One group in format pretty: its title, the way out, then its places with what is said about them.
import type { ReportedFinding, ReportedGroup } from '../../analysis/report';
import type { Json } from '../../rules/rule';
import { comparePaths } from '../../text/paths';
import { count } from '../words';
import { wrapChain, wrapIndented } from '../wrap';
import type { FormatContext } from './format';

/** Places shown per list; what is left out is counted. */
const mostPlaces = 8;
/** Different cycles drawn in one group: a large component has one for nearly each of its imports. */
const mostChains = 12;

export function prettyGroup(
  group: ReportedGroup | undefined,
  findings: readonly ReportedFinding[],
  context: FormatContext,
): string[] {
  const { colours, width } = context;
  const told = new Told(findings);
  const lines = group === undefined ? [] : wrapIndented(group.title, width, 0, 2).map(colours.bold);
  if (group !== undefined) lines.push(...headlines(group, told, context));
  for (const [message, members] of byMessage(findings)) {
    if (lines.length > 0) lines.push('');
    for (const finding of members) lines.push(...place(finding, told, context));
    lines.push(...wrapIndented(message, width, 4).map((line) => emphasise(line, context)));
    lines.push(...relatedPlaces(members, told, context));
  }
  if (told.undrawn > 0) {
    lines.push('', `  ${colours.dim(`${count(told.undrawn, 'more cycle')} not drawn; --format json has them all`)}`);
  }
  return lines;
}

/** What a reader of this group has seen already. */
class Told {
  readonly chains = new Set<string>();
  /** `file:line` */
  readonly places = new Set<string>();

  get undrawn(): number {
    return Math.max(0, this.chains.size - mostChains);
  }

  constructor(findings: readonly ReportedFinding[]) {
    for (const { file, range } of findings) this.add(file, range.start.line);
  }

  /** Whether the place is new. */
  add(file: string, line: number): boolean {
    const before = this.places.size;
    return this.places.add(`${file}:${line}`).size > before;
  }
}

/** Findings of which the same is to be said stand together, in the order of the first. */
function byMessage(findings: readonly ReportedFinding[]): Map<string, ReportedFinding[]> {
  const result = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const message = withoutChain(finding);
    const known = result.get(message);
    if (known === undefined) result.set(message, [finding]);
    else known.push(finding);
  }
  return result;
}

/** A cycle is drawn, so the sentence that spells it out goes. */
function withoutChain({ message, data }: ReportedFinding): string {
  const chain = chainOf(data)?.join(' → ');
  const at = chain === undefined ? -1 : message.indexOf(chain);
  if (at < 0) return message;
  const before = message.slice(0, at).replace(/[^.]*$/, '');
  return (before + message.slice(at + chain!.length).replace(/^\.?\s*/, '')).trim();
}

function chainOf(data: ReportedFinding['data']): readonly string[] | undefined {
  const { path } = data;
  return isStrings(path) && path.length > 1 ? path : undefined;
}

function place(finding: ReportedFinding, told: Told, context: FormatContext): string[] {
  const { colours, shown } = context;
  const chain = chainOf(finding.data);
  const notes = [paint(finding.severity, context)];
  if (chain !== undefined) notes.push(`${colours.dim('→')} ${chain[1]}`);
  if (finding.data.cut === true) notes.push(colours.green('✂ cut here'));
  if (finding.fixes.length > 0) notes.push(colours.cyan('fix available'));
  const { line, character } = finding.range.start;
  const lines = [`  ${colours.underline(`${shown(finding.file)}:${line + 1}:${character + 1}`)}  ${notes.join('  ')}`];
  if (chain === undefined || chain.length <= 2) return lines;
  const rotation = rotated(chain);
  if (told.chains.has(rotation)) return lines;
  told.chains.add(rotation);
  if (told.chains.size > mostChains) return lines;
  return [
    ...lines,
    ...wrapChain(chain, '→', context.width - 6).map((each, at) => `    ${at === 0 ? '↻ ' : '  '}${each}`),
  ];
}

/** One name for a cycle, whichever module it is told from. */
function rotated(chain: readonly string[]): string {
  const ring = chain.slice(0, -1);
  const least = ring.indexOf([...ring].sort(comparePaths)[0]!);
  return [...ring.slice(least), ...ring.slice(0, least)].join('\n');
}

function relatedPlaces(findings: readonly ReportedFinding[], told: Told, context: FormatContext): string[] {
  const { colours, shown } = context;
  const fresh: string[] = [];
  for (const { related } of findings) {
    for (const { file, range, message } of related) {
      const { line, character } = range.start;
      if (!told.add(file, line)) continue;
      fresh.push(`    ${colours.dim('·')} ${shown(file)}:${line + 1}:${character + 1}  ${colours.dim(message)}`);
    }
  }
  return capped(fresh, `    ${colours.dim('·')} `, 'place', context);
}

function capped(lines: readonly string[], indent: string, what: string, { colours }: FormatContext): string[] {
  if (lines.length <= mostPlaces) return [...lines];
  const rest = `and ${count(lines.length - mostPlaces, `more ${what}`)}; --format json lists them all`;
  return [...lines.slice(0, mostPlaces), `${indent}${colours.dim(rest)}`];
}

/** What the group says by itself beside its title: the home, the kind that is expected, the imports to cut. */
function headlines(group: ReportedGroup, told: Told, context: FormatContext): string[] {
  const { colours, shown } = context;
  const { cut, canonical, expected, patterns } = group;
  const lines: string[] = [];
  if (typeof canonical === 'string')
    lines.push(`  ${colours.green('canonical')}: ${home(canonical, group, told, shown)}`);
  if (typeof expected === 'string' && isRecord(patterns)) {
    const kinds = Object.entries(patterns).map(([kind, number]) => `${number} ${kind}`);
    lines.push(`  ${colours.green('expected')}: ${expected}; found ${kinds.join(', ')}`);
  }
  const cuts = Array.isArray(cut)
    ? cut.filter(isCut).map((each) => `${shown(each.file)}:${each.line + 1}  ${colours.dim('→')} ${each.to}`)
    : [];
  if (cuts.length === 1) lines.push(`  ${colours.green('✂ way out')}: cut ${cuts[0]}`);
  else if (cuts.length > 1) {
    lines.push(`  ${colours.green('✂ way out')}: cut these ${cuts.length} imports`);
    lines.push(
      ...capped(
        cuts.map((each) => `    ${each}`),
        '    ',
        'import',
        context,
      ),
    );
  }
  return lines;
}

/** `path#Symbol`, as a place to click where the group lists it. */
function home(canonical: string, group: ReportedGroup, told: Told, shown: FormatContext['shown']): string {
  const { implementations } = group;
  for (const each of Array.isArray(implementations) ? implementations : []) {
    if (!isRecord(each)) continue;
    const { file, symbol, line } = each;
    if (typeof file !== 'string' || typeof line !== 'number' || `${file}#${symbol}` !== canonical) continue;
    told.add(file, line);
    return `${shown(file)}:${line + 1}  ${symbol}`;
  }
  return canonical;
}

function paint(severity: ReportedFinding['severity'], { colours }: FormatContext): string {
  return { error: colours.red, warning: colours.yellow, info: colours.blue }[severity](severity);
}

/** Code in back quotes; without colour the quotes say enough. */
function emphasise(line: string, { colours }: FormatContext): string {
  return line.replace(/`[^`]+`/g, (code) => colours.cyan(code));
}

function isStrings(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCut(value: Json): value is { readonly file: string; readonly line: number; readonly to: string } {
  return (
    isRecord(value) && typeof value.file === 'string' && typeof value.line === 'number' && typeof value.to === 'string'
  );
}
