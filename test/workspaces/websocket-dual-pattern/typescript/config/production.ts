/** Settings that the deployment lays beside the code. */
export const heartbeatSeconds = 30;
