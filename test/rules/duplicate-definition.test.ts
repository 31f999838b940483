// Rule duplicate-definition: who counts as an implementation, what groups there are, which one is canonical.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RuleResult } from '../../server/src/rules/rule';
import { checkRule, runRule } from '../support/check-rule';
import { fixture } from '../support/fixture';

const id = 'duplicate-definition';
const tsBody = '{ open(a: string) {} send(b: string) { return b; } close() {} }';
const pyBody = ':\n    def open(self, a): pass\n    def send(self, b): return b\n    def close(self): pass';

function symbols({ findings }: RuleResult): string[] {
  return findings.map(({ file, data }) => `${file}#${data.symbol}`);
}

function config(text: string): string {
  return `//- /ssot.config.json\n${text}\n`;
}

const sessionManager = config('{ "concepts": [{ "name": "session manager", "words": ["Session", "manager"] }] }');
const everything = config('{ "rules": { "duplicate-definition": ["warning", { "minSimilarity": 0 }] } }');

describe('a configured concept', () => {
  test('words in any order and case, joined or spanning several words of the name', () => {
    checkRule(
      id,
      `${config('{ "concepts": [{ "name": "WebSocket manager", "words": ["websocket", "MANAGER"] }] }')}
//- /a.ts
export class WebSocketManager {}
             //^^^^^^^^^^^^^^ is one of 4 implementations of WebSocket manager
export class SocketManagerWeb {}
export class WebsocketManagement {}
//- /b.ts
export class ManagerOfWebsockets {}
export class ManagerForWEBSocket { x = 1 }
             //^^^^^^^^^^^^^^^^^ is one of 4 implementations
#- /c.py
class web_socket_manager: pass
      #^^^^^^^^^^^^^^^^^ is one of 4 implementations
class MyWebsocketLegacyManager: pass
      #^^^^^^^^^^^^^^^^^^^^^^^ is one of 4 implementations
`,
    );
  });

  test('stands in `within` and is of one of `kinds`', () => {
    const concept =
      '{ "name": "n", "words": ["open", "session"], "kinds": ["function", "interface"], "within": ["app/**"] }';
    checkRule(
      id,
      `${config(`{ "concepts": [${concept}] }`)}
//- /app/a.ts
export function openSession() {}
                //^^^^^^^^^ one of 3
export interface SessionOpener {}
export interface OpenSession { a: string }
                 //^^^^^^^^^ one of 3
export class OpenedSession {}
export class OpenSessionClass {}
#- /app/b.py
def open_session(): pass
    #^^^^^^^^^^^ one of 3
#- /lib/c.py
def open_session(): pass
`,
    );
  });

  test('one implementation is none too many', () => {
    checkRule(id, `${sessionManager}//- /a.ts\nexport class SessionManager {}\n`);
  });

  test('group and findings carry what the report promises', () => {
    const { findings, groups } = checkRule(
      id,
      `${config('{ "concepts": [{ "name": "S", "words": ["session"], "canonical": "b.ts#Session" }] }')}
//- /a.ts

export class OldSession ${tsBody}
             //^^^^^^^^ compared with the canonical Session in b.ts
//- /b.ts
export class Session { open(a: string) { return 1; } }
`,
    );
    assert.equal(groups.length, 1);
    const { data } = groups[0]!;
    assert.equal(data.concept, 'S');
    assert.equal(data.canonical, 'b.ts#Session');
    const implementations = data.implementations as {
      file: string;
      symbol: string;
      line: number;
      similarity: number;
      reason: string;
    }[];
    assert.deepEqual(
      implementations.map(({ file, symbol, line }) => [file, symbol, line]),
      [
        ['a.ts', 'OldSession', 1],
        ['b.ts', 'Session', 0],
      ],
    );
    assert.equal(implementations[1]!.similarity, 1);
    assert.match(implementations[1]!.reason, /canonical/);
    assert.match(implementations[0]!.reason, /^1 of 3 methods in common/);
    assert.deepEqual(findings[0]!.data, {
      concept: 'S',
      symbol: 'OldSession',
      similarity: implementations[0]!.similarity,
    });
    assert.deepEqual(
      findings[0]!.related.map(({ file }) => file),
      ['b.ts'],
    );
  });

  test('both languages are one group', () => {
    const result = checkRule(
      id,
      `${sessionManager}
//- /a.ts
export class SessionManager {}
             //^^^^^^^^^^^^ one of 2
#- /b.py
class SessionManager: pass
      #^^^^^^^^^^^^^ one of 2
`,
    );
    assert.equal(result.groups.length, 1);
  });
});

