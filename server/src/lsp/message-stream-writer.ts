// Messages to the client over a stream: all that are sent at once go out in one piece, so that it wakes once for them.
import type { Writable } from 'node:stream';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';

export class MessageStreamWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #stream: Writable;

  constructor(stream: Writable) {
    super();
    this.#stream = stream;
    stream.on('error', (error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  /** Resolves when the stream has taken it. */
  write(message: Message): Promise<void> {
    const stream = this.#stream;
    const text = JSON.stringify(message);
    if (stream.writableCorked === 0) {
      stream.cork();
      process.nextTick(() => stream.uncork());
    }
    return new Promise((resolve, reject) => {
      stream.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n`);
      stream.write(text, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  end(): void {
    this.#stream.end();
  }
}
