// The samples of rule shared-state.
import type { RuleMeta } from './rule';

export const sharedStateSamples: RuleMeta['samples'] = {
  typescript: {
    bad: `//- /documents.ts
const lastOpened = new Map<string, string>();
export function open(userId: string, name: string) {
  lastOpened.set('last', \`\${userId}/\${name}\`);
}
//- /limits.ts
export class Limiter {
  constructor(readonly region: string) {}
}
const limiters = new Map<string, Limiter>();
export function limiterFor(region: string, tenantId: string) {
  if (!tenantId) throw new Error('whose?');
  let limiter = limiters.get(region);
  if (!limiter) limiters.set(region, (limiter = new Limiter(region)));
  return limiter;
}
`,
    good: `//- /documents.ts
import { AsyncLocalStorage } from 'node:async_hooks';
const lastOpened = new AsyncLocalStorage<{ name?: string }>();
export function open(name: string) {
  const own = lastOpened.getStore();
  if (own) own.name = name;
}
//- /limits.ts
export class Limiter {
  constructor(readonly region: string) {}
}
const limiters = new Map<string, Limiter>();
export function limiterFor(region: string, tenantId: string) {
  const key = \`\${tenantId}/\${region}\`;
  let limiter = limiters.get(key);
  if (!limiter) limiters.set(key, (limiter = new Limiter(region)));
  return limiter;
}
export function forget(tenantId: string) {
  for (const key of limiters.keys()) if (key.startsWith(\`\${tenantId}/\`)) limiters.delete(key);
}
`,
  },
  python: {
    bad: `#- /scope.py
_session = None

def run(session, work):
    global _session
    _session = session
    return work()
#- /activity.py
import time

_last_seen = {}

def touch(user_id):
    _last_seen[user_id] = time.monotonic()
`,
    good: `#- /scope.py
from contextvars import ContextVar

_session = ContextVar("session", default=None)

def run(session, work):
    token = _session.set(session)
    try:
        return work()
    finally:
        _session.reset(token)
#- /activity.py
import time

_last_seen = {}

def touch(user_id):
    _last_seen[user_id] = time.monotonic()

def forget(user_id):
    _last_seen.pop(user_id, None)
`,
  },
};