describe('an inferred concept', () => {
  for (const name of [
    'LegacySessionCache',
    'UnifiedSessionCache',
    'MySessionCacheImpl',
    'SessionCacheV2',
    'sessionCacheV12',
  ]) {
    test(`${name} comes out as SessionCache`, () => {
      checkRule(
        id,
        `
//- /a.ts
export class SessionCache ${tsBody}
             //^^^^^^^^^^ one of 2 implementations of session cache
//- /b.ts
export class ${name} ${tsBody}
             //${'^'.repeat(name.length - 2)} one of 2 implementations of session cache
`,
      );
    });
  }

  test('other words make another concept', () => {
    checkRule(
      id,
      `
//- /a.ts
export class SessionCache ${tsBody}
export class UserCache ${tsBody}
#- /b.py
class CacheSession${pyBody}
class SessionCaches${pyBody}
`,
    );
  });

  test('configured drop words take the place of the default ones', () => {
    const drop = config('{ "normalize": { "drop": ["Shiny"] } }');
    const source = ['SessionCache', 'ShinySessionCache', 'LegacySessionCache', 'SessionCacheV2'].map(
      (name) => `#- /${name}.py\nclass ${name}${pyBody}\n`,
    );
    assert.deepEqual(symbols(checkSilently(drop + source.join(''))), [
      'SessionCache.py#SessionCache',
      'ShinySessionCache.py#ShinySessionCache',
    ]);
  });

  test('numbers that are no versions stay', () => {
    checkRule(id, `#- /a.py\nclass Sha1Hasher${pyBody}\n#- /b.py\nclass Sha256Hasher${pyBody}\n`);
  });

  test('the two families of internet addresses are two things', () => {
    checkRule(id, `#- /a.py\nclass IPv4Address${pyBody}\nclass IPv6Address${pyBody}\n`);
  });

  test('migrations are records, which may repeat each other', () => {
    const migration = `class AddIndex${pyBody}\n`;
    checkRule(id, `#- /a/migrations/m1.py\n${migration}#- /b/migrations/m1.py\n${migration}`);
  });

  test('a migration of Alembic is one wherever it lies, by the one that it names before it', () => {
    const home = `#- /models.py\nclass AddIndex${pyBody}\n`;
    const version = `class AddIndex${pyBody}\n`;
    checkRule(id, `${home}#- /db/versions/002.py\nrevision: str = "002"\ndown_revision: str = "001"\n${version}`);
    assert.equal(symbols(checkSilently(`${home}#- /db/versions/002.py\nrevision = "002"\n${version}`)).length, 2);
  });

  test('a role that a name ends in is all that counts', () => {
    const source = `
//- /a.ts
export class UserManager ${tsBody}
//- /b.ts
export class OrderManager ${tsBody}
//- /c.ts
export class ManagerOfOrders ${tsBody}
`;
    checkRule(id, source);
    const roles = config('{ "normalize": { "roles": ["manager"] } }');
    assert.deepEqual(symbols(checkSilently(roles + source)), ['a.ts#UserManager', 'b.ts#OrderManager']);
  });

  test('shapes that differ are no group', () => {
    checkRule(
      id,
      `
//- /a.ts
export class SessionCache ${tsBody}
//- /b.ts
export class SessionCache { read(a: string) {} write(b: string) {} flush() {} }
`,
    );
  });

  test('fewer members than minMembers say too little', () => {
    const source = (minMembers: number, annotation: string) => `
${config(`{ "rules": { "duplicate-definition": ["warning", { "minMembers": ${minMembers} }] } }`)}
//- /a.ts
export class SessionCache { open(a: string) { return dial(a); } close() { hangUp(); } }
${annotation}
//- /b.ts
export class SessionCache { open(a: string) { return dial(a); } close() { hangUp(); } }
${annotation}
`;
    checkRule(id, source(3, ''));
    checkRule(id, source(2, '             //^^^^^^^^^^ one of 2'));
  });

  test('minSimilarity 0 reports every group, in one file and without members too', () => {
    checkRule(
      id,
      `${everything}
//- /a.ts
export class SessionCache { read() {} }
             //^^^^^^^^^^ one of 2
export class LegacySessionCache { write() {} }
             //^^^^^^^^^^^^^^^^ one of 2
#- /b.py
class Queue: pass
      #^^^^ one of 2
class NewQueue: pass
      #^^^^^^^ one of 2
class Stack: pass
`,
    );
  });

  test('a definition told for a configured concept is not told again', () => {
    const { groups } = checkRule(
      id,
      `${sessionManager}
//- /a.ts
export class SessionManager ${tsBody}
             //^^^^^^^^^^^^ implementations of session manager
//- /b.ts
export class SessionManager ${tsBody}
             //^^^^^^^^^^^^ implementations of session manager
`,
    );
    assert.equal(groups.length, 1);
  });
});

