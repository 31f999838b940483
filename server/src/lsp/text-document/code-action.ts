// textDocument/codeAction: what can be done about the findings at a place.
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver/node';
import type { ReportedFinding } from '../../analysis/report';
import { resolveCodeAction } from '../code-action/resolve';
import type { ServerContext } from '../context';
import type { Folder } from '../folder';
import { documentUri, InvalidParams } from '../guard';
import { type ActionData, fixAllKind, nameOf, offeredFixes } from '../offered-fixes';
import { type AbsolutePath, uriToPath } from '../uri';

export async function codeAction(context: ServerContext, params: CodeActionParams): Promise<CodeAction[]> {
  const path = uriToPath(documentUri(params));
  if (path === undefined || context.workspace.foldersOf(path).every((folder) => folder.isPending)) return [];
  if (params.range?.start === undefined || params.range.end === undefined) throw new InvalidParams('range is missing');
  await context.settled();
  const only = params.context?.only;
  const actions: CodeAction[] = [];
  if (wants(only, CodeActionKind.QuickFix)) actions.push(...(await quickFixes(context, path, params)));
  // Offered only when asked for by name: in the light bulb it would stand beside the fix for the whole file.
  if (only !== undefined && wants(only, fixAllKind)) actions.push(...fixAll(context, path));
  if (context.client.resolvesEdits) return actions;
  return await Promise.all(actions.map((action) => resolveCodeAction(context, action)));
}

async function quickFixes(context: ServerContext, path: AbsolutePath, params: CodeActionParams): Promise<CodeAction[]> {
  const shown = params.context?.diagnostics ?? [];
  const fixes: CodeAction[] = [];
  const suppressions: CodeAction[] = [];
  for (const { folder, finding } of context.workspace.findingsAt(path)) {
    if (!touch(finding.range, params.range)) continue;
    const diagnostics = shown.filter((diagnostic) => isOf(diagnostic, finding));
    const named = nameOf(folder, finding);
    for (const { title, fix, scope, preferred } of (await fixesOf(folder, finding)) ?? []) {
      if (scope !== 'finding' && fixes.some((action) => action.title === title)) continue;
      const data: ActionData = { does: 'fix', finding: named, fix, scope };
      fixes.push({
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics,
        ...(preferred ? { isPreferred: true } : {}),
        data,
      });
    }
    if (finding.rule === 'unused-suppression') continue;
    const data: ActionData = { does: 'suppress', finding: named };
    const title = `Suppress this ${finding.rule} finding here`;
    suppressions.push({ title, kind: CodeActionKind.QuickFix, diagnostics, data });
  }
  return [...fixes, ...suppressions];
}

function fixesOf(folder: Folder, finding: ReportedFinding): ReturnType<typeof askForFixes> {
  return finding.fixes.length === 0 ? Promise.resolve([]) : askForFixes(folder, finding);
}

function askForFixes(folder: Folder, finding: ReportedFinding) {
  return folder.ask((session) => offeredFixes(session, folder, finding));
}

function fixAll(context: ServerContext, path: AbsolutePath): CodeAction[] {
  if (!context.workspace.findingsAt(path).some(({ finding }) => finding.fixes.length > 0)) return [];
  const data: ActionData = { does: 'fix-all', path };
  return [{ title: 'Fix all SSOT Guard findings in this file', kind: fixAllKind, data }];
}

function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`) || asked === '');
}

function isOf(diagnostic: Diagnostic, finding: ReportedFinding): boolean {
  const data = diagnostic.data as { fingerprint?: unknown } | undefined;
  return diagnostic.code === finding.rule && data?.fingerprint === finding.fingerprint;
}

function touch(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
