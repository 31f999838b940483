// Command init: writes a commented configuration to start from.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OptionTable } from './arguments';
import type { Command } from './command';
import { codeOf, exitStatus, UsageError } from './exit-status';
import { sessionOptionsOf, workspaceOptions } from './workspace-options';

const name = 'ssot.config.json';
const options = { root: workspaceOptions.root } as const satisfies OptionTable;

export const init: Command<typeof options> = {
  synopsis: 'init [--root DIR]',
  details: `Every rule works without a configuration; ${name} says what cannot be inferred. Overwrites nothing.`,
  options,
  operands: { name: '', most: 0 },
  examples: ['ssot init'],

  async run(args, io) {
    const { root } = sessionOptionsOf('init', args as Parameters<typeof sessionOptionsOf>[1], io);
    const file = join(root, name);
    const present = configuredIn(root);
    if (present !== undefined) {
      throw new UsageError(
        `A root without a configuration is expected; found one in ${join(root, present)}. Nothing was written.`,
      );
    }
    try {
      writeFileSync(file, configurationText(await import('../rules/registry'), rootsOf(root)), { flag: 'wx' });
    } catch (error) {
      throw new UsageError(`${file} cannot be written (${codeOf(error)}).`);
    }
    io.stdout.write(`Wrote ${file}\n`);
    io.stderr.write('Next: name your concepts there, then run `ssot check`.\n');
    return exitStatus.ok;
  },
};

/** The file that already configures this root. */
function configuredIn(root: string): string | undefined {
  if (existsSync(join(root, name))) return name;
  if (/^\s*\[+tool\.ssot[\].]/m.test(textOf(join(root, 'pyproject.toml')))) return 'pyproject.toml';
  try {
    const manifest: unknown = JSON.parse(textOf(join(root, 'package.json')));
    if (typeof manifest === 'object' && manifest !== null && 'ssot' in manifest) return 'package.json';
  } catch {
    // Not there, or not JSON: it configures nothing.
  }
  return undefined;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Folders that Python imports seem to start from: those that hold a package. */
function rootsOf(root: string): string[] {
  return ['src', 'lib', 'python'].filter((folder) => hasPackage(join(root, folder)));
}

function hasPackage(folder: string): boolean {
  try {
    return readdirSync(folder).some((entry) => existsSync(join(folder, entry, '__init__.py')));
  } catch {
    return false;
  }
}

function configurationText({ rules }: typeof import('../rules/registry'), roots: readonly string[]): string {
  const levels = rules.map(({ meta }) => `    // ${meta.what}\n    // "${meta.id}": "${meta.severity}",`);
  const sourceRoots = JSON.stringify(roots.length === 0 ? ['src'] : roots);
  return `{
  // SSOT Guard: which responsibilities have one home, and where. Every key may be left out.

  // Which files are analysed, as globs relative to this folder. What .gitignore names is left out anyway.
  "include": ["**"],
  "exclude": ["**/generated/**"],

  // Folders that Python imports start from; inferred when absent.
  // "sourceRoots": ${sourceRoots},

  // Whether findings in test files are reported, and definitions in them count: "include" or "exclude".
  "tests": "include",

  // Responsibilities that should have one home, recognised by the words in the names of their definitions.
  "concepts": [
    // {
    //   "name": "WebSocket manager",
    //   "words": ["websocket", "manager"],
    //   "kinds": ["class"],
    //   "within": ["app/**"],
    //   "canonical": "app/websocket_core/manager.py#WebSocketManager",
    //   "factory": "function"
    // }
  ],

  // Modules that moved: imports of the old path are reported, and \`ssot fix\` rewrites them.
  "canonicalImports": [
    // { "from": "app.websocket.manager", "to": "app.websocket_core.manager", "rename": { "Manager": "WebSocketManager" } }
  ],

  // Paths that nothing should import any more.
  "legacy": [
    // "app/websocket/**"
  ],

  // The level of each rule: error, warning, info or off, or a list of level and options (see \`ssot explain RULE\`).
  "rules": {
${levels.join('\n')}
  },

  // Other levels for some files; the last entry that matches counts.
  "overrides": [
    // { "files": ["tests/**"], "rules": { "duplicate-definition": "off" } }
  ]
}
`;
}
