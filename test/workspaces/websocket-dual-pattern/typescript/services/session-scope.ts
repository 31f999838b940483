/** The session that work runs in. */

/** A session with the name that logs show. */
export interface WorkSession {
  readonly label: string;
}

let currentSession: WorkSession | undefined;

/** Runs `work`, which can ask for the session. */
export function runInSession(session: WorkSession, work: () => string): string {
  currentSession = session;
  return work();
}

export function sessionLabel(): string {
  return currentSession === undefined ? 'nobody' : currentSession.label;
}
