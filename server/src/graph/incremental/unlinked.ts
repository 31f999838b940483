// Values that know what they read, of which what they read does not know yet: making them is what somebody waits for, and only
// a change asks who read what.
import { type Steps, together } from './steps';

interface Unlinked {
  /** Makes itself known to what it read. */
  link(): void;
}

const waiting: Unlinked[] = [];

export function linkLater(made: Unlinked): void {
  waiting.push(made);
}

/** Has to be done before anybody is asked who read it. */
export function linkNow(): void {
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) each.link();
}

/** The same ahead of time, so that a change does not have to wait for it. */
export function* linking(): Steps<void> {
  while (waiting.length > 0) {
    for (let left = together; left > 0; left--) waiting.pop()?.link();
    yield;
  }
}
