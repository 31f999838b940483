// Entry of a worker thread: makes facts of the files that it is sent.
import workerpool from 'workerpool';
import { FactsEncoder } from '../facts/codec/encode-facts';
import { extractChanged, type Wanted } from './extract-file';
import { FileState, type SentBatch } from './sent-batch';

const encoder = new FactsEncoder(true);

workerpool.worker({
  extract(root: string, wanted: readonly Wanted[], hashes: boolean): SentBatch {
    const reasons: string[] = [];
    const newHashes: string[] = [];
    // A batch that failed may have left some.
    encoder.clear();
    const states = wanted.map((each) => {
      const { facts, skipped, hash } = extractChanged(root, each, hashes);
      if (skipped !== '') {
        reasons.push(skipped);
        return FileState.skipped;
      }
      if (facts === undefined) return FileState.known;
      encoder.add(facts);
      newHashes.push(hash);
      return FileState.new;
    });
    return {
      states: Uint8Array.from(states),
      reasons,
      hashes: hashes ? newHashes : [],
      encoded: encoder.take(),
    };
  },
});
