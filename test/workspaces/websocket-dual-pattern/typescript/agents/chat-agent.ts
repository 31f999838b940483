/** The agent that answers in chat rooms. */
import { AgentRuntime } from './agent-runtime';

/** Answers with what its tools know. */
export class ChatAgent extends AgentRuntime {
  static readonly nicknames: readonly string[] = ['guide', 'helper'];

  answer(question: string): string {
    return `${this.describe()} answers ${question}`;
  }
}
