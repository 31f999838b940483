/** Events of connections, as the first version had them. */

/** Calls the listeners of an event; a listener that fails is left out. */
export class LegacyEventEmitter {
  private readonly listeners = new Map<string, ((payload: string) => void)[]>();

  on(event: string, listener: (payload: string) => void): void {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }

  off(event: string, listener: (payload: string) => void): void {
    const left = (this.listeners.get(event) ?? []).filter((each) => each !== listener);
    this.listeners.set(event, left);
  }

  emit(event: string, payload: string): number {
    let called = 0;
    for (const listener of this.listeners.get(event) ?? []) {
      try {
        listener(payload);
        called += 1;
      } catch {}
    }
    return called;
  }

  listenerCount(event: string): number {
    return this.listeners.get(event)?.length ?? 0;
  }
}
