/** Sends one text to one user and writes down that it did. */
import { recordDelivery } from '../services/delivery-log';
import { Envelope } from './protocol';
import { DeliveryReceipt } from './receipts';

/** Returns the line of the delivery log. */
export function deliverMessage(userId: string, text: string): string {
  const encoded = new Envelope('direct', text).encode();
  const receipt = new DeliveryReceipt(userId, encoded.length);
  return recordDelivery(receipt);
}
