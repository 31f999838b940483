// Fixes for a reported finding, with their titles at once and their edits when asked.
import type { Report, ReportedFinding } from '../analysis/report';
import { fixes } from '../fixes/registry';
import type { Graph } from '../graph/model';
import type { Finding, FixRequest } from '../rules/rule';
import type { Path } from '../text/paths';
import type { TextEdit } from '../text/text-edit';
import type { FixScope, ReadyFix } from './session';

export function readyFixes(
  report: Report,
  originOf: (finding: ReportedFinding) => Finding | undefined,
  graph: Graph,
  text: (path: Path) => string | undefined,
  finding: ReportedFinding,
  scope: FixScope,
): ReadyFix[] {
  const chosen = report.findings.filter((each) => {
    if (each.rule !== finding.rule) return false;
    if (scope === 'finding') return each.fingerprint === finding.fingerprint;
    return scope === 'workspace' || each.file === finding.file;
  });
  const requests = new Map<FixRequest['fix'], { request: FixRequest; finding: ReportedFinding }[]>();
  for (const each of chosen) {
    for (const request of originOf(each)?.fixes ?? []) {
      const list = requests.get(request.fix);
      if (list === undefined) requests.set(request.fix, [{ request, finding: each }]);
      else list.push({ request, finding: each });
    }
  }
  return [...requests].map(([id, wanted]) => {
    const fix = fixes[id];
    let edits: ReadonlyMap<Path, readonly TextEdit[]> | undefined;
    return {
      id,
      title: scope === 'finding' ? fix.title(wanted[0]!.request, graph) : fix.titleForAll(scope),
      get edits() {
        edits ??= fix.edits(
          wanted.map(({ request }) => request),
          { graph, text },
        );
        return edits;
      },
      findings: [...new Set(wanted.map((each) => each.finding))],
      preferred: scope === 'finding',
    };
  });
}
