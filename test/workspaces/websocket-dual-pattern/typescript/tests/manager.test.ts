/** The manager where it lives now. */
import { WebSocketManager } from '../websocket-core/manager';

test('counts connections', () => {
  const manager = new WebSocketManager('test');
  manager.connect('ada', { send: () => {} });
  manager.connect('ada', { send: () => {} });
  expect(manager.connectionCount()).toBe(2);
});

test('refuses when full', () => {
  const manager = new WebSocketManager('test', 0);
  expect(() => manager.connect('ada', { send: () => {} })).toThrow();
});
