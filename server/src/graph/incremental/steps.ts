// Long work that can be left and taken up again, so that a server answers meanwhile.

/** Goes on at each `next`; what it works on must not change in between. */
export type Steps<T> = Generator<void, T, void>;

/** Does all of it at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
