// Likeness of two classes: what speaks for one responsibility and what does not, and how it is told.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareShapes, type Likeness } from '../../server/src/graph/similarity';
import { fixture, moduleOf } from '../support/fixture';

/** Likeness of the last classes of `a` and `b`. */
function compared(source: string, extension = 'ts'): Likeness {
  const made = fixture(source);
  const place = (path: string) => {
    const module = moduleOf(made, path);
    const classes = module.facts.definitions.filter(({ kind, owner }) => kind === 'class' && owner === '');
    return { module, definition: classes.at(-1)! };
  };
  const [a, b] = [place(`a.${extension}`), place(`b.${extension}`)];
  const likeness = compareShapes(made.graph, a, b);
  assert.deepEqual(compareShapes(made.graph, b, a), likeness, 'likeness goes both ways');
  return likeness;
}

const both = (a: string, b: string, name = 'Box') => `//- /a.ts\nclass Box ${a}\n//- /b.ts\nclass ${name} ${b}\n`;
const pythonBoth = (head: string, a: string, b: string) => `#- /a.py\n${head}${a}#- /b.py\n${head}${b}`;
const alike = (likeness: Likeness) => assert.ok(likeness.similarity >= 0.6, JSON.stringify(likeness));
const unlike = (likeness: Likeness) => assert.ok(likeness.similarity < 0.6, JSON.stringify(likeness));

const open = 'open(at: string) { return this.line.dial(at, this.settings); }';
const send = 'send(text: string) { this.line.write(text); this.sent.push(text); return this.sent.length; }';
const close = 'close() { this.line.hangUp(); this.sent.clear(); }';

describe('a copy', () => {
  test('is alike, whatever its name and the order of its members', () => {
    assert.equal(compared(both(`{ ${open} ${send} }`, `{ ${send} ${open} }`)).similarity, 1);
    alike(compared(both(`{ ${open} ${send} }`, `{ ${open} ${send} }`, 'LegacyBox')));
  });

  test('stays alike with a method more, and with one method changed', () => {
    alike(compared(both(`{ ${open} ${send} ${close} }`, `{ ${open} ${send} }`)));
    alike(compared(both(`{ ${open} ${send} ${close} }`, `{ ${open} ${send} close() { this.line.stop(); } }`)));
  });

  test('of data is alike by the names of its fields', () => {
    const fields = '{ id: string; owner: string; tags?: string[]; }';
    assert.equal(compared(both(fields, fields)).similarity, 1);
    unlike(compared(both(fields, '{ id: string; size: number; kind: string; }')));
  });
});

describe('little to go by', () => {
  test('is one method of one name without parameters and with another body', () => {
    const check = 'check() { return this.service.check([this.disk, this.queue, this.clock]); }';
    unlike(compared(both(`{ ${check} }`, '{ check() { return this.probes.map((probe) => probe.run()).all(); } }')));
  });

  test('is one field; less so where the names are equal only without their fillers', () => {
    const equal = compared(both('{ id: string; }', '{ id: string; }')).similarity;
    const filler = compared(both('{ id: string; }', '{ id: string; }', 'MyBox')).similarity;
    assert.ok(filler < equal && equal < 0.6, `${filler} ${equal}`);
  });

  test('is no member at all, but for a name and bases that are the same', () => {
    assert.equal(compared(both('{}', '{}')).similarity, 0);
    const failure = 'extends Error {}';
    assert.equal(compared(both(failure, failure)).similarity, 1);
  });
});

describe('counted once:', () => {
  const own = 'check() { return 1 + 2 + 3; }';

  test('what the constructor is given, as its parameters and not as properties too', () => {
    const given = (names: string[]) => names.map((name) => `private ${name}: Service`).join(', ');
    const source = (names: string[], method: string) => `{ constructor(${given(names)}) {} ${method} }`;
    const { reason, similarity } = compared(
      both(source(['disk', 'queue'], own), source(['disk', 'clock'], 'check() { return this.clock.now(); }')),
    );
    assert.equal(reason, '1 of 1 method in common, constructors that differ');
    assert.ok(similarity < 0.6);
  });

  test('a member with and without its mark of privacy', () => {
    assert.equal(compared(both('{ _open() { return 1; } }', '{ open() { return 1; } }')).similarity, 1);
  });
});

