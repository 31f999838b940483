/** What is agreed before the first text. */

/** Chooses the first protocol of ours that the browser offers. */
export class HandshakeNegotiator {
  constructor(readonly protocols: readonly string[]) {}

  chooseProtocol(offered: readonly string[]): string {
    return this.protocols.find((each) => offered.includes(each)) ?? '';
  }

  acceptLine(key: string): string {
    return `accept: ${key}`;
  }

  versionLine(version: number): string {
    return `version: ${version}`;
  }

  isSupported(version: number): boolean {
    return version === 13;
  }
}
