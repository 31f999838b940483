// Facts of files from earlier runs. Nothing that goes wrong here is an error: facts are made anew.
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeFacts } from '../../facts/codec/decode-facts';
import type { Facts } from '../../facts/facts';
import type { Path } from '../../text/paths';
import { packEnding, packName, rootName } from './cache-place';
import { type PackedFacts, pack, unpack } from './pack';

export interface CachePlace {
  /** Absolute. */
  readonly folder: string;
  readonly version: string;
}

/** Milliseconds after which a workspace that nobody opens is forgotten: thirty days. */
const oldest = 30 * 24 * 60 * 60 * 1000;
/** Bytes that all workspaces may take together; those used longest ago go first. */
const mostBytes = 512 * 1024 * 1024;

/** For one reading of a workspace: opened before, saved after. */
export class FactCache {
  /** Files whose facts came from here. */
  hits = 0;
  private readonly used = new Map<Path, PackedFacts>();
  private hasNews = false;

  private constructor(
    private readonly root: string,
    private readonly place: CachePlace,
    private readonly known: ReadonlyMap<Path, PackedFacts>,
  ) {}

  static async open(root: string, place: CachePlace): Promise<FactCache> {
    const entries = await readFile(fileOf(root, place)).then(unpack, () => undefined);
    return new FactCache(root, place, entries ?? new Map());
  }

  /** Of the bytes that the file had, if it is known. */
  hashOf(path: Path): string | undefined {
    return this.known.get(path)?.hash;
  }

  /** The facts of a file that has the bytes it had; `undefined` where they cannot be read. */
  factsOf(path: Path): Facts | undefined {
    const entry = this.known.get(path);
    if (entry === undefined) return undefined;
    try {
      const facts = decodeFacts(entry.encoded);
      this.used.set(path, entry);
      this.hits++;
      return facts;
    } catch {
      return undefined;
    }
  }

  put(path: Path, entry: PackedFacts): void {
    this.used.set(path, entry);
    this.hasNews = true;
  }

  /** Writes what was used, and nothing else, if that is not what is there; then makes room. */
  async save(): Promise<void> {
    if (!this.hasNews && this.used.size === this.known.size) return;
    const file = fileOf(this.root, this.place);
    const temporary = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
    try {
      await mkdir(this.place.folder, { recursive: true });
      await writeFile(temporary, await pack(this.used));
      await rename(temporary, file);
      await this.makeRoom();
    } catch {
      await rm(temporary, { force: true }).catch(() => {});
    }
  }

  private async makeRoom(): Promise<void> {
    const { folder, version } = this.place;
    const own = packName(this.root, version);
    const names = (await readdir(folder)).filter((name) => name.includes(packEnding) && name !== own);
    const files = await Promise.all(names.map(async (name) => ({ name, stats: await stat(join(folder, name)) })));
    files.sort((a, b) => b.stats.mtimeMs - a.stats.mtimeMs);
    let bytes = 0;
    for (const { name, stats } of files) {
      bytes += stats.size;
      const isOld = Date.now() - stats.mtimeMs > oldest;
      // Another build's facts of this workspace, and what a process left behind that was ended while it wrote.
      const isOutdated = name.startsWith(rootName(this.root)) && name.endsWith(packEnding);
      if (isOld || isOutdated || bytes > mostBytes) await rm(join(folder, name), { force: true });
    }
  }
}

function fileOf(root: string, { folder, version }: CachePlace): string {
  return join(folder, packName(root, version));
}
