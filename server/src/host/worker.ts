// Entry of a worker thread: makes facts of the files that it is sent.
import workerpool from 'workerpool';
import { encodeFacts } from '../facts/codec/encode-facts';
import { extractChanged, type Wanted } from './extract-file';
import type { SentBatch, SentFile } from './sent-batch';

workerpool.worker({
  extract(root: string, wanted: readonly Wanted[], hashes: boolean) {
    const pieces: Uint8Array[] = [];
    let size = 0;
    const files = wanted.map((each): SentFile => {
      const { path, hash, isKnown, facts, skipped } = extractChanged(root, each, hashes);
      const encoded = facts && encodeFacts(facts);
      if (encoded !== undefined) {
        pieces.push(encoded);
        size += encoded.length;
      }
      return { path, hash, isKnown, skipped, size: encoded?.length ?? 0 };
    });
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    const batch: SentBatch = { files, bytes };
    return new workerpool.Transfer(batch, [bytes.buffer]);
  },
});
