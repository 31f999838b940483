/** Logging in and renewing. */
import { logIn } from '../auth/login-flow';
import { refreshedToken } from '../auth/token-refresh';

test('gives a token', async () => {
  expect(await logIn('ada', 'secret')).toBe('guarded ada-1');
});

test('logs in again after three attempts', async () => {
  expect(await refreshedToken('ada', 3)).toBe('guarded ada-1');
});
