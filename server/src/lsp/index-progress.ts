// Progress of indexing in the client's window, with counts and a way to cancel.
import type { Connection } from 'vscode-languageserver/node';

export interface IndexProgress {
  report(done: number, total: number): void;
  end(): void;
}

/** Milliseconds between two reports. */
const pace = 100;

/** Never waits for the client: a client that does not answer, or knows no progress, is not shown any. */
export function indexProgress(connection: Connection, title: string, cancel: () => void): IndexProgress {
  let ended = false;
  let last = Number.NEGATIVE_INFINITY;
  let show = (_percentage: number, _message: string) => {};
  let finish = () => {};
  connection.window.createWorkDoneProgress().then(
    (progress) => {
      if (ended) return;
      progress.token.onCancellationRequested(cancel);
      progress.begin(title, 0, '', true);
      show = (percentage, message) => progress.report(percentage, message);
      finish = () => progress.done();
    },
    () => {},
  );
  return {
    report(done, total) {
      const now = performance.now();
      if (ended || (now - last < pace && done < total)) return;
      last = now;
      show(total === 0 ? 100 : (100 * done) / total, filesOf(done, total));
    },
    end() {
      if (!ended) finish();
      ended = true;
    },
  };
}

export function filesOf(done: number, total: number): string {
  return `${count(done)} of ${count(total)} ${total === 1 ? 'file' : 'files'}`;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
