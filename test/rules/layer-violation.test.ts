// Rule layer-violation: imports against declared layers, in a list or a map.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkRule, runRule } from '../support/check-rule';
import { fixture } from '../support/fixture';

const id = 'layer-violation';

function layers(text: string, options = '{}'): string {
  return `//- /ssot.config.json\n{ "layers": ${text}, "rules": { "layer-violation": ["error", ${options}] } }\n`;
}

const list = layers(
  '[{ "name": "ui", "files": ["ui/**"] }, { "name": "rules", "files": ["rules/**"] }, { "name": "text", "files": ["text/**"] }]',
);
const map = (more = '') =>
  layers(`{ "ui": { "files": ["ui/**"], "mayImport": ["rules"] }, "rules": { "files": ["rules/**"] }${more} }`);

describe('an ordered list', () => {
  test('each layer may import those after it', () => {
    const { findings, groups } = checkRule(
      id,
      `${list}
//- /ui/a.ts
import '../rules/a';
import '../text/a';
//- /rules/a.ts
import '../text/a';
import '../ui/a';
        //^^^^^ rules/a.ts is in layer rules, which may import text; ui/a.ts is in ui
//- /text/a.ts
import '../rules/a';
        //^^^^^^^^ in layer text, which may import no other layer
`,
    );
    assert.deepEqual(
      findings.map(({ data }) => data),
      [
        { from: 'rules', to: 'ui', allowed: ['text'] },
        { from: 'text', to: 'rules', allowed: [] },
      ],
    );
    assert.equal(groups.length, 2);
  });

  test('in Python, by the module that is imported', () => {
    checkRule(
      id,
      `${list}
#- /ui/__init__.py
#- /ui/view.py
#- /rules/a.py
from ui import view
               #^^^ in layer rules
from ui.view import thing
     #^^^^^^ in layer rules
import os, text.a
#- /text/a.py
from rules import a
                # ^ in layer text
`,
    );
  });
});

describe('a map', () => {
  test('what is not named may not be imported', () => {
    checkRule(
      id,
      `${map()}
//- /ui/a.ts
import '../rules/a';
//- /rules/a.ts
import '../ui/a';
        //^^^^^ in layer rules
`,
    );
  });

  test('inside a layer everything is allowed, and so is what lies in none', () => {
    checkRule(
      id,
      `${map()}
//- /rules/a.ts
import './b';
import '../other/c';
import 'react';
//- /rules/b.ts
import './a';
//- /other/c.ts
import '../rules/a';
import '../ui/d';
//- /ui/d.ts
`,
    );
  });

  test('exhaustive reports modules in no layer, at their start', () => {
    const exhaustive = map(', "exhaustive": true');
    const made = fixture(`${exhaustive}//- /rules/a.ts\n//- /other/b.ts\nimport '../rules/a';\n#- /c.py\n`);
    const { findings, groups } = runRule(id, made);
    assert.deepEqual(
      findings.map(({ file, span }) => [file, span.start, span.end]),
      [
        ['c.py', 0, 0],
        ['other/b.ts', 0, 0],
      ],
    );
    assert.match(findings[0]!.message, /^c\.py is in none of the declared layers \(ui, rules\)/);
    assert.equal(groups.length, 1);
  });

  test('the first layer that matches counts', () => {
    const [special, general] = [
      '"special": { "files": ["src/special/**"] }',
      '"all": { "files": ["src/**"], "mayImport": [] }',
    ];
    const source = `
//- /src/special/a.ts
import '../b';
ANNOTATION
//- /src/b.ts
`;
    checkRule(id, layers(`{ ${special}, ${general} }`) + source.replace('ANNOTATION', '        //^^ in layer special'));
    checkRule(id, layers(`{ ${general}, ${special} }`) + source.replace('ANNOTATION\n', ''));
  });
});

test('imports for types count, unless `types` is false', () => {
  const definition = '[{ "name": "ui", "files": ["ui/**"] }, { "name": "text", "files": ["text/**"] }]';
  const source = `
//- /ui/a.ts
export interface A {}
//- /text/b.ts
import type { A } from '../ui/a';
ANNOTATION
export type B = A;
`;
  checkRule(id, layers(definition) + source.replace('ANNOTATION', `${' '.repeat(24)}//^^^^^ in layer text`));
  checkRule(id, layers(definition, '{ "types": false }') + source.replace('ANNOTATION\n', ''));
});

test('without layers nothing is reported', () => {
  checkRule(id, "//- /a.ts\nimport './b';\n//- /b.ts\nimport './a';\n");
});
