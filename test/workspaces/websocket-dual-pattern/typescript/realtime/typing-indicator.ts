/** Who is typing. */
import { WebSocketConnectionManager } from './connection-manager';

export function getTypingWsManager(): WebSocketConnectionManager {
  return new WebSocketConnectionManager('typing');
}

/** What is shown under the text field. */
export function typingLine(names: readonly string[]): string {
  return names.length > 0 ? `${names.join(', ')} typing` : '';
}
