// The configuration's one source of truth: its JSON Schema, which validation, defaults, editor completion and docs read.
import { type Json, type Rule, ruleIds } from '../rules/rule';
import type { JsonSchema } from './json-schema';

/** All that the configuration needs to know of a rule, so that tests can do without the rest. */
export type DescribedRule = { readonly meta: Pick<Rule['meta'], 'id' | 'what' | 'severity' | 'options'> };

/** As written in a configuration; `information` is the protocol's word for `info`. */
export const levelNames = ['error', 'warning', 'info', 'information', 'off'] as const;

export const defaults = {
  include: ['**'],
  exclude: [],
  tests: 'include',
  kinds: ['class'],
  within: ['**'],
  drop: [
    ...[
      'unified',
      'legacy',
      'core',
      'base',
      'new',
      'old',
      'enhanced',
      'improved',
      'simple',
      'advanced',
      'custom',
      'my',
    ],
    ...['v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9', 'impl', 'compat'],
  ],
  roles: [],
  contextNames: ['user', 'tenant', 'session', 'account', 'client', 'connection', 'request'],
  baseline: 'ssot-baseline.json',
} as const satisfies Record<string, Json>;

/** The draft-07 schema of `ssot.config.json`, and of the same keys in `[tool.ssot]` and `"ssot"`. */
export function configurationSchema(rules: readonly DescribedRule[]): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'SSOT Guard configuration',
    description: 'What SSOT Guard analyses and how it judges what it finds. Every key may be left out.',
    ...object({
      $schema: { type: 'string', description: 'Where the schema of this file is, for editors.' },
      include: globs('Which files are analysed.', defaults.include, ['src/**']),
      exclude: globs('Which files are left out, beside those that .gitignore names.', defaults.exclude, [
        '**/generated/**',
      ]),
      sourceRoots: {
        ...texts('Folders that Python imports start from. Inferred from the packages when left out.', ['src']),
        minItems: 1,
      },
      tests: {
        enum: ['include', 'exclude'],
        description: 'Whether findings in test files are reported, and definitions in them count.',
        default: defaults.tests,
      },
      concepts: {
        ...list(conceptSchema(), 'Responsibilities that should have one home, recognised by the words in names.', [
          { name: 'WebSocket manager', words: ['websocket', 'manager'] },
        ]),
        default: [],
      },
      normalize: normalizeSchema(),
      canonicalImports: {
        ...list(
          canonicalImportSchema(),
          'Modules or names that moved: old imports are reported and can be rewritten.',
          [{ from: 'app.websocket.manager', to: 'app.websocket_core.manager' }],
        ),
        default: [],
      },
      legacy: globs('Paths that nothing should import any more.', [], ['app/websocket/**']),
      layers: layersSchema(),
      contextNames: {
        ...texts(
          'Names of parameters and attributes that stand for one user, also with `_id` after them.',
          defaults.contextNames,
        ),
        default: defaults.contextNames,
      },
      rules: {
        ...object(ruleLevels(rules, true)),
        description: 'The level of each rule, alone or in a list with the options of the rule.',
        default: {},
        examples: [{ 'import-cycle': 'error' }],
      },
      overrides: {
        ...list(overrideSchema(rules), 'Other levels for findings in some files. The last entry that matches counts.', [
          { files: ['tests/**'], rules: { 'shared-state': 'off' } },
        ]),
        default: [],
      },
      baseline: {
        ...text('The file of accepted findings, read when it exists; relative to the root.', defaults.baseline),
        default: defaults.baseline,
      },
    }),
  };
}

function conceptSchema(): JsonSchema {
  return object(
    {
      name: text('How findings call the concept.', 'WebSocket manager'),
      words: {
        ...texts('Words that a name must all contain, in any order and case.', ['websocket', 'manager']),
        minItems: 1,
      },
      kinds: {
        type: 'array',
        items: { enum: ['class', 'function', 'interface'] },
        minItems: 1,
        description: 'Which kinds of definition count.',
        default: defaults.kinds,
        examples: [['class']],
      },
      within: globs('Where to look.', defaults.within, ['app/**']),
      canonical: text('The one home: a module by path or by name, `#`, and the name in it.', 'app/manager.py#Manager'),
      factory: {
        enum: ['function', 'static', 'class', 'singleton', 'alias'],
        description: 'The one way to create it. The most common way when left out.',
      },
    },
    ['name', 'words'],
  );
}

