// Moved Python names that join an import which is there already.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Moves, rewritten } from '../rewritten';

const modules = `#- /app/__init__.py
#- /app/core.py
class A: pass
class B: pass
class New: pass
#- /app/other.py
class X: pass
#- /app/legacy.py
from app.core import A, B, New as Old
from app.other import X
stays = 1
#- /top.py
class A: pass
`;

const check = (before: string, moves: Moves, after: string, file = 'app/user.py') => {
  assert.equal(rewritten(`${modules}#- /${file}\n${before}`, moves), after);
};
const [core, old] = ['app/core.py', 'app/core.py#New'];

describe('an import of the target that is there already', () => {
  test('takes the names in', () => {
    check('from app.core import B\nfrom app.legacy import A\nA()\n', { A: core }, 'from app.core import B, A\nA()\n');
    check('from app.legacy import A\nfrom app.core import B\nA()\n', { A: core }, 'from app.core import B, A\nA()\n');
    check(
      'from app.core import (\n    B,\n)\nimport os\n# more\nfrom app.legacy import A, stays\n',
      { A: core },
      'from app.core import (\n    B,\n    A,\n)\nimport os\n# more\nfrom app.legacy import stays\n',
    );
  });
  test('written another way', () => {
    check('from .core import B\nfrom app.legacy import A\n', { A: core }, 'from .core import B, A\n');
  });
  test('that has the name already does not get it twice', () => {
    check('from app.core import A\nfrom app.legacy import A\n', { 'app.legacy:A': core }, 'from app.core import A\n');
    check(
      'from app.core import A\nfrom app.legacy import A, B\n',
      { 'app.legacy:A': core, B: core },
      'from app.core import A, B\n',
    );
  });
  test('that calls something else by that name does not', () => {
    check(
      'from app.core import B as A\nfrom app.legacy import A\n',
      { A: core },
      'from app.core import B as A\nfrom app.core import A\n',
    );
  });
  test('grows into brackets', () => {
    const alias = 'an_alias_that_is_long_enough_to_fill_a_whole_line_up_to_its_end';
    check(
      `from app.core import B as ${alias}\nfrom app.legacy import A\n`,
      { A: core },
      `from app.core import (\n    B as ${alias},\n    A,\n)\n`,
    );
  });
  test('that comes after other code does not', () => {
    check(
      'from app.legacy import A\nclass C(A): pass\nfrom app.core import B\n',
      { A: core },
      'from app.core import A\nclass C(A): pass\nfrom app.core import B\n',
    );
  });
  test('that comes after the name is read in passing does not', () => {
    const text = (path: string) => `def run(): return A\nfrom ${path} import A\nrun()\nfrom app.core import B\n`;
    check(text('app.legacy'), { A: core }, text('app.core'));
  });
  test('that comes before other code does, unless that speaks of the name', () => {
    check(
      'from app.core import B\nx = B()\nfrom app.legacy import A\n',
      { A: core },
      'from app.core import B, A\nx = B()\n',
    );
    check(
      'from app.core import B\nA = None\nfrom app.legacy import A\n',
      { A: core },
      'from app.core import B\nA = None\nfrom app.core import A\n',
    );
    check(
      'from app.core import B\nfrom app.other import *\nfrom app.legacy import A\n',
      { A: core },
      'from app.core import B\nfrom app.other import *\nfrom app.core import A\n',
    );
  });
  test('in another block does not', () => {
    const block = (first: string, second: string, rest = '') => `if x:\n    ${first}\nelse:\n    ${second}\n${rest}`;
    check(
      block('from app.core import B', 'from app.legacy import A'),
      { A: core },
      block('from app.core import B', 'from app.core import A'),
    );
    check(
      'from app.core import B\ndef f():\n    from app.legacy import A\n',
      { A: core },
      'from app.core import B\ndef f():\n    from app.core import A\n',
    );
    check(
      'class C:\n    from app.core import B\nfrom app.legacy import A\n',
      { A: core },
      'class C:\n    from app.core import B\nfrom app.core import A\n',
    );
  });
  test('in the same block does', () => {
    check(
      'def f():\n    from app.core import B\n    from app.legacy import A\n    return A\n',
      { A: core },
      'def f():\n    from app.core import B, A\n    return A\n',
    );
    check(
      'if TYPE_CHECKING:\n    from app.legacy import A\n    from app.core import B\n',
      { A: core },
      'if TYPE_CHECKING:\n    from app.core import B, A\n',
    );
  });
  test('but not one that is itself moved away', () => {
    check(
      'from app.core import B\nfrom app.legacy import A\n',
      { B: 'app/legacy.py', A: core },
      'from app.legacy import B\nfrom app.core import A\n',
    );
  });
  test('nor one that goes', () => {
    check(
      'from app.other import X\nfrom app.core import B\nfrom app.legacy import A, X as Y\n',
      { B: 'app/other.py#X', A: core },
      'from app.other import X, X as B\nfrom app.legacy import X as Y\nfrom app.core import A\n',
    );
  });
  test('that has just moved there does', () => {
    check(
      'from app.legacy import A\nfrom app.legacy import Old\n',
      { A: core, Old: old },
      'from app.core import A, New as Old\n',
    );
  });
});
