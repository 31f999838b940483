// Which related places an editor lists.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ReportedPlace } from '../../server/src/analysis/report';
import { placesToShow } from '../../server/src/lsp/places-to-show';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const places = (count: number): ReportedPlace[] =>
  Array.from({ length: count }, (_, at) => ({ file: `${at}.py`, range, message: `hop ${at}` }));
const messages = (shown: readonly ReportedPlace[]) => shown.map(({ message }) => message);

describe('related places in an editor', () => {
  test('a list of twelve is shown whole', () => {
    assert.deepEqual(placesToShow(places(12)), places(12));
  });

  test('of a longer one the first seven, the last, and how many lie between', () => {
    const shown = placesToShow(places(60));
    assert.deepEqual(messages(shown), [
      ...[0, 1, 2, 3, 4, 5, 6].map((at) => `hop ${at}`),
      '… and 52 more places, of which this is the first',
      'hop 59',
    ]);
    assert.equal(shown[7]!.file, '7.py');
  });

  test('what tells most stays, and a gap of one place is that place', () => {
    const all = places(40).map((place, at) => (at === 9 || at === 20 ? { ...place, telling: true as const } : place));
    assert.deepEqual(messages(placesToShow(all)).slice(7), [
      '… and 2 more places, of which this is the first',
      'hop 9',
      '… and 10 more places, of which this is the first',
      'hop 20',
      '… and 18 more places, of which this is the first',
      'hop 39',
    ]);
    const beside = places(13).map((place, at) => (at === 8 ? { ...place, telling: true as const } : place));
    assert.deepEqual(messages(placesToShow(beside)).slice(7, 9), ['hop 7', 'hop 8']);
  });

  test('a list where everything tells is no longer for that', () => {
    const all = places(500).map((place) => ({ ...place, telling: true as const }));
    assert.equal(placesToShow(all).length, 12);
  });
});
