/** The notification bell. */
import { DeliveryReceipt, recordDelivery } from '../services/delivery-log';
import { WebSocketManager } from '../websocket-core/manager';

export function createNotificationWsManager(): WebSocketManager {
  return new WebSocketManager('notifications', 300);
}

/** Writes down that a notification was read. */
export function acknowledge(userId: string, text: string): string {
  return recordDelivery(new DeliveryReceipt(userId, text.length));
}
