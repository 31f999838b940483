// Entry of the thread that writes what is kept of a workspace's facts: see `keepFactsApart`.
import { workerData } from 'node:worker_threads';
import { keepFacts } from './keep-facts';

keepFacts(workerData).catch(() => {});
