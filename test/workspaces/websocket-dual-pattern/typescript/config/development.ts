/** Settings on a developer's machine. */
export const heartbeatSeconds = 5;
