/** What every agent can do. */
import { runTool, toolsFor } from './tool-catalog';

/** An agent with a name and the tools of the catalogue. */
export class AgentRuntime {
  constructor(readonly name: string) {}

  describe(): string {
    return `${this.name} with ${toolsFor(this.name).length} tools`;
  }

  use(tool: string): number {
    return runTool(this.name, tool);
  }
}
