// A small workspace of both languages on disk that changes at random, as people, editors and version control change one.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Path } from '../../server/src/text/paths';
import type { Random } from '../support/random';
import { configurations, filePool, gitIgnores, randomSource, unreadableSource } from './random-source';

/** What one edit did: the paths that a file watcher would tell, and a word for messages. */
export interface Edit {
  readonly what: string;
  readonly paths: readonly Path[];
}

export class RandomWorkspace {
  constructor(
    readonly root: string,
    private readonly random: Random,
  ) {
    for (const path of filePool) if (random.chance(0.7)) this.write(path, randomSource(random, path));
    this.write('packages/kit/package.json', '{ "name": "@kit", "main": "dist/index.js" }');
    this.write('tsconfig.json', '{ "compilerOptions": { "paths": { "~/*": ["./*"] } } }');
  }

  /** Changes the disk. */
  edit(): Edit {
    return this.random.one(this.edits)();
  }

  newText(path: Path): string {
    return this.random.chance(0.2) ? unreadableSource(this.random) : randomSource(this.random, path);
  }

  private readonly edits: readonly (() => Edit)[] = [
    () => this.writeSome(),
    () => this.writeSome(),
    () => this.deleteOne(),
    () => this.renameOne(),
    () => this.swapTwo(),
    () => this.moveFolder(),
    () => this.removeFolder(),
    () => this.turnInto(),
    () => this.setting('tsconfig.json', tsconfigs),
    () => this.setting('app/tsconfig.json', tsconfigs),
    () => this.setting('ssot.config.json', configurations),
    () => this.setting('ssot.config.json', configurations),
    () => this.setting('.gitignore', gitIgnores),
    () => this.setting('lib/.gitignore', gitIgnores),
    () => this.setting('pyproject.toml', [undefined, '[project]\nname = "a"\n', '[tool.ssot]\nlegacy = ["old/**"]\n']),
    () => this.setting('src/pyproject.toml', [undefined, '[project]\nname = "b"\n']),
    () => this.setting('packages/kit/package.json', manifests),
    () => this.setting('packages/package.json', manifests),
  ];

  private writeSome(): Edit {
    const paths = this.random.some(filePool, 1 + this.random.below(3));
    for (const path of paths) this.write(path, this.newText(path));
    return { what: 'write', paths };
  }

  private deleteOne(): Edit {
    const path = this.random.one(filePool);
    rmSync(join(this.root, path), { recursive: true, force: true });
    return { what: 'delete', paths: [path] };
  }

  private renameOne(): Edit {
    const [from, to] = this.random.some(filePool, 2) as [Path, Path];
    if (from === to || !this.isFile(from) || this.isFolder(to)) return this.writeSome();
    this.makeRoom(to);
    renameSync(join(this.root, from), join(this.root, to));
    return { what: `rename ${from} to`, paths: [from, to] };
  }

  /** Equal sizes and, within one tick of the clock, equal times. */
  private swapTwo(): Edit {
    const [a, b] = this.random.some(filePool, 2) as [Path, Path];
    if (!this.isFile(a) || !this.isFile(b)) return this.writeSome();
    const texts = [readFileSync(join(this.root, a)), readFileSync(join(this.root, b))] as const;
    writeFileSync(join(this.root, a), texts[1]);
    writeFileSync(join(this.root, b), texts[0]);
    return { what: 'swap', paths: [a, b, 'unknown.txt'] };
  }

  private moveFolder(): Edit {
    const [from, to] = this.random.some(folders, 2) as [Path, Path];
    if (from === to || !this.isFolder(from) || to.startsWith(`${from}/`)) return this.writeSome();
    const aside = join(this.root, 'aside');
    renameSync(join(this.root, from), aside);
    const swapped = this.isFolder(to) && !from.startsWith(`${to}/`);
    if (swapped) renameSync(join(this.root, to), join(this.root, from));
    else rmSync(join(this.root, to), { recursive: true, force: true });
    this.makeRoom(to);
    renameSync(aside, join(this.root, to));
    return { what: swapped ? 'swap folders' : 'move folder', paths: [from, to] };
  }

  private removeFolder(): Edit {
    const path = this.random.one(folders);
    rmSync(join(this.root, path), { recursive: true, force: true });
    return { what: 'remove folder', paths: [path] };
  }

  /** A file becomes a folder of its name with a module in it, a link, or data that is no source. */
  private turnInto(): Edit {
    const path = this.random.one(filePool);
    const absolute = join(this.root, path);
    rmSync(absolute, { recursive: true, force: true });
    this.makeRoom(path);
    switch (this.random.below(4)) {
      case 0:
        this.write(`${path}/inner.ts`, 'export class Inner { a() {} b() {} c() {} }\n');
        return { what: 'make a folder of', paths: [path] };
      case 1:
        symlinkSync(join(this.root, 'app', 'a.ts'), absolute);
        return { what: 'make a link of', paths: [path] };
      case 2:
        writeFileSync(absolute, Buffer.from([0, 1, 2, 0]));
        return { what: 'make binary', paths: [path] };
      default:
        writeFileSync(absolute, Buffer.from([0x23, 0xff, 0xfe, 0x0a]));
        return { what: 'make invalid UTF-8', paths: [path] };
    }
  }

  private setting(path: Path, texts: readonly (string | undefined)[]): Edit {
    const text = this.random.one(texts);
    if (text === undefined) rmSync(join(this.root, path), { recursive: true, force: true });
    else this.write(path, text);
    return { what: `set to ${text}`, paths: [path] };
  }

  write(path: Path, text: string): void {
    if (this.isFolder(path)) rmSync(join(this.root, path), { recursive: true });
    // Writing through a link would change another file than the one that is told.
    else rmSync(join(this.root, path), { force: true });
    this.makeRoom(path);
    writeFileSync(join(this.root, path), text);
  }

  private makeRoom(path: Path): void {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      if (existsSync(join(this.root, folder)) && !this.isFolder(folder)) rmSync(join(this.root, folder));
    }
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
  }

  private isFile(path: Path): boolean {
    return statSync(join(this.root, path), { throwIfNoEntry: false })?.isFile() === true;
  }

  private isFolder(path: Path): boolean {
    return statSync(join(this.root, path), { throwIfNoEntry: false })?.isDirectory() === true;
  }
}

const folders = ['app', 'lib', 'old', 'py', 'py/core', 'src', 'src/kit', 'packages/kit', 'packages/kit/src'];

const tsconfigs = [
  undefined,
  '{ "compilerOptions": { "paths": { "~/*": ["./*"] } } }',
  '{ "compilerOptions": { "paths": { "~/*": ["./old/*"] }, "verbatimModuleSyntax": true } }',
  '{ "compilerOptions": { "baseUrl": ".", } // with comments\n }',
  '{ broken',
];

const manifests = [undefined, '{ "name": "@kit", "main": "src/index.ts" }', '{ "name": "@other" }', 'broken'];
