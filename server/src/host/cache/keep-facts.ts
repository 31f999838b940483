// Writes what is kept of a workspace's facts, on this thread or on one of its own.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type CachePlace, factsFile } from './cache-place';
import { makeRoom } from './make-room';
import { type Batch, type Chunk, factsMagic, joinChunks, packChunk } from './pack';
import { writeSealed } from './sealed-file';

/** Plain data, as it crosses threads. */
export interface FactsToKeep {
  /** Of the workspace. */
  readonly root: string;
  readonly place: CachePlace;
  /** Stay as they are packed. */
  readonly chunks: readonly Chunk[];
  /** Each of these becomes a chunk. */
  readonly groups: readonly (readonly Batch[])[];
}

/** Rejects where nothing can be written. */
export async function keepFacts({ root, place, chunks, groups }: FactsToKeep): Promise<void> {
  await writeSealed(factsFile(root, place), factsMagic, joinChunks([...chunks, ...groups.map(packChunk)]));
  await makeRoom(place, root);
}

/**
 * On a thread that begins at once and needs nothing from this one, which has the rules to run. A new one: those of a reading
 * have grown by 50 MB each. Never rejects.
 */
export function keepFactsApart(facts: FactsToKeep): Promise<void> {
  const thread = new Worker(join(__dirname, 'keeper.js'), {
    workerData: facts,
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
  });
  return new Promise((resolve) => {
    thread.on('error', () => {}).on('exit', () => resolve());
  });
}

const youngMegabytes = 16;
