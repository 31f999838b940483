// Which code actions a finding has, and finding it again when one of them is chosen.
import type { ReportedFinding } from '../analysis/report';
import type { FixScope, ReadyFix, Session } from '../host/session';
import type { Folder } from './folder';
import type { AbsolutePath } from './uri';

export const fixAllKind = 'source.fixAll.ssotGuard';

/** Names a finding so that it is found again after unrelated changes, or not at all. */
export interface FindingName {
  /** URI of the folder. */
  readonly folder: string;
  readonly path: AbsolutePath;
  readonly rule: string;
  readonly fingerprint: string;
  /** Which of several findings with one fingerprint in the file. */
  readonly nth: number;
}

/** What a code action carries until it is resolved. */
export type ActionData =
  | { readonly does: 'fix'; readonly finding: FindingName; readonly fix: string; readonly scope: FixScope }
  | { readonly does: 'suppress'; readonly finding: FindingName }
  | { readonly does: 'fix-all'; readonly path: AbsolutePath };

export interface OfferedFix {
  readonly title: string;
  readonly fix: string;
  readonly scope: FixScope;
  readonly preferred: boolean;
}

/**
 * The fixes of one finding, each for it alone, and where the same fix has more to do, for the file and for the
 * workspace. Edits beyond the finding's own are not computed here but when the action is chosen.
 */
export function offeredFixes(session: Session, folder: Folder, finding: ReportedFinding): OfferedFix[] {
  const offered: OfferedFix[] = [];
  for (const fix of session.fixes(finding, 'finding')) {
    if (isEmpty(fix)) continue;
    offered.push({ title: fix.title, fix: fix.id, scope: 'finding', preferred: fix.preferred });
    const { inFile, inWorkspace } = alike(folder, finding, fix.id);
    const scopes: FixScope[] = [];
    if (inFile > 1) scopes.push('file');
    if (inWorkspace > inFile) scopes.push('workspace');
    for (const scope of scopes) {
      const title = titleFor(session, folder, finding, fix.id, scope);
      if (title !== undefined) offered.push({ title, fix: fix.id, scope, preferred: false });
    }
  }
  return offered;
}

export function nameOf(folder: Folder, finding: ReportedFinding): FindingName {
  const path = folder.toAbsolute(finding.file);
  const { rule, fingerprint } = finding;
  return { folder: folder.uri, path, rule, fingerprint, nth: twins(folder, path, rule, fingerprint).indexOf(finding) };
}

/** The finding as it is now; `undefined` when it is gone. */
export function findAgain(folder: Folder, { path, rule, fingerprint, nth }: FindingName): ReportedFinding | undefined {
  return twins(folder, path, rule, fingerprint)[nth];
}

export function isEmpty(fix: ReadyFix): boolean {
  for (const edits of fix.edits.values()) if (edits.length > 0) return false;
  return true;
}

function twins(folder: Folder, path: AbsolutePath, rule: string, fingerprint: string): ReportedFinding[] {
  const findings = folder.places.get(path)?.findings ?? [];
  return findings.filter((finding) => finding.rule === rule && finding.fingerprint === fingerprint);
}

function alike(folder: Folder, like: ReportedFinding, fix: string): { inFile: number; inWorkspace: number } {
  let inFile = 0;
  let inWorkspace = 0;
  for (const finding of folder.report?.findings ?? []) {
    if (finding.rule !== like.rule || !finding.fixes.includes(fix)) continue;
    inWorkspace++;
    if (finding.file === like.file) inFile++;
  }
  return { inFile, inWorkspace };
}

function titleFor(
  session: Session,
  folder: Folder,
  finding: ReportedFinding,
  fix: string,
  scope: FixScope,
): string | undefined {
  const key = `${finding.rule} ${fix} ${scope}`;
  const known = folder.fixTitles.get(key);
  if (known !== undefined) return known;
  const title = session.fixes(finding, scope).find((ready) => ready.id === fix)?.title;
  if (title !== undefined) folder.fixTitles.set(key, title);
  return title;
}
