/** The agent of the chat rooms. */
import { ChatAgent } from '../agents/chat-agent';

test('knows its tools', () => {
  expect(new ChatAgent('guide').answer('why')).toBe('guide with 3 tools answers why');
  expect(new ChatAgent('other').describe()).toBe('other with 2 tools');
});
