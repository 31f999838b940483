/** Runs the tools of agents and times them. */

/** Tools by name, with the number of times each ran. */
export class EnhancedToolDispatcher {
  runs = 0;
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
    this.runs += 1;
    return this.tools.get(name)?.(argument) ?? '';
  }
}
