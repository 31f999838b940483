// What a section says of the machine, the load and the build that was measured.
import { spawnSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem } from 'node:os';

export function describeMachine(): string[] {
  const model = cpus()[0]?.model.trim() ?? 'an unknown processor';
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return [
    `machine: ${cpus().length} × ${model}, ${gigabytes} GB, ${process.platform} ${release()}, Node ${process.versions.node}`,
    `measured: ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, load average before ${loadNow()}`,
    `build: ${buildName()}`,
  ];
}

/** Of the last minute. */
export function loadNow(): string {
  return loadavg()[0]!.toFixed(2);
}

function buildName(): string {
  const git = (...args: string[]) => spawnSync('git', args, { encoding: 'utf8' }).stdout?.trim() ?? '';
  const commit = git('rev-parse', '--short', 'HEAD') || 'not a repository';
  return git('status', '--porcelain', '--untracked-files=no', 'server', 'package.json') === ''
    ? commit
    : `${commit} with uncommitted changes`;
}
