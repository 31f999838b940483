/** Runs the tools of agents. */

/** Tools by name. */
export class ToolDispatcher {
  private readonly tools = new Map<string, (argument: string) => string>();

  registerTool(name: string, tool: (argument: string) => string): void {
    this.tools.set(name, tool);
  }

  unregisterTool(name: string): void {
    this.tools.delete(name);
  }

  hasTool(name: string): boolean {
    return this.tools.has(name);
  }

  dispatchTool(name: string, argument: string): string {
    return this.tools.get(name)?.(argument) ?? '';
  }
}
