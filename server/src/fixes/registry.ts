// All fixes, by id.
import type { FixRequest } from '../rules/rule';
import type { Fix } from './fix';
import { rewriteImport } from './rewrite-import';

export const fixes: { readonly [Id in FixRequest['fix']]: Fix<Extract<FixRequest, { fix: Id }>> } = {
  'rewrite-import': rewriteImport,
};
