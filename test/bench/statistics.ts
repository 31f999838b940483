// Medians, percentiles and ratios of repeated measurements.

/** Of an even number: the mean of the two in the middle. Throws when there is none. */
export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The nearest-rank percentile: the least value that `percent` of all are not above. Throws when there is none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = ascending(values);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)]!;
}

/** How far apart the least and the greatest are, in parts of the median. */
export function spread(values: readonly number[]): number {
  const middle = median(values);
  return middle === 0 ? 0 : (Math.max(...values) - Math.min(...values)) / middle;
}

/** Median of `values` over median of `base`. */
export function ratioOfMedians(values: readonly number[], base: readonly number[]): number {
  return median(values) / median(base);
}

function ascending(values: readonly number[]): number[] {
  if (values.length === 0) throw new Error('a statistic needs at least one value, found none');
  return [...values].sort((a, b) => a - b);
}
