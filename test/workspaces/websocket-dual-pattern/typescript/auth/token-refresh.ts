/** Renews tokens before they run out. */

/** A new token; from the third attempt on, `name` logs in again. */
export async function refreshedToken(name: string, attempt: number): Promise<string> {
  if (attempt >= 3) {
    const { logIn } = await import('./login-flow');
    return logIn(name, 'renewed');
  }
  return `${name}-${attempt + 1}`;
}
