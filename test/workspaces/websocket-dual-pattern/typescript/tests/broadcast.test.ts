/** Broadcasting, written when the manager lived elsewhere. */
import { WebSocketManager } from '../websocket/connection-manager';

test('a broadcast reaches everybody', () => {
  const manager = new WebSocketManager('test');
  const heard: string[] = [];
  manager.connect('ada', { send: (text) => heard.push(`ada ${text}`) });
  manager.connect('grace', { send: (text) => heard.push(`grace ${text}`) });
  expect(manager.broadcast('hello')).toBe(2);
  expect(heard.join()).toBe('ada test|hello,grace test|hello');
});
