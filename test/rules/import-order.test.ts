// Rule import-order: what depends on the module that is imported first, or on where the program runs.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkRule, runRule } from '../support/check-rule';
import { type FixtureOptions, fixture } from '../support/fixture';

const id = 'import-order';
const options = (text: string) => `//- /ssot.config.json\n{ "rules": { "import-order": ["warning", ${text}] } }\n`;

/** `a Base: b.py` of each finding: kind, symbol, file. */
function told(source: string, how: FixtureOptions = {}): string[] {
  return runRule(id, fixture(source, how)).findings.map(({ file, data }) => `${data.kind} ${data.symbol}: ${file}`);
}

describe('a cycle that fails by order', () => {
  const python = `
#- /base.py
import child
class Base:
    pass
#- /child.py
from base import Base
class Child(Base):
    pass
`;

  test('in Python: the module that must not come first, the import, the name', () => {
    const { findings } = runRule(id, fixture(python));
    assert.equal(findings.length, 1);
    const [{ file, message, data, related }] = findings as [(typeof findings)[number]];
    assert.equal(file, 'child.py');
    assert.deepEqual(data, { kind: 'a', symbol: 'Base', entry: 'base.py', entries: ['base.py'] });
    assert.match(
      message,
      /^Where base\.py is imported first, the program stops with an ImportError or AttributeError: child\.py imports Base, and base\.py does not have it yet\. Open the cycle, or move this import into the function that needs it\.$/,
    );
    assert.match(related[0]!.message, /Base comes through this import/);
  });

  test('in Python: of several modules that must not come first the others are counted', () => {
    const message = (doors: readonly string[]) => {
      const base = `#- /base.py\nimport child\n${doors.map((door) => `import ${door}\n`).join('')}class Base:\n    pass\n`;
      const rest = doors.map((door) => `#- /${door}.py\nimport base\n`).join('');
      const child = '#- /child.py\nfrom base import Base\nclass Child(Base):\n    pass\n';
      return runRule(id, fixture(`${base}${child}${rest}`)).findings[0]!.message;
    };
    assert.match(
      message(['door']),
      /^Where base\.py is imported first \(or another of the 3 modules\), the program stops/,
    );
    assert.match(
      message(['door', 'gate']),
      /^Where base\.py is imported first \(or one of 2 others of the 4 modules\), /,
    );
  });

  test('in TypeScript: the place of the use is told', () => {
    checkRule(
      id,
      `
//- /base.ts
import { child } from './child';
export class Base {}
export const later = () => child;
//- /child.ts
import { Base } from './base';
export class Child extends Base {}
                           //^^ Where base.ts is imported first, the program stops with a ReferenceError or TypeError: child.ts needs Base as a base class while it loads, and base.ts does not have it yet. Open the cycle, or move this use into a function that runs later.
export const child = new Child();
`,
    );
  });

  test('all modules that fail at one place are one finding', () => {
    const source = `
//- /a.ts
import './b';
export class Base {}
//- /b.ts
import './c';
export const b = 1;
//- /c.ts
import { Base } from './a';
export class Child extends Base {}
`;
    const [finding, ...others] = runRule(id, fixture(source)).findings;
    assert.deepEqual(others, []);
    assert.deepEqual(finding!.data.entries, ['a.ts']);
  });

  test('a cycle that works from everywhere is silent', () => {
    assert.deepEqual(
      told(
        python
          .replace('class Child(Base):\n    pass', 'def child():\n    return Base')
          .replace('from base import Base', 'import base'),
      ),
      [],
    );
  });
});