function normalizeSchema(): JsonSchema {
  return {
    ...object({
      drop: {
        ...texts('Words that make no difference between names.', ['unified', 'legacy']),
        default: defaults.drop,
      },
      roles: {
        ...texts('Words that a name collapses to when it ends in one of them.', ['manager']),
        default: defaults.roles,
      },
    }),
    description: 'How names are compared when a concept is inferred.',
    default: {},
  };
}

function canonicalImportSchema(): JsonSchema {
  return object(
    {
      from: text('The old module, by path or by name; `module#Name` for one name.', 'app.websocket.manager'),
      to: text('The module, or `module#Name`, that is imported instead.', 'app.websocket_core.manager'),
      rename: {
        type: 'object',
        additionalProperties: { type: 'string', minLength: 1 },
        description: 'Names that are called otherwise in the new module: old to new.',
        default: {},
        examples: [{ ConnectionManager: 'WebSocketManager' }],
      },
    },
    ['from', 'to'],
  );
}

function layersSchema(): JsonSchema {
  const files = globs('The files of the layer.', undefined, ['server/src/rules/**']);
  const layer = object(
    {
      files,
      mayImport: {
        ...texts('Names of the layers that this one may import, beside itself.', ['text', 'facts']),
        default: [],
      },
    },
    ['files'],
  );
  return {
    description: 'The layers of the code and what each may import.',
    examples: [{ api: { files: ['app/api/**'], mayImport: ['domain'] }, domain: { files: ['app/domain/**'] } }],
    oneOf: [
      {
        type: 'object',
        description: 'Each layer by its name.',
        properties: {
          exhaustive: { type: 'boolean', description: 'Whether modules in no layer are reported.', default: false },
        },
        additionalProperties: layer,
      },
      list(
        object({ name: text('The name of the layer.', 'api'), files }, ['name', 'files']),
        'From top to bottom: each layer may import those after it.',
        [{ name: 'api', files: ['app/api/**'] }],
      ),
    ],
  };
}

function overrideSchema(rules: readonly DescribedRule[]): JsonSchema {
  return object(
    {
      files: { ...globs('The files whose findings are meant.', undefined, ['tests/**']), minItems: 1 },
      rules: {
        ...object(ruleLevels(rules, false)),
        description: 'Their levels.',
        examples: [{ 'shared-state': 'off' }],
      },
    },
    ['files', 'rules'],
  );
}

/** One property per rule of the design, whether this version has it or not, and one for what suppressions report. */
function ruleLevels(rules: readonly DescribedRule[], withOptions: boolean): Record<string, JsonSchema> {
  const properties: Record<string, JsonSchema> = {};
  for (const id of ruleIds) {
    const meta = rules.find((rule) => rule.meta.id === id)?.meta;
    const { what = 'This version does not have the rule yet.', severity = 'warning', options } = meta ?? {};
    const described = { description: what, default: severity, examples: [severity] };
    properties[id] = withOptions
      ? { ...described, oneOf: [{ enum: levelNames }, levelWithOptions(options)] }
      : { ...described, enum: levelNames };
  }
  properties['unused-suppression'] = {
    enum: levelNames,
    description: 'Reports suppressions in code that suppress nothing, name no rule or give no reason.',
    default: 'warning',
    examples: ['warning'],
  };
  return properties;
}

function levelWithOptions(options: Readonly<Record<string, JsonSchema>> | undefined): JsonSchema {
  return {
    type: 'array',
    items: [{ enum: levelNames }, options ? object(options) : { type: 'object' }],
    minItems: 1,
    maxItems: 2,
    additionalItems: false,
  };
}

function object(properties: Readonly<Record<string, JsonSchema>>, required?: readonly string[]): JsonSchema {
  return { type: 'object', properties, additionalProperties: false, ...(required && { required }) };
}

function list(items: JsonSchema, description: string, example: Json): JsonSchema {
  return { type: 'array', items, description, examples: [example] };
}

function text(description: string, example: string): JsonSchema {
  return { type: 'string', minLength: 1, description, examples: [example] };
}

function texts(description: string, example: readonly string[]): JsonSchema {
  return { type: 'array', items: { type: 'string', minLength: 1 }, description, examples: [example] };
}

function globs(description: string, fallback: readonly string[] | undefined, example: readonly string[]): JsonSchema {
  const schema = texts(`${description} Globs on paths from the root, with "/".`, example);
  return fallback === undefined ? schema : { ...schema, default: fallback };
}
