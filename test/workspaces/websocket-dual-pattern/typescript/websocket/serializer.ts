/** Texts as JSON, as the first version sent them. */

/** JSON with keys as they come. */
export class OldMessageSerializer {
  constructor(readonly indent: number) {}

  dumps(message: Readonly<Record<string, string>>): string {
    return JSON.stringify(message, null, this.indent);
  }

  loads(text: string): Record<string, string> {
    return JSON.parse(text) as Record<string, string>;
  }

  contentType(): string {
    return 'text/json';
  }

  isValid(text: string): boolean {
    return text.trimStart().startsWith('{');
  }
}
