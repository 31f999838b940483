// Text edits of the core as a workspace edit of the protocol.
import type {
  AnnotatedTextEdit,
  TextEdit as LspTextEdit,
  SnippetTextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { lineStartsOf, rangeOf } from '../text/line-index';
import type { TextEdit } from '../text/text-edit';

export interface FileEdits {
  readonly uri: string;
  /** Version of the open document that the edits fit; `null` for a closed one. */
  readonly version: number | null;
  readonly edits: readonly (LspTextEdit | AnnotatedTextEdit | SnippetTextEdit)[];
}

/** `versioned`: the client takes document changes, and refuses them when a document has moved on. */
export function toWorkspaceEdit(files: readonly FileEdits[], versioned: boolean): WorkspaceEdit {
  if (versioned)
    return {
      documentChanges: files.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits: [...edits] })),
    };
  return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, edits.filter(isPlain)])) };
}

/** `edits` fit `text`. */
export function toLspEdits(text: string, edits: readonly TextEdit[]): LspTextEdit[] {
  const lines = lineStartsOf(text);
  return edits.map(({ span, newText }) => ({ range: rangeOf(lines, span), newText }));
}

function isPlain(edit: LspTextEdit | SnippetTextEdit): edit is LspTextEdit {
  return 'newText' in edit;
}
