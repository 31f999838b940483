/** Limits that every part of the process reads. */
const limits = { maxConnections: 1000, maxRooms: 50 };

export = limits;
