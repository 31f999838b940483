/** The one home of live connections. */
export { Envelope } from './protocol';
export type { Socket } from './protocol';
