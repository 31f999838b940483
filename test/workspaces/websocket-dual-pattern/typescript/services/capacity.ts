/** How many rooms a process can hold. */
import limits = require('../config/limits');

const roomCapacity = Math.floor(limits.maxConnections / limits.maxRooms);

/** Rooms that so many connections fill, at least one. */
export function roomsFor(connections: number): number {
  return Math.max(1, Math.floor(connections / roomCapacity));
}
