// Entry of a worker thread: makes facts of the files that it is sent.
import workerpool from 'workerpool';
import type { Path } from '../text/paths';
import { type Extracted, extractFile } from './extract-file';

workerpool.worker({
  extract: (root: string, paths: readonly Path[]): Extracted[] => paths.map((path) => extractFile(root, path)),
});
