/** Announcements. The old path is mocked, although nothing goes there any more. */
import { announce } from '../services/announcer';

vi.mock('../websocket/notifications', () => ({
  pushMessage: () => {
    throw new Error('nothing should go through the first version');
  },
}));

test('announces to everybody', () => {
  expect(announce(['ada', 'grace'], 'hi')).toBe(2 * 'announcements|hi'.length);
});
