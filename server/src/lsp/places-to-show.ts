// Which places an editor lists below a finding: all of a short list, the ends of a long one and what tells most.
import type { ReportedPlace } from '../analysis/report';

/** Nobody reads sixty imports in a row; where a chain starts and how it comes back is what helps. */
const most = 12;
const first = 7;

export function placesToShow(places: readonly ReportedPlace[]): readonly ReportedPlace[] {
  if (places.length <= most) return places;
  const last = places.length - 1;
  const kept = new Set([...Array(first).keys(), last]);
  for (let at = first; at < last && kept.size < most - 1; at++) if (places[at]!.telling) kept.add(at);
  const shown: ReportedPlace[] = [];
  for (let at = 0; at <= last; at++) {
    if (kept.has(at)) {
      shown.push(places[at]!);
      continue;
    }
    let end = at + 1;
    while (!kept.has(end)) end++;
    shown.push(end === at + 1 ? places[at]! : { ...places[at]!, message: gap(end - at) });
    at = end - 1;
  }
  return shown;
}

function gap(count: number): string {
  return `… and ${count} more places, of which this is the first`;
}
