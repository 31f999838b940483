/** How many requests a region takes in one minute. */

/** Counts down the requests that are left. */
export class RegionLimiter {
  constructor(
    readonly region: string,
    private left: number,
  ) {}

  take(): boolean {
    this.left -= 1;
    return this.left >= 0;
  }
}

const limiters = new Map<string, RegionLimiter>();

/** The limiter that counts the requests of a tenant. */
export function limiterFor(region: string, tenantId: string): RegionLimiter {
  if (tenantId === '') throw new Error('a tenant is needed');
  let limiter = limiters.get(region);
  if (limiter === undefined) {
    limiter = new RegionLimiter(region, 100);
    limiters.set(region, limiter);
  }
  return limiter;
}
