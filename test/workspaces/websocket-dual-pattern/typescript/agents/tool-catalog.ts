/** The tools that agents may use. */
import { route } from '../services/message-router';
import { ChatAgent } from './chat-agent';

/** Agents of the chat rooms may also search. */
export function toolsFor(agentName: string): string[] {
  return ChatAgent.nicknames.includes(agentName) ? ['read', 'write', 'search'] : ['read', 'write'];
}

/** Tells everybody that a tool runs; returns how many heard it. */
export function runTool(agentName: string, tool: string): number {
  return route(agentName, `runs ${tool}`);
}
