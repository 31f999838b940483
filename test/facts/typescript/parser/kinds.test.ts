// The kinds have the compiler's own numbers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ts } from 'ts-morph';
import { Kind } from '../../../../server/src/facts/typescript/parser/kinds';

test('every kind is the compiler’s', () => {
  const theirs = ts.SyntaxKind as unknown as Record<string, number>;
  for (const name of Object.keys(Kind).filter((each) => !/^\d+$/.test(each)))
    assert.equal(Kind[name as keyof typeof Kind] as number, theirs[name], name);
});
