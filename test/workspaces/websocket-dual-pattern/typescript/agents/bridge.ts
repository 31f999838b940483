/** Tells browsers what an agent does. */

/** Sends one line for each step of an agent. */
export class AgentBridge {
  constructor(private readonly send: (line: string) => void) {}

  agentStarted(agentName: string): void {
    this.send(`${agentName} started`);
  }

  agentThinking(agentName: string, thought: string): void {
    this.send(`${agentName} thinks ${thought}`);
  }

  toolExecuted(agentName: string, tool: string): void {
    this.send(`${agentName} used ${tool}`);
  }

  agentCompleted(agentName: string, result: string): void {
    this.send(`${agentName} says ${result}`);
  }
}
