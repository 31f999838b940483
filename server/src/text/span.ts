// Half-open stretches of a text, the only kind of place that facts, graph, rules and fixes know.

/** Half-open range of UTF-16 offsets in one module's text; `start <= end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
