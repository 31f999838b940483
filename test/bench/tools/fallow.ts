// fallow: its cycle rules only, its own binary without the Node launcher.
import { join } from 'node:path';
import { nativeBinary } from './biome';
import { jsonIn, packageVersion, relativeTo, type Tool } from './tool';

interface Report {
  readonly circular_dependencies: readonly { readonly files: readonly string[] }[];
}

export const fallow: Tool = {
  name: 'fallow',
  languages: ['typescript'],
  version: () => (nativeBinary('@fallow-cli', 'fallow') === undefined ? undefined : packageVersion('fallow')),
  hasCache: true,
  command: ({ root, warm }) => ({
    file: nativeBinary('@fallow-cli', 'fallow')!,
    args: ['architecture', '--cycles', '-q', '--format', 'json', '--root', '.', ...(warm ? [] : ['--no-cache'])],
    cwd: root,
    env: { FALLOW_TELEMETRY: '0', DO_NOT_TRACK: '1' },
  }),
  read(output, { root }) {
    const { circular_dependencies: cycles } = jsonIn(output) as Report;
    const files = cycles.flatMap((cycle) => cycle.files);
    return { files: undefined, modules: new Set(files.map((file) => relativeTo(join(root), file))) };
  },
};
