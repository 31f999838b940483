/** Proof that a text reached somebody. */

/** Who got a text, and how long it was. */
export class DeliveryReceipt {
  constructor(
    readonly userId: string,
    readonly length: number,
  ) {}

  line(): string {
    return `${this.userId} got ${this.length} characters`;
  }
}
