// codeAction/resolve: computes the edit of the chosen action, or none when the finding is gone: better none than a wrong one.
import type { CodeAction, TextEdit as LspTextEdit, SnippetTextEdit } from 'vscode-languageserver/node';
import type { FixScope, ReadyFix, Session } from '../../host/session';
import type { Path } from '../../text/paths';
import type { TextEdit } from '../../text/text-edit';
import type { ServerContext } from '../context';
import type { Folder } from '../folder';
import { type ActionData, type FindingName, findAgain, isEmpty } from '../offered-fixes';
import { suppressionComment } from '../suppression';
import { type AbsolutePath, relativeTo } from '../uri';
import { type FileEdits, toLspEdits, toWorkspaceEdit } from '../workspace-edit';

export async function resolveCodeAction(context: ServerContext, action: CodeAction): Promise<CodeAction> {
  const data = action.data as ActionData | undefined;
  await context.settled();
  const files = await editsOf(context, data);
  if (files === undefined || files.length === 0) {
    context.log(`"${action.title}" has no edit: what it was offered for is no longer there`);
    return action;
  }
  return { ...action, edit: toWorkspaceEdit(files, context.client.documentChanges) };
}

async function editsOf(context: ServerContext, data: ActionData | undefined): Promise<FileEdits[] | undefined> {
  switch (data?.does) {
    case 'fix':
      return await onFolder(context, data.finding, (session, folder) => fix(context, session, folder, data));
    case 'suppress':
      return await onFolder(context, data.finding, (session, folder) =>
        suppress(context, session, folder, data.finding),
      );
    case 'fix-all':
      return await fixAll(context, data.path);
    default:
      return undefined;
  }
}

async function onFolder<T>(
  context: ServerContext,
  { folder: uri }: FindingName,
  use: (session: Session, folder: Folder) => T,
): Promise<T | undefined> {
  const folder = context.workspace.folders.find((candidate) => candidate.uri === uri);
  return await folder?.ask((session) => use(session, folder));
}

function fix(
  context: ServerContext,
  session: Session,
  folder: Folder,
  data: { readonly finding: FindingName; readonly fix: string; readonly scope: FixScope },
): FileEdits[] | undefined {
  const finding = findAgain(folder, data.finding);
  if (finding === undefined) return undefined;
  const ready = session.fixes(finding, data.scope).find((candidate) => candidate.id === data.fix);
  return ready === undefined || isEmpty(ready) ? undefined : converted(context, session, folder, ready.edits);
}

/** All or nothing: one file whose text is not what the session analysed spoils the whole edit. */
function converted(
  context: ServerContext,
  session: Session,
  folder: Folder,
  byFile: ReadonlyMap<Path, readonly TextEdit[]>,
): FileEdits[] | undefined {
  const files: FileEdits[] = [];
  for (const [file, edits] of byFile) {
    if (edits.length === 0) continue;
    const text = folder.agreedText(session, file);
    if (text === undefined) return undefined;
    files.push(fileEdits(context, folder.toAbsolute(file), toLspEdits(text, edits)));
  }
  return files;
}

function suppress(
  context: ServerContext,
  session: Session,
  folder: Folder,
  name: FindingName,
): FileEdits[] | undefined {
  const finding = findAgain(folder, name);
  const text = finding === undefined ? undefined : folder.agreedText(session, finding.file);
  if (finding === undefined || text === undefined) return undefined;
  const comment = suppressionComment(finding.file, text, finding.range.start.line, finding.rule);
  if (comment === undefined) return undefined;
  const at = { line: comment.line, character: comment.character };
  const range = { start: at, end: at };
  const edit: LspTextEdit | SnippetTextEdit = context.client.snippetEdits
    ? { range, snippet: { kind: 'snippet', value: withReason(comment.text, comment.reason) } }
    : { range, newText: comment.text };
  return [fileEdits(context, name.path, [edit])];
}

/** The comment as a snippet: the cursor goes to where the reason belongs. */
function withReason(text: string, reason: number): string {
  const escaped = (part: string) => part.replace(/[\\$}]/g, '\\$&');
  return `${escaped(text.slice(0, reason))}\${0:reason}${escaped(text.slice(reason))}`;
}

/** The preferred fixes of everything in one file; a fix that reaches into other files, or into another's edits, is left out. */
async function fixAll(context: ServerContext, path: AbsolutePath): Promise<FileEdits[] | undefined> {
  for (const folder of context.workspace.foldersOf(path)) {
    const file = relativeTo(folder.root, path);
    if (file === undefined) continue;
    const edits = await folder.ask((session) => {
      const text = folder.agreedText(session, file);
      return text === undefined ? [] : toLspEdits(text, allEdits(session, folder, path, file));
    });
    if (edits !== undefined && edits.length > 0) return [fileEdits(context, path, edits)];
  }
  return undefined;
}

function allEdits(session: Session, folder: Folder, path: AbsolutePath, file: Path): TextEdit[] {
  const done = new Set<string>();
  const all: TextEdit[] = [];
  for (const finding of folder.places.get(path)?.findings ?? []) {
    const key = `${finding.rule} ${finding.fixes.join()}`;
    if (finding.fixes.length === 0 || done.has(key)) continue;
    done.add(key);
    const preferred = new Set(session.fixes(finding, 'finding').map((fix) => (fix.preferred ? fix.id : '')));
    for (const ready of session.fixes(finding, 'file')) {
      if (!preferred.has(ready.id)) continue;
      const edits = onlyIn(file, ready);
      if (edits !== undefined && !edits.some((edit) => all.some((other) => overlap(edit, other)))) all.push(...edits);
    }
  }
  return all;
}

function onlyIn(file: Path, fix: ReadyFix): readonly TextEdit[] | undefined {
  for (const [other, edits] of fix.edits) if (other !== file && edits.length > 0) return undefined;
  return fix.edits.get(file);
}

function overlap(a: TextEdit, b: TextEdit): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}

function fileEdits(context: ServerContext, path: AbsolutePath, edits: FileEdits['edits']): FileEdits {
  return { uri: context.workspace.uriOf(path), version: context.documents.get(path)?.version ?? null, edits };
}
