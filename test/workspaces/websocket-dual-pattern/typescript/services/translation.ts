/** Texts in other languages. */
import { WebSocketManager } from '../websocket-core/manager';

export function wsManagerForLanguage(language: string): WebSocketManager {
  const manager = new WebSocketManager(`language:${language}`);
  manager.allowOrigin(`https://${language}.example`);
  return manager;
}
