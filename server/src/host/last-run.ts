// What a session has of the runs before it: facts of files that are as they were, and the report, where all is.
import { dirname, join } from 'node:path';
import type { CachePlace } from './cache/cache-place';
import { FactCache } from './cache/fact-cache';
import { type Conclusion, type Evidence, installedIn, ReportCache } from './cache/report-cache';
import type { Discovery } from './discovery';

export class LastRun {
  private opening: Promise<FactCache> | undefined;

  private constructor(
    private readonly root: string,
    private readonly place: CachePlace,
    private readonly reports: ReportCache,
  ) {}

  /** Before the files of the workspace are looked at. */
  static async open(root: string, place: CachePlace): Promise<LastRun> {
    return new LastRun(root, place, await ReportCache.open(root, place));
  }

  /** Opened when first asked for. */
  facts(): Promise<FactCache> {
    this.opening ??= FactCache.open(this.root, this.place);
    return this.opening;
  }

  /** What the run before concluded, if it `found` the same and was `told` the same. */
  recall(found: Discovery, told: readonly string[]): Promise<Conclusion | undefined> {
    return this.reports.recall(this.evidence(found, told), () => this.facts());
  }

  /** Keeps what was concluded where nothing could be recalled. `lookedFor`: files beside those that were found. */
  async keep(
    conclusion: Conclusion,
    found: Discovery,
    told: readonly string[],
    lookedFor: ReadonlySet<string>,
  ): Promise<void> {
    await this.reports.keep(conclusion, this.evidence(found, told), lookedFor, await this.facts());
  }

  private evidence(
    { files, projectFiles, configurations, installed, skipped }: Discovery,
    told: readonly string[],
  ): Evidence {
    return {
      told: [...told, ...[projectFiles, configurations, skipped].map((each) => JSON.stringify(each))],
      files,
      others: projectFiles.map((path) => join(this.root, path)),
      installed: installedIn([...installed, ...installedAround(this.root)]),
    };
  }
}

/** The `node_modules` of every folder around `root`, where packages are looked for as well. */
function installedAround(root: string): string[] {
  const folders: string[] = [];
  for (let at = root; dirname(at) !== at; at = dirname(at)) folders.push(join(dirname(at), 'node_modules'));
  return folders;
}
