// Facts in short lines, for tests of the TypeScript reader.
import type { BindingFact, Facts, ImportFact } from '../../../server/src/facts/facts';
import { Use } from '../../../server/src/facts/facts';
import { extractTypeScript } from '../../../server/src/facts/typescript/extract';
import type { Span } from '../../../server/src/text/span';

export function read(text: string, path = 'a.ts'): Facts {
  return extractTypeScript(path, text);
}

export function at(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

/** `form specifier (imported>local …) flags`. */
export function showImports(text: string, path = 'a.ts'): string[] {
  return read(text, path).imports.map(showImport);
}

function showImport({ form, specifier, bindings, typeOnly, deferred, condition }: ImportFact): string {
  const names = bindings.map(({ imported, local, typeOnly: type }) => `${type ? 'type ' : ''}${imported}>${local}`);
  const flags = [
    typeOnly ? 'type' : '',
    deferred ? 'deferred' : '',
    condition === undefined ? '' : `${condition.branch}@${condition.group}`,
  ];
  return [form, specifier, `(${names.join(' ')})`, ...flags].filter((part) => part !== '').join(' ');
}

/** `local: value type metadata jsx ×uses .attributes` of every binding that an import gives the module. */
export function showUses(text: string, path = 'a.ts'): string[] {
  return read(text, path)
    .imports.filter(({ form }) => !form.startsWith('re-export'))
    .flatMap(({ bindings }) => bindings.map(showUse));
}

function showUse({ local, use, uses, attributes }: BindingFact): string {
  const bits = Object.entries(Use)
    .filter(([, bit]) => (use & bit) !== 0)
    .map(([name]) => name);
  return [`${local}:`, ...bits, `×${uses}`, ...attributes.map((name) => `.${name}`)].join(' ');
}

export function showExports(text: string, path = 'a.ts'): string[] {
  return read(text, path).exports.map(({ name, local, from, typeOnly }) => {
    return `${name}<${local}${from === undefined ? '' : ` from ${from}`}${typeOnly ? ' type' : ''}`;
  });
}

export function showDefinitions(text: string, path = 'a.ts'): string[] {
  return read(text, path).definitions.map(
    ({ kind, owner, name }) => `${kind} ${owner === '' ? '' : `${owner}.`}${name}`,
  );
}
