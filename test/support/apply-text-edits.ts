// Applying the protocol's text edits, as an editor does.
import type { SnippetTextEdit, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** A snippet is taken as its text with the default of each placeholder. */
export function applyTextEdits(text: string, edits: readonly (TextEdit | SnippetTextEdit)[]): string {
  const document = TextDocument.create('file:///any', 'plaintext', 1, text);
  return TextDocument.applyEdits(
    document,
    edits.map((edit) => ({
      range: edit.range,
      newText:
        'newText' in edit
          ? edit.newText
          : edit.snippet.value.replace(/\$\{\d+:(.*?)\}/g, '$1').replace(/\\([\\$}])/g, '$1'),
    })),
  );
}
