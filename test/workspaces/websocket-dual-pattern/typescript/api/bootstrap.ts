/** Sets the process up before it serves. */
import limits = require('../config/limits');
import { ConnectionHub } from '../services/connection-hub';
import { nextHeartbeat } from '../services/heartbeat';

limits.maxConnections = 5000;

/** What the process starts with. */
export function boot(): string {
  const hub = new ConnectionHub();
  return `${hub.describe()}, next heartbeat at ${nextHeartbeat(0)}`;
}
