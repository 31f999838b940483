// TEMPORARY stub by the lead, to be overwritten.
export function activate(): void {}
