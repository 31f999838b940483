/** Logging in. */
import { openGuarded } from './session-guard';

/** A token, or an error when there is no password. */
export async function logIn(name: string, password: string): Promise<string> {
  if (password === '') throw new Error('a password is needed');
  return openGuarded(name, 0);
}
