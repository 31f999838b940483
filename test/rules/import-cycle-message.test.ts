// What import-cycle says of one import.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runRule } from '../support/check-rule';
import { fixture } from '../support/fixture';

function messages(source: string): Record<string, string> {
  const { findings } = runRule('import-cycle', fixture(source));
  return Object.fromEntries(
    findings.map(({ data, message }) => [(data.path as string[]).slice(0, 2).join(' '), message]),
  );
}

test('what fails, and with which module first', () => {
  const source = `//- /src/base/index.ts
import { child } from '../child';
export class Base {}
export const later = () => child;
//- /src/child.ts
import { Base } from './base';
export class Child extends Base {}
export const child = new Child();
`;
  const fails =
    'It fails where base/index.ts is imported first: child.ts needs Base as a base class while it loads, and that name is not there yet.';
  const told = messages(source);
  assert.deepEqual(Object.keys(told), ['src/base/index.ts src/child.ts', 'src/child.ts src/base/index.ts']);
  assert.ok(
    told['src/child.ts src/base/index.ts']!.startsWith(`Import cycle: child.ts → base/index.ts → child.ts. ${fails} `),
  );
  assert.ok(
    told['src/base/index.ts src/child.ts']!.startsWith(
      `Import cycle: base/index.ts → child.ts → base/index.ts. ${fails} `,
    ),
  );
});

test('of a cut of several imports the one on this cycle, and how many others there are', () => {
  // Two cycles that share no import: a cut needs one of each.
  const source = `//- /a.ts
import './b';
import './c';
//- /b.ts
import './a';
//- /c.ts
import './a';
`;
  const told = messages(source);
  const others = Object.values(told).filter(
    (each) => !each.includes('Removing 2 imports, this one among them, opens this component of 3 modules'),
  );
  assert.equal(others.length, 2);
  for (const each of others) {
    assert.match(
      each,
      /To open it, remove the import of \w\.ts in \w\.ts\. With the other import of the cut it opens the whole component of 3 modules\.$/,
    );
  }
});

test('short names, the middle of a long cycle left out, and which import to remove', () => {
  const ring = Array.from({ length: 10 }, (_, at) => `//- /src/m${at}/index.ts\nimport '../m${(at + 1) % 10}';\n`);
  const { findings } = runRule('import-cycle', fixture(ring.join('')));
  const [cut, ...others] = [...findings].sort((a, b) => Number(b.data.cut) - Number(a.data.cut));
  assert.deepEqual([cut!.data.cut, others.some(({ data }) => data.cut)], [true, false]);
  const [file, to] = (cut!.data.path as string[]).map((path) => path.slice('src/'.length));
  for (const { message } of others) assert.match(message, new RegExp(`remove the import of ${to} in ${file}: all 10`));
  const third = findings.find((each) => each.file === 'src/m3/index.ts')!;
  const names = [3, 4, 5, 6].map((at) => `m${at}/index.ts`).join(' → ');
  assert.ok(
    third.message.startsWith(`Import cycle: ${names} → (4 more) → m1/index.ts → m2/index.ts → m3/index.ts. `),
    third.message,
  );
  assert.equal((third.data.path as string[]).length, 11);
});

test('a barrel keeps what it passes on: the import of the barrel is the one to remove', () => {
  const cutsOf = (source: string) => {
    const { findings } = runRule('import-cycle', fixture(source));
    return findings.filter(({ data }) => data.cut).map(({ file }) => file);
  };
  const typescript = `//- /lib/index.ts
export { Base } from './base';
export * from './child';
//- /lib/base.ts
export class Base {}
//- /lib/child.ts
import { Base } from './index';
export const all = () => [Base, Base, Base];
`;
  assert.deepEqual(cutsOf(typescript), ['lib/child.ts']);
  const python = `#- /lib/__init__.py
from lib.base import Base
from lib.child import all_of
#- /lib/base.py
class Base: pass
#- /lib/child.py
from lib import Base
def all_of(): return [Base, Base, Base]
`;
  assert.deepEqual(cutsOf(python), ['lib/child.py']);
});
