/** Where browsers get their tokens. */
import { loginPath } from '../routes/paths';

/** Where to send somebody who has no token. */
export function loginAddress(host: string): string {
  return `https://${host}${loginPath}`;
}
