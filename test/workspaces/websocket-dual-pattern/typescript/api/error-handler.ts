/** Errors as the outside sees them. */

/** Turns an error into a status and a text. */
export class ErrorHandler {
  constructor(readonly debug: boolean) {}

  statusOf(error: Error): number {
    return error instanceof RangeError ? 400 : 500;
  }

  textOf(error: Error): string {
    return this.debug ? error.message : 'something went wrong';
  }

  handle(error: Error): string {
    return `${this.statusOf(error)} ${this.textOf(error)}`;
  }

  isRetryable(error: Error): boolean {
    return this.statusOf(error) === 500;
  }
}
