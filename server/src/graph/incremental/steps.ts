// Long work that can be left and taken up again, so that a server answers meanwhile.

/** Goes on at each `next`; what it works on must not change in between. */
export type Steps<T> = Generator<void, T, void>;

/** As many small pieces are done before it can be left: each place where it can costs as much as some of them. */
export const together = 16;

/** Does all of it at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
