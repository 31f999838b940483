// The compiler options that decide what TypeScript erases, by folder: the nearest tsconfig.json or jsconfig.json.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join as joinAbsolute, resolve as resolveAbsolute } from 'node:path';
import { parse } from 'jsonc-parser';
import type { EmitOptions } from '../graph/elision';
import { compileGlobs } from '../text/globs';
import { directoryOf, isInside, type Path, relativePath } from '../text/paths';

interface TsConfig {
  readonly compilerOptions?: Readonly<Record<string, unknown>>;
  readonly extends?: string | readonly string[];
  readonly files?: readonly string[];
  readonly include?: readonly string[];
  readonly references?: readonly { readonly path?: string }[];
}

export class TsConfigs {
  private readonly byDirectory = new Map<string, EmitOptions | ((path: Path) => EmitOptions)>();

  /** `root` is absolute. Files are read when first asked for. */
  constructor(private readonly root: string) {}

  emitOptions(path: Path): EmitOptions {
    const found = this.inDirectory(directoryOf(path));
    return typeof found === 'function' ? found(path) : found;
  }

  private inDirectory(directory: Path): EmitOptions | ((path: Path) => EmitOptions) {
    const known = this.byDirectory.get(directory);
    if (known !== undefined) return known;
    const found =
      this.read(directory) ?? (directory === '' ? emitOptionsOf({}) : this.inDirectory(directoryOf(directory)));
    this.byDirectory.set(directory, found);
    return found;
  }

  private read(directory: Path): EmitOptions | ((path: Path) => EmitOptions) | undefined {
    for (const name of ['tsconfig.json', 'jsconfig.json']) {
      const file = joinAbsolute(this.root, directory, name);
      const config = readConfig(file);
      if (config === undefined) continue;
      const own = emitOptionsOf(optionsOf(file, config, new Set()));
      const isSolution = (config.references?.length ?? 0) > 0 && (config.files?.length ?? -1) === 0 && !config.include;
      return isSolution ? this.amongReferences(directory, config, own) : own;
    }
    return undefined;
  }

  /** A solution-style configuration compiles nothing itself: the referenced project that includes a file decides. */
  private amongReferences(directory: Path, config: TsConfig, own: EmitOptions): (path: Path) => EmitOptions {
    const projects = (config.references ?? []).flatMap(({ path }) => {
      if (path === undefined) return [];
      const target = joinAbsolute(this.root, directory, path);
      const file = target.endsWith('.json') ? target : joinAbsolute(target, 'tsconfig.json');
      const referenced = readConfig(file);
      if (
        referenced === undefined ||
        resolveAbsolute(dirname(file)) !== joinAbsolute(this.root, directory).replace(/\/$/, '')
      )
        return [];
      const includes = compileGlobs(referenced.include ?? referenced.files ?? ['**']);
      return [{ includes, options: emitOptionsOf(optionsOf(file, referenced, new Set())) }];
    });
    return (path) => {
      if (!isInside(path, directory)) return own;
      const inner = relativePath(directory, path).slice(2);
      return projects.find(({ includes }) => includes(inner))?.options ?? own;
    };
  }
}

function readConfig(file: string): TsConfig | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const parsed: unknown = parse(readFileSync(file, 'utf8'), [], { allowTrailingComma: true });
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return undefined;
  }
}

/** The options with those of what it extends below them. `seen` ends circular `extends`. */
function optionsOf(file: string, config: TsConfig, seen: Set<string>): Record<string, unknown> {
  if (seen.has(file)) return {};
  seen.add(file);
  const options: Record<string, unknown> = {};
  const parents = typeof config.extends === 'string' ? [config.extends] : (config.extends ?? []);
  for (const parent of parents) {
    const parentFile = extendedFile(file, parent);
    const parentConfig = parentFile === undefined ? undefined : readConfig(parentFile);
    if (parentConfig !== undefined) Object.assign(options, optionsOf(parentFile!, parentConfig, seen));
  }
  return Object.assign(options, config.compilerOptions);
}

function extendedFile(file: string, name: string): string | undefined {
  if (name.startsWith('.') || isAbsolute(name)) {
    const path = resolveAbsolute(dirname(file), name);
    return [path, `${path}.json`, joinAbsolute(path, 'tsconfig.json')].find(
      (each) => each.endsWith('.json') && existsSync(each),
    );
  }
  const { resolve } = createRequire(file);
  for (const candidate of [name, `${name}.json`, `${name}/tsconfig.json`]) {
    try {
      return resolve(candidate);
    } catch {
      // The next form of the name may be there; a missing package leaves the options as they are.
    }
  }
  return undefined;
}

function emitOptionsOf(options: Readonly<Record<string, unknown>>): EmitOptions {
  const text = (key: string) => (typeof options[key] === 'string' ? (options[key] as string) : undefined);
  const jsx = text('jsx')?.toLowerCase();
  return {
    verbatimModuleSyntax: options.verbatimModuleSyntax === true,
    isolatedModules: options.isolatedModules === true,
    preserveValueImports: options.preserveValueImports === true,
    importsNotUsedAsValues: text('importsNotUsedAsValues')?.toLowerCase() as EmitOptions['importsNotUsedAsValues'],
    emitDecoratorMetadata: options.emitDecoratorMetadata === true,
    experimentalDecorators: options.experimentalDecorators === true,
    jsx: jsx as EmitOptions['jsx'],
    jsxFactory: text('jsxFactory'),
    jsxFragmentFactory: text('jsxFragmentFactory'),
    jsxImportSource: text('jsxImportSource'),
  };
}
