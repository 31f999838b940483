// The fix contract: what a fix is given and what it returns. Fixes know neither LSP nor the file system.
import type { Graph } from '../graph/model';
import type { FixRequest } from '../rules/rule';
import type { Path } from '../text/paths';
import type { TextEdit } from '../text/text-edit';

export interface FixContext {
  readonly graph: Graph;
  /** The text from which the graph's facts were made; `undefined` when it is not to be had (then nothing is edited). */
  text(path: Path): string | undefined;
}

/** One kind of fix. All requests of a call are of this kind; several may concern one file or even one statement. */
export interface Fix<Request extends FixRequest> {
  readonly id: Request['fix'];
  /** For a menu: `Import WebSocketManager from app.websocket_core.manager`. */
  title(request: Request, graph: Graph): string;
  /** For a menu: the same for every request in the file, or in the workspace. */
  titleForAll(where: 'file' | 'workspace'): string;
  /** Edits by file: never overlapping, and none at all for a request that cannot be carried out safely. */
  edits(requests: readonly Request[], context: FixContext): Map<Path, TextEdit[]>;
}