describe('the way out', () => {
  const source = (exported: string) => `
//- /worker/src/main.ts
${exported}import { SessionCache } from './cache';
new SessionCache();
//- /worker/src/cache.ts
export class SessionCache ${tsBody}
//- /web/src/cache.ts
export class SessionCache ${tsBody}
`;
  const packages = { packages: ['worker', 'web'], packageEntries: ['worker/src/main.ts'] };
  const messageFor = (exported: string) => runRule(id, fixture(source(exported), packages)).findings[0]!.message;

  test('is a package that both can import where the canonical one stands in an application', () => {
    assert.match(
      messageFor(''),
      /web cannot import from worker, .*: move the canonical one to a package that both can/,
    );
  });

  test('is the canonical one itself where its package offers something, and within one package', () => {
    assert.match(messageFor('export const version = 1;\n'), /move what is missing there and use that one\.$/);
    const { findings } = runRule(id, fixture(source('')));
    assert.match(findings[0]!.message, /move what is missing there and use that one\.$/);
  });
});

describe('the canonical one', () => {
  const definitions = (first: string, second: string) => `
//- /a.ts
${first}export class SessionManager {}
//- /b.ts
${second}export class OtherSessionManager {}
//- /c.ts
import { OtherSessionManager } from './b';
new OtherSessionManager();
`;
  const canonicalOf = (settings: string, source: string) => {
    const { groups, findings } = checkSilently(settings + source);
    return [groups[0]!.data.canonical, findings.length];
  };

  test('is the configured one before one that is marked', () => {
    const settings = config(
      '{ "concepts": [{ "name": "s", "words": ["session", "manager"], "canonical": "a.ts#SessionManager" }] }',
    );
    assert.deepEqual(canonicalOf(settings, definitions('', '/** @canonical */\n')), ['a.ts#SessionManager', 1]);
  });

  test('is the configured one where it derives from another implementation', () => {
    const settings = config(
      '{ "concepts": [{ "name": "s", "words": ["session", "manager"], "canonical": "b.ts#BestSessionManager" }] }',
    );
    const source = `
//- /a.ts
export class SessionManager {}
export class ThirdSessionManager {}
//- /b.ts
import { SessionManager } from './a';
export class BestSessionManager extends SessionManager {}
`;
    assert.deepEqual(canonicalOf(settings, source), ['b.ts#BestSessionManager', 1]);
  });

  test('is the one marked @canonical or SSOT before the most imported one', () => {
    for (const marker of ['/** @canonical */\n', '/** The SSOT for sessions. */\n']) {
      assert.deepEqual(canonicalOf(sessionManager, definitions(marker, '')), ['a.ts#SessionManager', 1]);
    }
  });

  test('is marked in a docstring', () => {
    const source =
      '#- /a.py\nclass SessionManager:\n    """SSOT of sessions."""\n#- /b.py\nclass SessionManager: pass\n';
    assert.deepEqual(canonicalOf(sessionManager, source), ['a.py#SessionManager', 1]);
  });

  test('is the one with most importers', () => {
    assert.deepEqual(canonicalOf(sessionManager, definitions('', '')), ['b.ts#OtherSessionManager', 1]);
  });

  test('counts importers through barrels, default exports and module attributes', () => {
    const source = `
//- /a.ts
export default class SessionManager {}
//- /index.ts
export { default as Renamed } from './a';
//- /c.ts
import { Renamed } from '.';
new Renamed();
//- /d.ts
import Anything from './a';
new Anything();
#- /b.py
class SessionManager: pass
#- /e.py
import b
b.SessionManager()
`;
    assert.deepEqual(canonicalOf(sessionManager, source), ['a.ts#SessionManager', 1]);
  });

  test('is not guessed where importers are equal in number: the tie is told', () => {
    const { groups, findings } = checkRule(
      id,
      `${sessionManager}
//- /a.ts
export class SessionManager {}
             //^^^^^^^^^^^^ none has more importers than the others
//- /b.ts
export class SessionManager {}
             //^^^^^^^^^^^^ none has more importers than the others
`,
    );
    assert.equal(groups[0]!.data.canonical, null);
    assert.equal((groups[0]!.data.implementations as unknown[]).length, 2);
    assert.equal(findings.length, 2);
  });
});

/** For tests of groups: the places of the findings are told elsewhere. */
function checkSilently(source: string): RuleResult {
  return runRule(id, fixture(source));
}
