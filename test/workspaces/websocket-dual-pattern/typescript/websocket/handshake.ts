/** What is agreed with old browsers before the first text. */

/** Chooses the first protocol that the browser offers and we know. */
export class CompatHandshakeNegotiator {
  constructor(readonly protocols: readonly string[]) {}

  chooseProtocol(offered: readonly string[]): string {
    return offered.find((each) => this.protocols.includes(each)) ?? '';
  }

  acceptLine(key: string): string {
    return `accept: ${key}`;
  }

  versionLine(version: number): string {
    return `version: ${version}`;
  }

  isSupported(version: number): boolean {
    return version === 8 || version === 13;
  }
}
