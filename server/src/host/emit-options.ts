// The compiler options that decide what TypeScript erases, out of those of a configuration.
import type { EmitOptions } from '../graph/elision';

export function emitOptionsOf(options: Readonly<Record<string, unknown>>): EmitOptions {
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
