/** Events for the rest of the product. */

/** Calls the listeners of an event in the order they came. */
export class EventEmitter {
  private readonly listeners = new Map<string, ((payload: string) => void)[]>();

  on(event: string, listener: (payload: string) => void): void {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }

  off(event: string, listener: (payload: string) => void): void {
    const left = (this.listeners.get(event) ?? []).filter((each) => each !== listener);
    this.listeners.set(event, left);
  }

  emit(event: string, payload: string): number {
    const listeners = this.listeners.get(event) ?? [];
    for (const listener of listeners) listener(payload);
    return listeners.length;
  }

  listenerCount(event: string): number {
    return this.listeners.get(event)?.length ?? 0;
  }
}
