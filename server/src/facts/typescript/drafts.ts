// Facts while they are being made: imports and bindings whose uses are still being counted.

import type { Span } from '../../text/span';
import type { ImportCondition, ImportForm } from '../facts';

/** One import. Its place in `Facts.imports` is known only when the whole module has been read. */
export interface DraftImport {
  readonly form: ImportForm;
  readonly specifier: string;
  readonly specifierSpan: Span;
  readonly span: Span;
  readonly bindings: DraftBinding[];
  readonly typeOnly: boolean;
  readonly deferred: boolean;
  readonly condition: ImportCondition | undefined;
  /** False for a `require` call until no local of that name has been found around it. */
  confirmed: boolean;
}

export interface DraftBinding {
  readonly imported: string;
  readonly local: string;
  readonly span: Span;
  readonly importedSpan: Span;
  readonly typeOnly: boolean;
  use: number;
  uses: number;
  readonly attributes: string[];
}

export interface DraftExport {
  readonly name: string;
  readonly local: string;
  readonly from: DraftImport | undefined;
  readonly typeOnly: boolean;
  readonly span: Span;
  compatibility?: true;
}

/** What `size` and `body` are filled in on, once the module's tokens are known. */
export interface Measured {
  size: number;
  body?: number;
}

/** Roots of the factories that pragmas name, for elements and for fragments; undefined: the compiler options name it. */
export interface JsxPragmas {
  readonly element: string | undefined;
  readonly fragment: string | undefined;
  /** `@jsxRuntime automatic`, `@jsxImportSource`: no factory has to be in scope. */
  readonly automatic: boolean;
  /** `@jsxRuntime classic`: the factories are read whatever the compiler options say. */
  readonly classic: boolean;
}