describe('what a base asks for', () => {
  const hooks = (a: string, b: string) => `
    def setup(self, request): return ${a}(request)
    def render(self, request): return ${b}(request, self)
    def handle(self, request): return [${a}, ${b}]
`;
  test('is no likeness where the bodies differ: a base outside of the workspace', () => {
    const view = (body: string) => `class Page(framework.View):${body}`;
    const source = (b: string) => pythonBoth('import framework\n', view(hooks('one', 'two')), view(b));
    unlike(compared(source(hooks('three', 'four')), 'py'));
    alike(compared(source(hooks('one', 'two')), 'py'));
  });

  test('is no likeness where the bodies differ: a base of the workspace', () => {
    const base = `#- /base.py\nclass Base:${hooks('a', 'b')}`;
    const page = (body: string) => `from base import Base\nclass Page(Base):${body}`;
    unlike(compared(`${base}#- /a.py\n${page(hooks('one', 'two'))}#- /b.py\n${page(hooks('six', 'ten'))}`, 'py'));
  });

  test('is no likeness where the bodies differ: a base outside that a base of both derives from', () => {
    const base = `#- /base.py\nimport framework\nclass Base(framework.View): pass\n`;
    const page = (body: string) => `from base import Base\nclass Page(Base):${body}`;
    const source = (b: string) => `${base}#- /a.py\n${page(hooks('one', 'two'))}#- /b.py\n${page(b)}`;
    unlike(compared(source(hooks('six', 'ten')), 'py'));
    alike(compared(source(hooks('one', 'two')), 'py'));
    const pages = (a: string, b: string) => `
//- /base.ts
import { View } from 'framework';
export class Base extends View {}
//- /a.ts
import { Base } from './base';
class Page extends Base { setup(request) { return ${a}(request); } render(request) { return ${a}(request, this); } }
//- /b.ts
import { Base } from './base';
class Page extends Base { setup(request) { return ${b}(request); } render(request) { return ${b}(request, this); } }
`;
    unlike(compared(pages('one', 'two')));
    alike(compared(pages('one', 'one')));
  });

  test('is likeness where a base outside stands behind two bases, each of its own', () => {
    const page = (path: string, body: string) =>
      `#- /${path}.py\nimport framework\nclass Base(framework.View): pass\nclass Page(Base):${body}`;
    alike(compared(page('a', hooks('one', 'two')) + page('b', hooks('one', 'ten')), 'py'));
  });

  test('are settings of a framework; declared fields are a class of its own', () => {
    const set = 'class Page(framework.Model):\n    name = framework.Text()\n    size = framework.Number()\n';
    assert.ok(compared(pythonBoth('import framework\n', set, set), 'py').similarity < 0.6);
    const declared = 'class Page(framework.Model):\n    name: str\n    size: int\n';
    alike(compared(pythonBoth('import framework\n', declared, declared), 'py'));
  });
});

describe('in words', () => {
  test('methods, properties, constructor and bodies', () => {
    const shared = `constructor(line: Line) { this.line = line; } sent = []; ${open} ${send}`;
    const { reason } = compared(both(`{ ${shared} ${close} }`, `{ ${shared} stop() {} }`));
    assert.equal(reason, '2 of 4 methods and 1 of 1 property in common, same constructor, 2 bodies the same');
  });

  test('nothing in common, and nothing to compare', () => {
    assert.equal(compared(both('{ a() {} }', '{ b() {} }')).reason, 'no members in common');
    assert.equal(compared(both('{}', '{}')).reason, 'no members to compare');
  });
});
