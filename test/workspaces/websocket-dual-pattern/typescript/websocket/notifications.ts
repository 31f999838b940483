/** Kept for backward compatibility: callers of the first version push through here. */
import { deliverMessage } from '../websocket-core/delivery';

export function pushMessage(userId: string, text: string): string {
  return deliverMessage(userId, text);
}
