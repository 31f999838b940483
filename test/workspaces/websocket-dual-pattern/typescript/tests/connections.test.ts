/** Coming and going, written when the manager had another name. */
import { ConnectionManager } from '../websocket/manager';

test('who leaves hears nothing', () => {
  const manager = new ConnectionManager('test');
  const socket = { send: () => {} };
  manager.connect('ada', socket);
  manager.disconnect('ada', socket);
  expect(manager.sendToUser('ada', 'hello')).toBe(0);
});
