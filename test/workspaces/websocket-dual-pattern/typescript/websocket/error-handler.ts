/** Errors as connections see them. */

/** Turns an error into a close code and a text. */
export class ErrorHandlerImpl {
  constructor(readonly debug: boolean) {}

  statusOf(error: Error): number {
    return error instanceof RangeError ? 1008 : 1011;
  }

  textOf(error: Error): string {
    return this.debug ? error.message : 'closed';
  }

  handle(error: Error): string {
    return `${this.statusOf(error)} ${this.textOf(error)}`;
  }

  isRetryable(error: Error): boolean {
    return this.statusOf(error) === 1011;
  }
}
