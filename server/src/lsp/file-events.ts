// Changes on disk, gathered for a moment so that a branch switch reaches each session as one change.
import { type AbsolutePath, uriToPath } from './uri';

/** Milliseconds of rest after the last event, and the longest that the first one waits. */
const rest = 50;
const longest = 500;

export class FileEvents {
  readonly #apply: (paths: readonly AbsolutePath[]) => Promise<void>;
  readonly #paths = new Set<AbsolutePath>();
  #since = 0;
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();

  /** `apply` reports its own failures. */
  constructor(apply: (paths: readonly AbsolutePath[]) => Promise<void>) {
    this.#apply = apply;
  }

  add(uris: Iterable<string>): void {
    for (const uri of uris) {
      const path = uriToPath(uri);
      if (path !== undefined && !isBeneathNotice(path)) this.#paths.add(path);
    }
    if (this.#paths.size === 0) return;
    if (this.#timer === undefined) this.#since = performance.now();
    clearTimeout(this.#timer);
    const waited = performance.now() - this.#since;
    this.#timer = setTimeout(() => this.#flush(), Math.max(0, Math.min(rest, longest - waited)));
  }

  /** Resolves when the sessions know of everything so far. */
  async settled(): Promise<void> {
    if (this.#timer !== undefined) this.#flush();
    await this.#work;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#paths.clear();
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const paths = [...this.#paths];
    this.#paths.clear();
    this.#work = this.#work.then(() => this.#apply(paths));
  }
}

/** What lies in a package inside `node_modules`, or in the store of version control, changes in masses and says nothing. */
function isBeneathNotice(path: AbsolutePath): boolean {
  return /\/node_modules\/(?:@[^/]+\/[^/]+|[^@/][^/]*)\/|\/\.(?:git|hg|svn)(?:\/|$)/.test(path);
}
