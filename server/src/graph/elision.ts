// Which imports the TypeScript compiler drops from what it emits, by the rules of its `transformTypeScript`.
import { type BindingFact, type Facts, type ImportFact, Use } from '../facts/facts';

/** The compiler options that decide it, as written in `tsconfig.json`; undefined where they are not. */
export interface EmitOptions {
  readonly verbatimModuleSyntax?: boolean | undefined;
  /** Decides nothing for one file: without it the compiler also drops re-exports of names that are types elsewhere. */
  readonly isolatedModules?: boolean | undefined;
  /** TypeScript 4: keeps imports that are never read as values, unless they are written `type`. */
  readonly preserveValueImports?: boolean | undefined;
  /** TypeScript 4: `preserve` and `error` keep the module's evaluation when all names are dropped. */
  readonly importsNotUsedAsValues?: 'remove' | 'preserve' | 'error' | undefined;
  readonly emitDecoratorMetadata?: boolean | undefined;
  readonly experimentalDecorators?: boolean | undefined;
  readonly jsx?: 'preserve' | 'react' | 'react-jsx' | 'react-jsxdev' | 'react-native' | undefined;
  readonly jsxFactory?: string | undefined;
  readonly jsxFragmentFactory?: string | undefined;
  readonly jsxImportSource?: string | undefined;
}

/**
 * Whether the compiled module does not load what `fact` imports. `require` and `import()` are calls and stay; JavaScript
 * stays as it is written. Declaration files are not emitted at all: the caller knows them by their path.
 */
export function isElided(fact: ImportFact, facts: Facts, options: EmitOptions): boolean {
  if (fact.typeOnly) return true;
  if (facts.language !== 'typescript' || options.verbatimModuleSyntax === true) return false;
  switch (fact.form) {
    case 're-export':
      return fact.bindings.every((binding) => binding.typeOnly);
    case 'import':
      if (options.importsNotUsedAsValues === 'preserve' || options.importsNotUsedAsValues === 'error') return false;
      if (options.preserveValueImports === true) return fact.bindings.every((binding) => binding.typeOnly);
      return !fact.bindings.some((binding) => isKept(binding, facts, options));
    case 'import-equals':
      return !fact.bindings.some((binding) => isKept(binding, facts, options));
    default:
      return false;
  }
}

/** Whether the emitted code still reads the name: the binding survives in the emitted import. */
export function isKept(binding: BindingFact, facts: Facts, options: EmitOptions): boolean {
  const { typeOnly, use, local } = binding;
  if (typeOnly) return false;
  if ((use & Use.value) !== 0) return true;
  if ((use & Use.metadata) !== 0 && options.emitDecoratorMetadata === true) return true;
  // The automatic runtimes import their factory themselves; without one even `preserve` keeps the classic factory.
  const { jsx, jsxImportSource } = options;
  if (jsx === 'react-jsx' || jsx === 'react-jsxdev' || jsxImportSource !== undefined) return false;
  return (use & Use.jsx) !== 0 || (facts.jsx && isFactory(local, options));
}

function isFactory(local: string, { jsxFactory, jsxFragmentFactory }: EmitOptions): boolean {
  return (
    local === rootOf(jsxFactory ?? 'React') ||
    (jsxFragmentFactory !== undefined && local === rootOf(jsxFragmentFactory))
  );
}

function rootOf(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}
