/** Opens sessions that renew themselves. */
import { refreshedToken } from './token-refresh';

export async function openGuarded(name: string, attempt: number): Promise<string> {
  return `guarded ${await refreshedToken(name, attempt)}`;
}
