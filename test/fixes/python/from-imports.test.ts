// Moving names of Python `from … import` statements.
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

describe('a statement that moves as a whole', () => {
  test('changes its module alone', () => {
    check('from app.legacy import A, B as b\n', { A: core, B: core }, 'from app.core import A, B as b\n');
    check(
      'from app.legacy import (\n    A,  # a\n    B,\n)  # end\n',
      { A: core, B: core },
      'from app.core import (\n    A,  # a\n    B,\n)  # end\n',
    );
  });
  test('keeps local names', () => {
    check('from app.legacy import Old\n', { Old: old }, 'from app.core import New as Old\n');
    check('from app.legacy import Old as mine\n', { Old: old }, 'from app.core import New as mine\n');
    check('from app.legacy import Old as New\n', { Old: old }, 'from app.core import New\n');
    check('from app.legacy import A as A\n', { A: core }, 'from app.core import A as A\n');
  });
  test('to several modules is split', () => {
    check(
      'from app.legacy import X, A, B\n',
      { A: core, B: core, X: 'app/other.py' },
      'from app.core import A, B\nfrom app.other import X\n',
    );
  });
  test('goes relative where it was', () => {
    check('from .legacy import A\n', { A: core }, 'from .core import A\n');
    check('from ..legacy import A\n', { A: core }, 'from ..core import A\n', 'app/sub/user.py');
    check('from .legacy import A\n', { A: 'top.py' }, 'from top import A\n');
  });
});

describe('a statement of which a part moves', () => {
  test('is split', () => {
    check(
      'from app.legacy import A, stays, Old\nx = 1\n',
      { A: core, Old: old },
      'from app.legacy import stays\nfrom app.core import A, New as Old\nx = 1\n',
    );
  });
  test('in brackets', () => {
    check(
      'from app.legacy import (\n    A,\n    stays,\n    B,\n)\n',
      { A: core, B: core },
      'from app.legacy import (\n    stays,\n)\nfrom app.core import A, B\n',
    );
    check(
      'from app.legacy import (A, stays)\n',
      { A: core },
      'from app.legacy import (stays)\nfrom app.core import A\n',
    );
    check(
      'from app.legacy import (A, stays,)\n',
      { stays: 'app/other.py#X', A: core },
      'from app.core import (A,)\nfrom app.other import X as stays\n',
    );
  });
  test('over joined lines', () => {
    check(
      'from app.legacy import A, \\\n    stays, \\\n    B\n',
      { A: core },
      'from app.legacy import stays, \\\n    B\nfrom app.core import A\n',
    );
    check(
      'from app.legacy import stays, \\\n    A, \\\n    B\n',
      { A: core, B: core },
      'from app.legacy import stays\nfrom app.core import A, B\n',
    );
    check(
      'from app.legacy \\\n    import A, stays\n',
      { A: core },
      'from app.legacy \\\n    import stays\nfrom app.core import A\n',
    );
  });
  test('on a line with others', () => {
    check(
      'import os; from app.legacy import A, stays; x = 1\n',
      { A: core },
      'import os; from app.legacy import stays; from app.core import A; x = 1\n',
    );
    check(
      'if x: from app.legacy import A, stays\n',
      { A: core },
      'if x: from app.legacy import stays; from app.core import A\n',
    );
    check(
      'if x: \\\n    from app.legacy import A, stays\n',
      { A: core },
      'if x: \\\n    from app.legacy import stays; from app.core import A\n',
    );
  });
  test('with its indentation', () => {
    check(
      'def f():\n\tfrom .legacy import A, stays\n\treturn A\n',
      { A: core },
      'def f():\n\tfrom .legacy import stays\n\tfrom .core import A\n\treturn A\n',
    );
    check(
      'try:\n    from app.legacy import A, stays\nexcept ImportError:\n    A = None\n',
      { A: core },
      'try:\n    from app.legacy import stays\n    from app.core import A\nexcept ImportError:\n    A = None\n',
    );
  });
  test('with its line breaks', () => {
    check(
      'from app.legacy import A, stays\r\nx = 1\r\n',
      { A: core },
      'from app.legacy import stays\r\nfrom app.core import A\r\nx = 1\r\n',
    );
    check('from app.legacy import A, stays', { A: core }, 'from app.legacy import stays\nfrom app.core import A');
  });
  test('in brackets when it grows long', () => {
    const alias = 'an_alias_that_is_quite_long_and_does_not_fit_twice';
    check(
      `from app.legacy import A as ${alias}, B as ${alias}_2, stays\n`,
      { A: core, B: core },
      `from app.legacy import stays\nfrom app.core import (\n    A as ${alias},\n    B as ${alias}_2,\n)\n`,
    );
  });
});

describe('comments', () => {
  test('of the linter stay, and are said again', () => {
    check('from app.legacy import A  # noqa: F401\n', { A: core }, 'from app.core import A  # noqa: F401\n');
    check(
      'from app.legacy import A, stays  # noqa: F401, E501 - why\n',
      { A: core },
      'from app.legacy import stays  # noqa: F401, E501 - why\nfrom app.core import A  # noqa: F401, E501\n',
    );
    check(
      'from app.legacy import (  # noqa\n    A,\n    stays,\n)\n',
      { A: core },
      'from app.legacy import (  # noqa\n    stays,\n)\nfrom app.core import A  # noqa\n',
    );
  });
  test('on the line of a name go with it', () => {
    check(
      'from app.legacy import (\n    A,  # the A\n    # about stays\n    stays,\n    B  # the B\n)\n',
      { A: core, B: core },
      'from app.legacy import (\n    # about stays\n    stays\n)\nfrom app.core import (\n    A,  # the A\n    B,  # the B\n)\n',
    );
    check(
      'from app.legacy import (\n    A,  # the A\n    stays,\n)\n',
      { A: core },
      'from app.legacy import (\n    stays,\n)\nfrom app.core import A  # the A\n',
    );
  });
  test('above several names go with them when all of them go', () => {
    const list = (...lines: string[]) => `(\n${lines.map((line) => `    ${line}\n`).join('')})\n`;
    check(
      `from app.legacy import ${list('# first', 'A,', 'B,', '# second', 'stays,')}`,
      { A: core, B: core },
      `from app.legacy import ${list('# second', 'stays,')}from app.core import ${list('# first', 'A,', 'B,')}`,
    );
    check(
      `from app.legacy import ${list('# first', 'A,', 'stays,', '# second', 'B,')}`,
      { A: core },
      `from app.legacy import ${list('# first', 'stays,', '# second', 'B,')}from app.core import A\n`,
    );
  });
  test('keep a statement from being merged away', () => {
    check(
      'from app.core import B\nfrom app.legacy import A  # why\n',
      { A: core },
      'from app.core import B\nfrom app.core import A  # why\n',
    );
  });
});

test('a star moves where the target has the same names', () => {
  const modules = `#- /a.py
class P: pass
#- /old.py
from a import *
#- /more.py
from a import P
q = 1
`;
  const moved = (text: string, moves: Moves) => rewritten(`${modules}#- /user.py\n${text}`, moves);
  assert.equal(moved('from old import *\n', { '*': 'a.py' }), 'from a import *\n');
  assert.equal(moved('from more import *\n', { '*': 'a.py' }), 'from more import *\n');
  assert.equal(moved('from a import *\nq = 2\n', { '*': 'more.py' }), 'from a import *\nq = 2\n');
});
