/** Envelopes as JSON. */

/** JSON with sorted keys. */
export class MessageSerializer {
  constructor(readonly indent: number) {}

  dumps(message: Readonly<Record<string, string>>): string {
    return JSON.stringify(message, Object.keys(message).sort(), this.indent);
  }

  loads(text: string): Record<string, string> {
    return JSON.parse(text) as Record<string, string>;
  }

  contentType(): string {
    return 'application/json';
  }

  isValid(text: string): boolean {
    return text.trimStart().startsWith('{');
  }
}
