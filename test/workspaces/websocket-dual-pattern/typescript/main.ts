/** Starts the chat backend and says what it is made of. */
import { ChatAgent } from './agents/chat-agent';
import { boot } from './api/bootstrap';
import { wiredParts } from './api/wiring';
import { postChatMessage } from './routes/chat';
import { countPresent } from './routes/presence';
import { roomsFor } from './services/capacity';
import { createWebsocketManager } from './websocket-core/factory';

/** One line about the running process. */
export function run(): string {
  const manager = createWebsocketManager({ channel: 'lobby' });
  const agent = new ChatAgent('guide');
  const parts = [
    `${manager.channel} takes ${manager.maxConnections} connections`,
    `${wiredParts().length} parts`,
    agent.answer('hello'),
    `${postChatMessage('general', 'hello')} sent`,
    `${countPresent(['ada', 'grace'])} present`,
    `${roomsFor(1000)} rooms`,
    boot(),
  ];
  return parts.join('; ');
}

console.log(run());
