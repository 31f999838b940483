// The files of a session as they were when their facts were made, or could not be.
import type { SkippedFile } from '../analysis/report';
import type { Path } from '../text/paths';
import { type SourceFile, sizeOf } from './discovery';

export interface Census {
  readonly unread: readonly SkippedFile[];
  /** Of all files. */
  readonly bytes: number;
}

export class KnownFiles {
  private readonly files = new Map<Path, SourceFile>();
  /** Why there are no facts of some of them. */
  private readonly unread = new Map<Path, string>();
  private counted: Census | undefined;

  get size(): number {
    return this.files.size;
  }

  get(path: Path): SourceFile | undefined {
    return this.files.get(path);
  }

  has(path: Path): boolean {
    return this.files.has(path);
  }

  paths(): Iterable<Path> {
    return this.files.keys();
  }

  /** `skipped`: why there are no facts; empty when there are. */
  set(file: SourceFile, skipped: string): void {
    this.files.set(file.path, file);
    if (skipped === '') this.unread.delete(file.path);
    else this.unread.set(file.path, skipped);
    this.counted = undefined;
  }

  delete(path: Path): void {
    this.files.delete(path);
    this.unread.delete(path);
    this.counted = undefined;
  }

  /** Whatever it is on disk, it is not what it was. */
  distrust(path: Path): void {
    const file = this.files.get(path);
    if (file !== undefined) this.files.set(path, { ...file, mtimeMs: Number.NaN });
  }

  census(): Census {
    this.counted ??= this.count();
    return this.counted;
  }

  private count(): Census {
    const unread: SkippedFile[] = [];
    for (const file of this.files.keys()) {
      const reason = this.unread.get(file);
      if (reason !== undefined) unread.push({ file, reason });
    }
    return { unread, bytes: sizeOf(this.files.values()) };
  }
}
