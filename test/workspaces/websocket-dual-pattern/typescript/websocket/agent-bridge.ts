/** Tells connections what an agent does. */

/** Sends one line for each step of an agent, without the thoughts. */
export class AgentBridge {
  constructor(private readonly send: (line: string) => void) {}

  agentStarted(agentName: string): void {
    this.send(`started ${agentName}`);
  }

  agentThinking(agentName: string, thought: string): void {
    this.send(thought === '' ? `${agentName} waits` : `${agentName} thinks`);
  }

  toolExecuted(agentName: string, tool: string): void {
    this.send(`${agentName} used ${tool}`);
  }

  agentCompleted(agentName: string, result: string): void {
    this.send(`${agentName} says ${result}`);
  }
}
