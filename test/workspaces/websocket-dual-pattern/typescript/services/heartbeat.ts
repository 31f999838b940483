/** How often connections are asked whether they live. */

const settings: { readonly heartbeatSeconds: number } =
  process.env['APP_ENV'] === 'production' ? require('../config/production') : require('../config/development');

/** When to ask again, on the clock of `now`. */
export function nextHeartbeat(now: number): number {
  return now + settings.heartbeatSeconds;
}
