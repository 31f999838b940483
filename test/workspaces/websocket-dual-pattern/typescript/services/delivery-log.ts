/** The delivery log. */
import { DeliveryReceipt } from '../websocket-core/receipts';

export { DeliveryReceipt };

/** Writes one line and returns it. */
export function recordDelivery(receipt: DeliveryReceipt): string {
  const line = receipt.line();
  console.info(line);
  return line;
}
