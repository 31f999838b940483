// Medians, percentiles, spread and ratios by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verdicts } from './guard-verdict';
import { median, percentile, ratioOfMedians, spread } from './statistics';

test('the median of an odd number is the one in the middle, of an even number the mean of two', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(median([7]), 7);
  assert.throws(() => median([]), /at least one value/);
});

test('a percentile is the nearest rank', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  assert.equal(percentile(values, 50), 50);
  assert.equal(percentile(values, 95), 95);
  assert.equal(percentile(values, 99), 99);
  assert.equal(percentile(values, 100), 100);
  assert.equal(percentile([3, 1, 2], 95), 3);
  assert.equal(percentile([3, 1, 2], 0), 1);
});

test('the order of numbers is not that of their digits, and the input is left as it was', () => {
  const values = [10, 9, 100];
  assert.equal(median(values), 10);
  assert.deepEqual(values, [10, 9, 100]);
});

test('spread and ratio', () => {
  assert.equal(spread([8, 10, 14]), 0.6);
  assert.equal(spread([0, 0]), 0);
  assert.equal(ratioOfMedians([30, 10, 20], [4, 6]), 4);
});

test('a part is slower above 15 %, not at it; runs that a busy machine lengthened change nothing', () => {
  const release = [100, 100, 100, 100, 100];
  const [same, slower, noisy, busy] = verdicts([
    { part: 'a', present: [115, 115, 115], release },
    { part: 'b', present: [116, 116, 116], release },
    { part: 'c', present: [101, 99, 100, 900, 100], release },
    { part: 'd', present: [101, 150, 160, 150, 140], release },
  ]);
  assert.equal(same!.isSlower, false);
  assert.equal(slower!.isSlower, true);
  assert.match(slower!.line, /^SLOWER {2}b: ratio 1\.16 \(116 ms against 100 ms/);
  assert.equal(noisy!.isSlower, false);
  assert.equal(busy!.isSlower, false);
});
