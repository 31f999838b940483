// Makes resolvers of oxc-resolver, a native library, which is loaded with the first of them: whoever recalls a report needs none.
import type { NapiResolveOptions, ResolverFactory } from 'oxc-resolver';

export function newResolver(options: NapiResolveOptions): ResolverFactory {
  const library = require('oxc-resolver') as typeof import('oxc-resolver');
  return new library.ResolverFactory(options);
}
