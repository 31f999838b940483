// A session whose facts come from bytes, as they do in a server: from threads or from the cache.
import assert from 'node:assert/strict';
import { createSession } from '../../server/src/host/create-session';
import type { Session } from '../../server/src/host/session';

/** Indexed. `folder` is where the cache is kept. */
export async function sessionFromCache(root: string, folder: string): Promise<Session> {
  const options = { root, threads: 0, cache: { folder, facts: 'here', reports: 'here' } };
  const first = createSession(options);
  await first.index();
  const { stats } = first.report();
  await first.close();
  const session = createSession(options);
  await session.index();
  assert.equal(session.report().stats.cacheHits, stats.files, 'all facts come from the cache');
  return session;
}
