/** When each user was last seen. */
const lastSeen = new Map<string, number>();

/** Called for every text that a user sends. */
export function touch(userId: string): void {
  lastSeen.set(userId, Date.now());
}

export function isIdle(userId: string, afterMilliseconds: number): boolean {
  const seen = lastSeen.get(userId);
  return seen === undefined || Date.now() - seen > afterMilliseconds;
}
