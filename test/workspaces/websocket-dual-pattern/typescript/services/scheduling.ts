/** Calendars that many people edit. */
import { UnifiedWebSocketManager } from '../websocket-core/unified-manager';

export function buildScheduleWsManager(calendar: string): UnifiedWebSocketManager {
  return new UnifiedWebSocketManager(`calendar:${calendar}`, 60);
}
