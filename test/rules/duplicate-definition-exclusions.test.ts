// Rule duplicate-definition: what is no duplicate, and what is one all the same.
import { describe, test } from 'node:test';
import type { RuleResult } from '../../server/src/rules/rule';
import { checkRule, runRule } from '../support/check-rule';
import { fixture } from '../support/fixture';

const id = 'duplicate-definition';
const tsBody = '{ open(a: string) {} send(b: string) { return b; } close() {} }';
const _pyBody = ':\n    def open(self, a): pass\n    def send(self, b): return b\n    def close(self): pass';

function _symbols({ findings }: RuleResult): string[] {
  return findings.map(({ file, data }) => `${file}#${data.symbol}`);
}

function config(text: string): string {
  return `//- /ssot.config.json\n${text}\n`;
}

const sessionManager = config('{ "concepts": [{ "name": "session manager", "words": ["Session", "manager"] }] }');
const _everything = config('{ "rules": { "duplicate-definition": ["warning", { "minSimilarity": 0 }] } }');

describe('not a duplicate:', () => {
  const silent: Record<string, string> = {
    'a subclass of the canonical definition': `
//- /a.ts
export class SessionManager ${tsBody}
//- /b.ts
import { SessionManager } from './a';
export class CachedSessionManager extends SessionManager ${tsBody}
#- /c.py
`,
    'a subclass of a subclass, through a barrel and an alias': `
#- /core/__init__.py
from .m import SessionManager
#- /core/m.py
class SessionManager: pass
#- /b.py
import core
Base = core.SessionManager
class MiddleSessionManager(Base): pass
class LastSessionManager(MiddleSessionManager): pass
`,
    'an abstract base beside its implementation': `
//- /a.ts
export abstract class SessionManager { abstract open(): void; }
export class RedisSessionManager extends SessionManager { open() {} }
`,
    'a protocol beside its implementation': `
#- /a.py
from typing import Protocol
class SessionManager(Protocol):
    def open(self): ...
class RedisSessionManager:
    def open(self): return 1
`,
    'an ABC beside its implementation': `
#- /a.py
from abc import ABC, abstractmethod
class BaseSessionManager(ABC):
    @abstractmethod
    def open(self): ...
class SessionManager(BaseSessionManager):
    def open(self): return 1
`,
    'a declared class': `
//- /a.ts
export class SessionManager {}
declare class SessionManagerOfTheBrowser {}
`,
    'merged declarations': `
//- /a.ts
export class SessionManager {}
export interface SessionManager { x: number }
export namespace SessionManager { export const y = 1; }
`,
    'a stub beside its module': `
#- /a.py
class SessionManager: pass
#- /a.pyi
class SessionManager: ...
`,
    'a declaration file': `
//- /a.ts
export class SessionManager {}
//- /b.d.ts
export class SessionManager {}
`,
    'a minified file beside its source': `
//- /a.js
export class SessionManager {}
//- /a.min.js
export class SessionManager {}
`,
    'a re-export': `
//- /a.ts
export class SessionManager {}
//- /b.ts
export { SessionManager as OldSessionManager } from './a';
`,
    'an alias': `
#- /a.py
class SessionManager: pass
OldSessionManager = SessionManager
#- /b.py
from a import SessionManager as NewSessionManager
LegacySessionManager = NewSessionManager
`,
    'conditional definitions of one name': `
#- /a.py
try:
    import fast
    class SessionManager: pass
except ImportError:
    class SessionManager: pass
`,
    'what stands in tests': `
//- /a.ts
export class SessionManager {}
//- /tests/a.ts
export class SessionManager {}
//- /a.test.ts
class TestSessionManager {}
#- /test_a.py
class SessionManager: pass
`,
    'test doubles, wherever they stand': `
//- /a.ts
export class SessionManager {}
export class MockSessionManager {}
export class FakeSessionManager {}
#- /b.py
class SessionManagerStub: pass
class DummySessionManager: pass
class SpySessionManager: pass
`,
    'what stands in a file or folder of test doubles': `
//- /a.ts
export class SessionManager {}
//- /web/fakes/a.ts
export class SessionManager {}
//- /web/sessionManagerStub.ts
export class SessionManager {}
#- /loadtest/mock_llm/models.py
class SessionManager: pass
#- /a_spies.py
class SessionManager: pass
`,
  };
  for (const [what, source] of Object.entries(silent)) {
    test(what, () => void checkRule(id, sessionManager + source));
  }

  test('overloads', () => {
    checkRule(
      id,
      `${config('{ "concepts": [{ "name": "open", "words": ["open"], "kinds": ["function"] }] }')}
//- /a.ts
export function open(a: string): void;
export function open(a: number): void;
export function open(a: unknown): void {}
`,
    );
    checkRule(
      id,
      `${config('{ "concepts": [{ "name": "open", "words": ["open"], "kinds": ["function"] }] }')}
#- /a.py
from typing import overload
@overload
def open(a: str) -> None: ...
@overload
def open(a: int) -> None: ...
def open(a): pass
`,
    );
  });

  test('an interface beside its implementation; two implementations of it are', () => {
    const concept = config(
      '{ "concepts": [{ "name": "store", "words": ["store"], "kinds": ["class", "interface"] }] }',
    );
    checkRule(
      id,
      `${concept}
//- /a.ts
export interface Store { open(): void }
export class RedisStore implements Store { open() {} }
`,
    );
    checkRule(
      id,
      `${concept}
//- /a.ts
export interface Store { open(): void }
export class RedisStore implements Store { open() {} }
             //^^^^^^^^ one of 2
export class FileStore implements Store { open() {} }
             //^^^^^^^ one of 2
`,
    );
  });
});

describe('still a duplicate:', () => {
  test('tests and test doubles where `tests` is `include`', () => {
    checkRule(
      id,
      `${config('{ "tests": "include", "concepts": [{ "name": "session manager", "words": ["session", "manager"] }] }')}
//- /a.ts
export class SessionManager {}
             //^^^^^^^^^^^^ one of 3
//- /tests/a.ts
export class MockSessionManager {}
             //^^^^^^^^^^^^^^^^ one of 3
#- /test_a.py
class SessionManager: pass
      #^^^^^^^^^^^^^ one of 3
`,
    );
  });

  test('what stands where no word of the path is one of a test double', () => {
    checkRule(
      id,
      `${sessionManager}
//- /mockingbird/a.ts
export class SessionManager {}
             //^^^^^^^^^^^^ one of 2
#- /spyglass/stubborn.py
class SessionManager: pass
      #^^^^^^^^^^^^^ one of 2
`,
    );
  });

  test('conditional definitions beside another one, reported once and as such', () => {
    checkRule(
      id,
      `${sessionManager}
//- /a.ts
/** @canonical */
export class SessionManager {}
#- /b.py
if FAST:
    class SessionManager: pass
          #^^^^^^^^^^^^^ defined under conditions
else:
    class SessionManager: pass
`,
    );
  });

  test('a subclass of one that is not canonical', () => {
    checkRule(
      id,
      `${sessionManager}
//- /a.ts
/** @canonical */
export class SessionManager {}
//- /b.ts
export class OldSessionManager {}
             //^^^^^^^^^^^^^^^ one of 3
export class OlderSessionManager extends OldSessionManager {}
             //^^^^^^^^^^^^^^^^^ one of 3
`,
    );
  });
});

function _checkSilently(source: string): RuleResult {
  return runRule(id, fixture(source));
}
