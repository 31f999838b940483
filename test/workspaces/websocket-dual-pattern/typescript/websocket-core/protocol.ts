/** What goes over a connection, and the connection itself. */

/** An open connection to one browser. */
export interface Socket {
  send(text: string): void;
}

/** A text with the channel it belongs to. */
export class Envelope {
  constructor(
    readonly channel: string,
    readonly text: string,
  ) {}

  encode(): string {
    return `${this.channel}|${this.text}`;
  }
}
