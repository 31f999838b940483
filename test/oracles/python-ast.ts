// Compares our Python facts with what CPython's own parser sees, file by file below a directory.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve as absolute } from 'node:path';
import { createInterface } from 'node:readline';
import type { DefinitionFact, Facts, ImportFact } from '../../server/src/facts/facts';
import { extractPython } from '../../server/src/facts/python/extract';
import { lineAt } from '../../server/src/text/line-index';
import { simplifiedBehaviour } from './python-behaviour';
import { simplifiedLoading } from './python-load';

/** Tests run in the project's root. */
const script = absolute('test/oracles/python-ast.py');

export interface OracleReport {
  /** Files that were compared. */
  readonly compared: number;
  /** Files that CPython refuses, with its reason: read by us without a crash, not compared. */
  readonly refused: readonly string[];
  /** `path: what: ours against CPython's`. */
  readonly differences: readonly string[];
}

interface Answer {
  readonly path: string;
  readonly refused?: string;
  /** The decoded text of files that are not in UTF-8. */
  readonly text?: string;
}

/** Reads every `.py` and `.pyi` file below `directory` twice, once with `python` and once with our scanner. */
export async function comparePythonFacts(directory: string, python = 'python3'): Promise<OracleReport> {
  const refused: string[] = [];
  const differences: string[] = [];
  let compared = 0;
  const child = spawn(python, [script, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    const { path, refused: reason, text, ...theirs } = JSON.parse(line) as Answer & Record<string, unknown>;
    const facts = extractPython(path, text ?? (await readFile(path, 'utf8')));
    if (reason !== undefined) {
      refused.push(`${path}: ${reason}`);
      continue;
    }
    compared++;
    const ours: Record<string, unknown> = simplified(facts);
    for (const [what, expected] of Object.entries(theirs)) {
      if (JSON.stringify(ours[what]) !== JSON.stringify(expected)) {
        differences.push(`${path}: ${what}: ${firstDifference(ours[what], expected)}`);
      }
    }
    for (const { message, span } of facts.problems) {
      differences.push(`${path}: problem on line ${lineAt(facts.lineStarts, span.start) + 1}: ${message}`);
    }
  }
  const status = await ended;
  if (status !== 0) throw new Error(`${python} ended with status ${status} on ${directory}`);
  return { compared, refused, differences };
}

/** Seconds and bytes of `ast.parse` alone over the files below `directory` that CPython accepts. */
export async function timeAstParse(directory: string, python = 'python3'): Promise<{ bytes: number; seconds: number }> {
  const child = spawn(python, [script, '--time', directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const chunk of child.stdout) output += chunk;
  return JSON.parse(output) as { bytes: number; seconds: number };
}

function simplified(facts: Facts) {
  const line = (offset: number) => lineAt(facts.lineStarts, offset);
  const definitions = (kind: DefinitionFact['kind']) => facts.definitions.filter((each) => each.kind === kind);
  return {
    imports: facts.imports.map((each) => [
      kindOf(each),
      each.specifier,
      each.bindings.map(({ imported, local, span, importedSpan }) => [
        imported,
        span.end === importedSpan.end ? null : local,
      ]),
      line(each.span.start),
      each.form,
    ]),
    classes: definitions('class').map((each) => ({
      name: each.name,
      owner: each.owner,
      line: line(each.nameSpan.start),
      bases: each.bases,
      decorators: each.decorators,
      methods: each.members
        .filter((member) => member.kind !== 'property')
        .map((member) => [member.name, line(member.nameSpan.start)]),
      attributes: byCodePoint(each.members.filter((member) => member.kind === 'property').map((member) => member.name)),
    })),
    functions: definitions('function').map((each) => ({
      name: each.name,
      line: line(each.nameSpan.start),
      decorators: each.decorators,
      parameters: each.parameters,
    })),
    aliases: facts.aliases.map((each) => [each.name, each.target, line(each.span.start), each.compatibility === true]),
    variables: definitions('variable').map((each) => [each.name, line(each.span.start)]),
    exports: facts.exports.map((each) => each.name),
    dynamic: facts.dynamicExports,
    ...simplifiedBehaviour(facts),
    ...simplifiedLoading(facts),
  };
}

function kindOf(fact: ImportFact): 'type' | 'deferred' | 'runtime' {
  if (fact.typeOnly) return 'type';
  return fact.deferred ? 'deferred' : 'runtime';
}

function byCodePoint(names: string[]): string[] {
  return names.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function firstDifference(ours: unknown, theirs: unknown): string {
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    for (let index = 0; index < Math.max(ours.length, theirs.length); index++) {
      const [left, right] = [JSON.stringify(ours[index]), JSON.stringify(theirs[index])];
      if (left !== right) return `[${index}] ${left} against ${right}`;
    }
  }
  return `${JSON.stringify(ours)} against ${JSON.stringify(theirs)}`;
}
