/** Which agents there are. */
import { ChatAgent } from '../agents/chat-agent';

export function knows(agentName: string): boolean {
  return ChatAgent.nicknames.includes(agentName);
}

/** What an agent says about itself. */
export function introduce(agentName: string): string {
  return new ChatAgent(agentName).describe();
}
