/** Who may call what. */

/** What has been granted, as `name:permission`; writing does not imply reading. */
export class CorePermissionChecker {
  private readonly grants: Set<string>;

  constructor(grants: readonly string[]) {
    this.grants = new Set(grants);
  }

  grant(name: string, permission: string): void {
    this.grants.add(`${name}:${permission}`);
  }

  revoke(name: string, permission: string): void {
    this.grants.delete(`${name}:${permission}`);
  }

  canRead(name: string): boolean {
    return this.grants.has(`${name}:read`);
  }

  canWrite(name: string): boolean {
    return this.grants.has(`${name}:write`);
  }
}
