// All workspace folders together: which of them a file belongs to, and what is shown where folders overlap.
import type { Diagnostic } from 'vscode-languageserver/node';
import type { ReportedFinding } from '../analysis/report';
import type { FileDiagnostics } from './diagnostics';
import type { Documents } from './documents';
import type { Folder } from './folder';
import type { RulePages } from './rule-pages';
import { type Counts, countsOf, sameRange } from './shown-findings';
import { problemToDiagnostic, toDiagnostic } from './to-diagnostic';
import { type AbsolutePath, pathToUri, relativeTo, uriBelow } from './uri';

/**
 * Each folder is analysed by itself, and shows what the command line shows in it. Where one folder lies in another, both
 * analyse the inner one's files; a finding that both make is shown once, as the inner folder's.
 */
export class Workspace {
  readonly #documents: Documents;
  #folders: readonly Folder[] = [];
  /** Of files that are not open: along a cycle every finding names the same ones. */
  readonly #uris = new Map<AbsolutePath, string>();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  get folders(): readonly Folder[] {
    return this.#folders;
  }

  /** Refuses a folder that is there already, under whatever spelling. */
  add(folder: Folder): boolean {
    if (this.#folders.some((other) => other.root === folder.root)) return false;
    this.#folders = [...this.#folders, folder];
    this.#uris.clear();
    return true;
  }

  remove(root: AbsolutePath): Folder | undefined {
    const folder = this.#folders.find((candidate) => candidate.root === root);
    this.#folders = this.#folders.filter((candidate) => candidate !== folder);
    this.#uris.clear();
    return folder;
  }

  /** The folders that a file lies in, innermost first. */
  foldersOf(path: AbsolutePath): Folder[] {
    return this.#folders.filter((folder) => folder.contains(path)).sort((a, b) => b.root.length - a.root.length);
  }

  uriOf(path: AbsolutePath): string {
    const document = this.#documents.get(path);
    if (document !== undefined) return document.uri;
    let uri = this.#uris.get(path);
    if (uri === undefined) {
      const folder = this.foldersOf(path)[0];
      uri = folder === undefined ? pathToUri(path) : uriBelow(folder.uri, relativeTo(folder.root, path)!);
      this.#uris.set(path, uri);
    }
    return uri;
  }

  diagnosticsAt(path: AbsolutePath, pages: RulePages, relatedInformation: boolean): FileDiagnostics {
    const diagnostics: Diagnostic[] = [];
    let version: number | undefined;
    for (const folder of this.#innermostFirst()) {
      const places = folder.places.get(path);
      if (places === undefined) continue;
      version ??= folder.versionAt(path);
      for (const problem of places.problems) diagnostics.push(problemToDiagnostic(problem));
      const style = {
        folder: folder.uri,
        pages,
        relatedInformation,
        uriOf: (file: string) => this.uriOf(folder.toAbsolute(file)),
      };
      for (const finding of places.findings)
        if (!this.#isShownFurtherIn(folder, path, finding)) diagnostics.push(toDiagnostic(finding, style));
    }
    return { uri: this.uriOf(path), version, diagnostics };
  }

  /** What the folder shows: its report without what a folder inside it shows as well. */
  findingsOf(folder: Folder): readonly ReportedFinding[] {
    const findings = folder.report?.findings ?? [];
    if (!this.#holdsOthers(folder)) return findings;
    return findings.filter((finding) => !this.#isShownFurtherIn(folder, folder.toAbsolute(finding.file), finding));
  }

  /** Of the findings that the folder shows. */
  countsOf(folder: Folder): Counts {
    return this.#holdsOthers(folder) ? countsOf(this.findingsOf(folder)) : folder.counts;
  }

  /** The findings of one file, with the folder that each belongs to. */
  findingsAt(path: AbsolutePath): { readonly folder: Folder; readonly finding: ReportedFinding }[] {
    return this.foldersOf(path).flatMap((folder) =>
      (folder.places.get(path)?.findings ?? [])
        .filter((finding) => !this.#isShownFurtherIn(folder, path, finding))
        .map((finding) => ({ folder, finding })),
    );
  }

  #holdsOthers(folder: Folder): boolean {
    return this.#folders.some((other) => other !== folder && folder.contains(other.root));
  }

  #isShownFurtherIn(folder: Folder, path: AbsolutePath, finding: ReportedFinding): boolean {
    return this.#folders.some(
      (inner) =>
        inner !== folder &&
        folder.contains(inner.root) &&
        inner.places
          .get(path)
          ?.findings.some((other) => other.rule === finding.rule && sameRange(other.range, finding.range)),
    );
  }

  #innermostFirst(): Folder[] {
    return [...this.#folders].sort((a, b) => b.root.length - a.root.length);
  }
}
