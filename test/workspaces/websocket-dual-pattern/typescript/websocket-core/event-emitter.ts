/** Events of connections. */

/** Calls the listeners of an event, and those of `*`. */
export class UnifiedEventEmitter {
  private readonly listeners = new Map<string, ((payload: string) => void)[]>();

  on(event: string, listener: (payload: string) => void): void {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }

  off(event: string, listener: (payload: string) => void): void {
    const left = (this.listeners.get(event) ?? []).filter((each) => each !== listener);
    if (left.length > 0) this.listeners.set(event, left);
    else this.listeners.delete(event);
  }

  emit(event: string, payload: string): number {
    const listeners = [...(this.listeners.get(event) ?? []), ...(this.listeners.get('*') ?? [])];
    for (const listener of listeners) listener(payload);
    return listeners.length;
  }

  listenerCount(event: string): number {
    return this.listeners.get(event)?.length ?? 0;
  }
}
