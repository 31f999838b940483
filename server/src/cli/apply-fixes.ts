// Applies fixes to the session's buffers until nothing changes; no file is touched.
import type { ReportedFinding } from '../analysis/report';
import type { ReadyFix, Session } from '../host/session';
import { comparePaths, type Path } from '../text/paths';
import { applyEdits } from '../text/text-edit';

export interface Changes {
  /** Files whose text is another now, sorted by path. */
  readonly changes: readonly { readonly path: Path; readonly before: string; readonly after: string }[];
  /** Findings that were there before and are not any more. */
  readonly fixed: number;
  /** Whether there was still something to do when the rounds were over. */
  readonly unsettled: boolean;
}

/** A fix may make another one possible; a chain of more than this many is taken for a circle. */
const mostRounds = 10;

/** `rules` empty: all. */
export function applyFixes(session: Session, rules: readonly string[]): Changes {
  const originals = new Map<Path, string>();
  const before = candidates(session, rules);
  let changing = true;
  for (let round = 0; changing && round < mostRounds; round++) {
    changing = false;
    for (const key of new Set(candidates(session, rules).flatMap(keysOf))) {
      const ready = firstReady(
        session,
        candidates(session, rules).filter((finding) => keysOf(finding).includes(key)),
        key,
      );
      if (ready === undefined || !apply(session, ready, originals)) continue;
      changing = true;
    }
  }
  const changes = [...originals].flatMap(([path, before]) => {
    const after = session.text(path) ?? before;
    return after === before ? [] : [{ path, before, after }];
  });
  changes.sort((a, b) => comparePaths(a.path, b.path));
  const left = new Set(session.report().findings.map(({ fingerprint }) => fingerprint));
  return { changes, fixed: before.filter(({ fingerprint }) => !left.has(fingerprint)).length, unsettled: changing };
}

function candidates(session: Session, rules: readonly string[]): readonly ReportedFinding[] {
  return session
    .report()
    .findings.filter(({ rule, fixes }) => fixes.length > 0 && (rules.length === 0 || rules.includes(rule)));
}

/** One workspace-wide fix settles all findings of a rule that the same kind of fix mends. */
function keysOf({ rule, fixes }: ReportedFinding): string[] {
  return fixes.map((fix) => `${rule} ${fix}`);
}

/** Only what is preferred for a finding by itself is safe enough to be applied to all of them unseen. */
function firstReady(session: Session, findings: readonly ReportedFinding[], key: string): ReadyFix | undefined {
  for (const finding of findings) {
    const isThis = ({ id }: ReadyFix) => `${finding.rule} ${id}` === key;
    if (!session.fixes(finding, 'finding').some((each) => isThis(each) && each.preferred)) continue;
    const ready = session.fixes(finding, 'workspace').find((each) => isThis(each) && each.edits.size > 0);
    if (ready !== undefined) return ready;
  }
  return undefined;
}

function apply(session: Session, { edits }: ReadyFix, originals: Map<Path, string>): boolean {
  let changed = false;
  for (const [path, ofFile] of edits) {
    const before = session.text(path);
    if (before === undefined) continue;
    const after = applyEdits(before, ofFile);
    if (after === before) continue;
    if (!originals.has(path)) originals.set(path, before);
    session.setBuffer(path, after);
    changed = true;
  }
  return changed;
}
