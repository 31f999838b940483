// Asks the file system many questions: what is in folders and files, what files are.
import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';

/** Milliseconds that an answer takes where it does not come from memory. */
const slowAnswer = 0.3;
/** Before that many answers nothing is said about their speed. */
const fewAnswers = 30;

/**
 * Waits for each answer as long as they come at once: that takes half the processor time of asking through other threads.
 * Where they do not, as on a disk of the network, whoever asks for several has them at the same time.
 */
export class Disk {
  private answers = 0;
  private spentMs = 0;

  async entriesOf(folder: string): Promise<Dirent[]> {
    return this.isSlow() ? readdir(folder, told) : this.timed(() => readdirSync(folder, told));
  }

  /** Of what a link leads to. */
  async statsOf(path: string): Promise<Stats> {
    return this.isSlow() ? stat(path) : this.timed(() => statSync(path));
  }

  async textOf(file: string): Promise<string> {
    return this.isSlow() ? readFile(file, 'utf8') : this.timed(() => readFileSync(file, 'utf8'));
  }

  private isSlow(): boolean {
    return this.answers >= fewAnswers && this.spentMs > this.answers * slowAnswer;
  }

  private timed<Answer>(ask: () => Answer): Answer {
    const start = performance.now();
    try {
      return ask();
    } finally {
      this.answers++;
      this.spentMs += performance.now() - start;
    }
  }
}

const told = { withFileTypes: true } as const;
