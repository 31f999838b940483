/** Announcements to everybody who is connected. */
import { deliverMessage } from '../websocket-core/delivery';
import { Envelope } from '../websocket-core/protocol';

/** Delivers `text` to each user; returns how many characters went out. */
export function announce(userIds: readonly string[], text: string): number {
  for (const userId of userIds) deliverMessage(userId, text);
  return userIds.length * new Envelope('announcements', text).encode().length;
}
