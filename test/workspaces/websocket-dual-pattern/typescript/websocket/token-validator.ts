/** Tokens that come with a handshake. */

/** Says whose a token is and until when; a token without an end lasts for ever. */
export class TokenValidator {
  constructor(readonly secret: string) {}

  validate(token: string, now: number): boolean {
    return token.endsWith(`.${this.secret}`) && this.expiresAt(token) >= now;
  }

  subjectOf(token: string): string {
    return token.split('.')[0] ?? '';
  }

  expiresAt(token: string): number {
    const parts = token.split('.');
    return parts.length === 3 ? Number(parts[1]) : Number.POSITIVE_INFINITY;
  }
}