describe('one name from several modules', () => {
  test('in Python: try and except, if and else', () => {
    const source = `
#- /config/__init__.py
#- /config/production.py
SECONDS = 1
#- /config/development.py
SECONDS = 2
#- /one.py
try:
    from config.production import SECONDS
except ImportError:
    from config.development import SECONDS
#- /two.py
import os
if os.environ.get("PRODUCTION"):
    from config import production as config
else:
    from config import development as config
`;
    const { findings } = runRule(id, fixture(source));
    assert.deepEqual(
      findings.map(({ file, data }) => [file, data.symbol, data.modules]),
      [
        ['one.py', 'SECONDS', ['config/production.py', 'config/development.py']],
        ['two.py', 'config', ['config/production.py', 'config/development.py']],
      ],
    );
    assert.match(findings[0]!.message, /which of them can be imported decides/);
    assert.match(findings[0]!.message, /a mistake in the first module is taken for its absence/);
    assert.match(findings[1]!.message, /a condition that is read while the module loads decides/);
  });

  test('in TypeScript: a condition and require', () => {
    const source = `
//- /production.ts
export const seconds = 1;
//- /development.ts
export const seconds = 2;
//- /use.ts
const settings = process.env['X'] ? require('./production') : require('./development');
let other;
if (process.env['Y']) { const one = require('./production'); other = one; }
export const seconds = settings.seconds;
`;
    assert.deepEqual(told(source), ['b settings: use.ts']);
  });

  test('an optional package and its substitute count; backports and versions of one package do not', () => {
    const source = (first: string, second: string) =>
      `#- /m.py\ntry:\n    ${first}\nexcept ImportError:\n    ${second}\n#- /own.py\nX = 1\n`;
    const silent: [string, string][] = [
      ['import tomllib', 'import tomli as tomllib'],
      ['import ujson as json', 'import json'],
      ['from importlib.metadata import version', 'from importlib_metadata import version'],
      ['from zoneinfo import ZoneInfo', 'from backports.zoneinfo import ZoneInfo'],
      ['from _bisect import bisect', 'from bisect import bisect'],
      ['from django.middleware import M', 'from django.utils.deprecation import M'],
      ['from unittest import mock', 'import mock'],
      ['from own import X', 'X = None'],
      ['from own import X', 'from own import X'],
    ];
    for (const [first, second] of silent) assert.deepEqual(told(source(first, second)), [], first);
    assert.deepEqual(told(source('import redis as store', 'import fakeredis as store')), ['b store: m.py']);
    assert.deepEqual(told(source('from own import X', 'from other import X')), ['b X: m.py']);
    const without = options('{ "packages": false }');
    assert.deepEqual(told(`${without}${source('import redis as store', 'import fakeredis as store')}`), []);
  });

  test('names for types alone, and imports in functions, are no matter', () => {
    const source = `
#- /a.py
X = 1
#- /b.py
X = 2
#- /m.py
def choose(flag):
    if flag:
        from a import X
    else:
        from b import X
    return X
`;
    assert.deepEqual(told(source), []);
  });
});

describe('an instance made while its module loads', () => {
  const cycle = `
#- /registry.py
from hub import send
class SocketRegistry:
    pass
#- /hub.py
import registry
hub = registry.SocketRegistry()
def send():
    return hub
`;
  const concept = `//- /ssot.config.json\n{ "concepts": [{ "name": "registry", "words": ["registry"] }] }\n`;

  test('on a cycle, of a configured concept; of any class when asked for', () => {
    const kinds = (source: string) => told(source).filter((each) => each.startsWith('c'));
    assert.deepEqual(kinds(cycle), []);
    assert.deepEqual(kinds(concept + cycle), ['c hub: hub.py']);
    assert.deepEqual(kinds(options('{ "instances": "all" }') + cycle), ['c hub: hub.py']);
  });

  test('in a module that is imported under two names', () => {
    const source = `${concept}
#- /src/app/__init__.py
#- /src/app/hub.py
from app.registry import Registry
hub = Registry()
#- /src/app/registry.py
class Registry:
    pass
#- /src/app/one.py
from app.hub import hub
#- /main.py
from src.app.hub import hub
`;
    const { findings } = runRule(id, fixture(source, { pythonRoots: ['src', ''] }));
    assert.deepEqual(
      findings.map(({ file, data }) => [file, data.kind, data.names]),
      [['src/app/hub.py', 'c', ['app.hub', 'src.app.hub']]],
    );
    assert.match(findings[0]!.message, /imported as app\.hub or src\.app\.hub, so Python loads it once for each/);
  });
});

describe('an assignment into another module', () => {
  test('in Python: modules of the workspace and from outside, by any way of importing them', () => {
    const source = `
#- /config/__init__.py
#- /config/limits.py
most = 1
class Holder:
    most = 1
#- /one.py
from config import limits
limits.most = 2
#- /two.py
import config.limits
config.limits.most = 3
#- /three.py
import config.limits as c
import socket
c.most += 1
socket.socket = None
#- /four.py
from config.limits import Holder
Holder.most = 3
def later():
    import config.limits
    config.limits.most = 4
`;
    const expected = ['d limits.most: one.py', 'd c.most: three.py', 'd config.limits.most: two.py'];
    assert.deepEqual(told(source).sort(), [...expected, 'd socket.socket: three.py'].sort());
    assert.deepEqual(told(options('{ "packages": false }') + source).sort(), expected.sort());
  });

  test('in TypeScript: what is required as a whole', () => {
    const source = `
//- /limits.ts
const limits = { most: 1 };
export = limits;
//- /one.ts
import limits = require('./limits');
limits.most = 2;
//- /two.js
const limits = require('./limits');
limits.most = 2;
exports.later = () => { limits.most = 3; };
`;
    assert.deepEqual(told(source), ['d limits.most: one.ts', 'd limits.most: two.js']);
  });
});
