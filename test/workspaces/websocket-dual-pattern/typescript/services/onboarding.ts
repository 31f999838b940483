/** The first hour of a user. */
import { IsolatedWebSocketManager } from '../websocket-core/isolated-manager';

/** Nobody else sees a user's first steps. */
export function provideOnboardingWsManager(userId: string): IsolatedWebSocketManager {
  return new IsolatedWebSocketManager(`onboarding:${userId}`);
}
