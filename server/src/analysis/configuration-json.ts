// Reads JSON with comments: data, faults in words, and the places of keys and values.
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Span } from '../text/span';
import type { KeyPath } from './configuration-problem';
import type { Section } from './configuration-section';

type Fault = Section['faults'][number];

/** The whole text, or the value of one key at its top. Comments and trailing commas are allowed. */
export function jsonSection(text: string, key: string | undefined): Section {
  const errors: ParseError[] = [];
  let tree: Node | undefined;
  try {
    tree = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return failed({ span: { start: 0, end: 0 }, path: [], message: 'The file is nested too deeply to be read.' });
  }
  const error = errors.sort((a, b) => a.offset - b.offset)[0];
  if (error) return failed(syntaxFault(text, error));
  const root = key === undefined ? tree : tree && findNodeAtLocation(tree, [key]);
  if (!root) {
    return failed({
      span: { start: 0, end: 0 },
      path: [],
      message: `There is no key "${key}" here. Add it, or name another file.`,
    });
  }
  const faults: Fault[] = [];
  const value = plain(root, [], faults);
  return { value, faults, spanOf: (path, on) => spanIn(root, path, on) };
}

function failed(fault: Fault): Section {
  return { value: undefined, faults: [fault], spanOf: () => undefined };
}

function plain(node: Node, path: KeyPath, faults: Fault[]): unknown {
  if (node.type === 'array') return (node.children ?? []).map((child, index) => plain(child, [...path, index], faults));
  if (node.type !== 'object') return node.value;
  const entries = new Map<string, unknown>();
  for (const property of node.children ?? []) {
    const [nameNode, valueNode] = property.children ?? [];
    if (!nameNode || !valueNode) continue;
    const name = nameNode.value as string;
    const here = [...path, name];
    if (entries.has(name)) {
      const message = `The key ${JSON.stringify(name)} stands here a second time. Keep one of the two.`;
      faults.push({ span: spanOfNode(nameNode), path: here, message });
    }
    entries.set(name, plain(valueNode, here, faults));
  }
  // An own property whatever its name: assigning to `__proto__` would not make one.
  return Object.fromEntries(entries);
}

function spanIn(root: Node, path: KeyPath, on: 'key' | 'value'): Span | undefined {
  const node = findNodeAtLocation(root, [...path]);
  if (!node) return undefined;
  const name = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  if (on === 'key' && name) return spanOfNode(name);
  // A whole object or list is marked by its bracket: the editor would underline pages.
  const marksAll = node.type !== 'object' && node.type !== 'array';
  return marksAll ? spanOfNode(node) : spanOfNode(name ?? { offset: node.offset, length: 1 });
}

function spanOfNode({ offset, length }: Pick<Node, 'offset' | 'length'>): Span {
  return { start: offset, end: offset + length };
}

function syntaxFault(text: string, { error, offset, length }: ParseError): Fault {
  const words = syntaxWords[printParseErrorCode(error)] ?? 'this is not JSON';
  const start = Math.min(offset, text.length);
  const end = Math.min(start + length, text.length);
  const found =
    start === text.length ? 'the end of the file' : JSON.stringify(text.slice(start, Math.min(end, start + 30)));
  const message =
    text.trim() === ''
      ? 'The file is empty. Write {} for the defaults.'
      : `Not valid JSON: ${words}, but found ${found}. Mend the text here; comments and trailing commas are allowed.`;
  return { span: { start, end }, path: [], message };
}

const syntaxWords: Readonly<Record<string, string>> = {
  InvalidSymbol: 'expected a value (texts stand in double quotes)',
  InvalidNumberFormat: 'expected a number',
  PropertyNameExpected: 'expected a key in double quotes',
  ValueExpected: 'expected a value',
  ColonExpected: 'expected ":" after the key',
  CommaExpected: 'expected "," before the next entry',
  CloseBraceExpected: 'expected "}" or ","',
  CloseBracketExpected: 'expected "]" or ","',
  EndOfFileExpected: 'expected nothing more after the value',
  InvalidCommentToken: 'expected no comment',
  UnexpectedEndOfComment: 'expected the comment to be closed by "*/"',
  UnexpectedEndOfString: 'expected the text to be closed by a double quote on the same line',
  UnexpectedEndOfNumber: 'expected the number to go on',
  InvalidUnicode: 'expected four hexadecimal digits after "\\u"',
  InvalidEscapeCharacter: 'expected a known escape after the backslash (write "\\\\" for a backslash)',
  InvalidCharacter: 'expected no control character (write "\\t" for a tab)',
};
