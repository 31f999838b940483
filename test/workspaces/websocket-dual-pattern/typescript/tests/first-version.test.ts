/** The first version, which nobody has dared to delete. */
import { LegacyWebSocketManager } from '../websocket/legacy-manager';

test('sends to one user', () => {
  const manager = new LegacyWebSocketManager();
  manager.connect('ada', { send: () => {} });
  manager.connect('grace', { send: () => {} });
  expect(manager.sendToUser('ada', 'hello')).toBe(1);
});
