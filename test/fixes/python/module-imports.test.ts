// Moving Python modules: `import a.b`, `from a import b`, and names in strings.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Moves, rewritten } from '../rewritten';

const modules = `#- /app/__init__.py
#- /app/core.py
class A: pass
#- /app/legacy.py
from app.core import A
from app import core as engine
def old(): pass
#- /app/third.py
#- /top.py
class A: pass
#- /lone.py
class A: pass
`;

const check = (before: string, moves: Moves, after: string, file = 'app/user.py') => {
  assert.equal(rewritten(`${modules}#- /${file}\n${before}`, moves), after);
};
const core = 'app/core.py';

describe('import a.b as c', () => {
  test('keeps its alias', () => {
    check('import app.legacy as m\nm.A()\n', { 'app.legacy:': core }, 'import app.core as m\nm.A()\n');
    check('import app.legacy as m, os\n', { 'app.legacy:': core }, 'import app.core as m, os\n');
    check('import app.legacy as top\n', { 'app.legacy:': 'top.py' }, 'import top\n');
  });
  test('stays where a name that is read from it is missing there', () => {
    check('import app.legacy as m\nm.old()\n', { 'app.legacy:': core }, 'import app.legacy as m\nm.old()\n');
  });
});

test('import a gets an alias', () => {
  check('import os, lone\nlone.A()\n', { 'lone:': core }, 'import os, app.core as lone\nlone.A()\n');
  check('import lone\n', { 'lone:': 'top.py' }, 'import top as lone\n');
});

describe('import a.b', () => {
  /** The local name is that of the package, so the code changes with it. */
  const both = (before: string, after: string, more: Moves = {}) => {
    assert.equal(rewritten(`${modules}#- /user.py\n${before}`, { 'app.legacy:': core, ...more }), after);
  };
  test('changes with every use', () => {
    both(
      'import app.legacy\nx: app.legacy.A = app.legacy.A()  # app.legacy\n',
      'import app.core\nx: app.core.A = app.core.A()  # app.legacy\n',
    );
    both(
      'def f():\n    import app.legacy\n    return app.legacy.A\n',
      'def f():\n    import app.core\n    return app.core.A\n',
    );
  });
  test('beside other imports of the package', () => {
    both(
      'import app.legacy\nimport app.third\napp.third.x(app.legacy.A, "app.legacy.A")\n',
      'import app.core\nimport app.third\napp.third.x(app.core.A, "app.legacy.A")\n',
    );
  });
  test('stays where a use is not plain to see', () => {
    for (const use of [
      'f"{app.legacy.A}"',
      'g(app)',
      'getattr(app.legacy, "A")(app)',
      'app.third',
      'lambda app: app.legacy',
    ]) {
      const text = `import app.legacy\nx = ${use}\n`;
      both(text, text);
    }
  });
  test('stays where another import or definition meets it', () => {
    for (const other of [
      'from x import app',
      'import app.legacy.sub',
      'class app: pass',
      'try:\n    import app.third\nexcept: pass',
    ]) {
      const text = `import app.legacy\n${other}\napp.legacy.A()\n`;
      both(text, text);
    }
  });
  test('stays where the new package’s name means something here', () => {
    const source = `${modules}#- /pack/__init__.py\n#- /pack/new.py\nclass A: pass\n#- /user.py\n`;
    const text = (use: string) => `import app.legacy\n${use}`;
    const moves = { 'app.legacy:': 'pack/new.py' };
    assert.equal(
      rewritten(source + text('').replace('app.legacy', 'app.legacy as x'), moves),
      'import pack.new as x\n',
    );
    assert.equal(
      rewritten(source + text('def f(pack): return app.legacy.A\n'), moves),
      text('def f(pack): return app.legacy.A\n'),
    );
  });
});

describe('from a import b, where b is a module', () => {
  test('keeps the local name', () => {
    check('from app import legacy\nlegacy.A()\n', { legacy: core }, 'from app import core as legacy\nlegacy.A()\n');
    check('from . import legacy as m\n', { legacy: core }, 'from . import core as m\n');
    check('from app import legacy as core\n', { legacy: core }, 'from app import core\n');
  });
  test('or part of it', () => {
    check('from app import legacy, third\n', { legacy: core }, 'from app import core as legacy, third\n');
    check('from app import legacy, third\n', { legacy: 'top.py' }, 'from app import third\nimport top as legacy\n');
  });
  test('to a module outside of any package', () => {
    check('from app import legacy\n', { legacy: 'top.py' }, 'import top as legacy\n');
    check('from app import legacy as top  # why\n', { legacy: 'top.py' }, 'import top  # why\n');
  });
  test('that another module only has by a name', () => {
    check('from app.legacy import engine\n', { engine: 'app/core.py#*' }, 'from app import core as engine\n');
    check(
      'from .legacy import A, engine\n',
      { engine: 'app/core.py#*' },
      'from .legacy import A\nfrom . import core as engine\n',
    );
  });
  test('stays where a name that is read from it is missing there', () => {
    check('from app import legacy\nlegacy.old()\n', { legacy: core }, 'from app import legacy\nlegacy.old()\n');
  });
});

describe('under the source root that the old name assumes', () => {
  const roots = { pythonRoots: ['src', ''] };
  const source = (line: string) => `#- /src/app/__init__.py
#- /src/app/core.py
class A: pass
#- /src/app/legacy.py
from app.core import A
#- /tests/user.py
${line}`;
  test('the new one does too', () => {
    const to = 'src/app/core.py';
    assert.equal(rewritten(source('from src.app.legacy import A\n'), { A: to }, roots), 'from src.app.core import A\n');
    assert.equal(rewritten(source('from app.legacy import A\n'), { A: to }, roots), 'from app.core import A\n');
  });
});

describe('strings', () => {
  const strings = `#- /app/__init__.py
#- /app/core.py
class New: pass
class A: pass
#- /app/legacy.py
from app.core import A, New as Old
from app import core as engine
#- /user.py
`;
  const change = (before: string, from: string, to: string, after: string) => {
    assert.equal(rewritten(strings + before, { [JSON.stringify(from)]: to }), after);
  };
  test('name a thing in a module', () => {
    change(`patch("app.legacy.A.run")\n`, 'app.legacy.A.run', core, `patch("app.core.A.run")\n`);
    change(`patch('app.legacy.Old')\n`, 'app.legacy.Old', 'app/core.py#New', `patch('app.core.New')\n`);
    change(`patch('app.legacy.engine.A')\n`, 'app.legacy.engine.A', 'app/core.py#*', `patch('app.core.A')\n`);
  });
  test('name a module', () => {
    change(`import_module('app.legacy')\n`, 'app.legacy', core, `import_module('app.core')\n`);
  });
  test('stay where the thing is not in the target', () => {
    change(`patch('app.legacy.Old')\n`, 'app.legacy.Old', core, `patch('app.legacy.Old')\n`);
  });
});
