/** Polls that close by themselves. */
import { WebSocketConnectionManager } from '../realtime/connection-manager';

export function makePollWsManager(question: string): WebSocketConnectionManager {
  return new WebSocketConnectionManager(`poll:${question}`);
}

/** How often each answer was given. */
export function tally(votes: readonly string[]): Record<string, number> {
  return Object.fromEntries(votes.map((answer) => [answer, votes.filter((each) => each === answer).length]));
}
