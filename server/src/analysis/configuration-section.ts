// What the reader of a notation returns: data, what is wrong with the text, and where things are.
import type { Span } from '../text/span';
import type { KeyPath } from './configuration-problem';

export interface Section {
  /** Plain data; `undefined` when the text cannot be read or has no such section. */
  readonly value: unknown;
  readonly faults: readonly { readonly span: Span; readonly path: KeyPath; readonly message: string }[];
  spanOf(path: KeyPath, on: 'key' | 'value'): Span | undefined;
}
