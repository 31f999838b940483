// The rivals for Python: grimp with a search for components, pylint's cyclic-import, pyright's reportImportCycles.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installed, jsonIn, packageVersion, pythonFolder, relativeTo, type Tool } from './tool';

/** Builds grimp's graph of all top packages, searches for components by itself and prints their modules. */
const grimpScript = `
import json, os, sys
import grimp
sys.setrecursionlimit(1000000)
root = os.getcwd()
sys.path.insert(0, root)
tops = sorted(n for n in os.listdir(root) if os.path.isfile(os.path.join(root, n, "__init__.py")))
cache = sys.argv[1] if len(sys.argv) > 1 else None
graph = grimp.build_graph(*tops, exclude_type_checking_imports=True, cache_dir=cache)
index, low, stack, on, found, count = {}, {}, [], set(), [], 0
for start in sorted(graph.modules):
    if start in index: continue
    work = [(start, iter(sorted(graph.find_modules_directly_imported_by(start))))]
    index[start] = low[start] = count; count += 1; stack.append(start); on.add(start)
    while work:
        at, rest = work[-1]
        for to in rest:
            if to not in index:
                index[to] = low[to] = count; count += 1; stack.append(to); on.add(to)
                work.append((to, iter(sorted(graph.find_modules_directly_imported_by(to)))))
                break
            if to in on: low[at] = min(low[at], index[to])
        else:
            work.pop()
            if work: low[work[-1][0]] = min(low[work[-1][0]], low[at])
            if low[at] == index[at]:
                members = []
                while True:
                    last = stack.pop(); on.discard(last); members.append(last)
                    if last == at: break
                if len(members) > 1: found.extend(members)
def path(name):
    base = name.replace(".", "/")
    return base + "/__init__.py" if os.path.isdir(os.path.join(root, base)) else base + ".py"
print(json.dumps({"files": len(graph.modules), "modules": [path(n) for n in found]}))
`;

const inVenv = (name: string) => join(pythonFolder, 'bin', name);

export const grimp: Tool = {
  name: 'grimp',
  languages: ['python'],
  version: () => (existsSync(inVenv('python')) ? pipVersion('grimp') : undefined),
  hasCache: true,
  prepare: ({ scratch }) => writeFileSync(join(scratch, 'cycles_by_grimp.py'), grimpScript),
  command: ({ root, scratch, warm }) => ({
    file: inVenv('python'),
    args: [join(scratch, 'cycles_by_grimp.py'), ...(warm ? [join(scratch, 'grimp-cache')] : [])],
    cwd: root,
  }),
  read(output) {
    const { files, modules } = jsonIn(output) as { files: number; modules: string[] };
    return { files, modules: new Set(modules) };
  },
};

export const pylint: Tool = {
  name: 'pylint',
  languages: ['python'],
  version: () =>
    pylintFile() && /pylint (\S+)/.exec(spawnSync(pylintFile()!, ['--version'], { encoding: 'utf8' }).stdout)?.[1],
  hasCache: false,
  command: ({ root }) => ({
    file: pylintFile()!,
    args: [
      '--rcfile=/dev/null',
      '--disable=all',
      '--enable=cyclic-import',
      '--score=n',
      '--jobs=1',
      ...packagesOf(root),
    ],
    cwd: root,
  }),
  read(output, { root }) {
    const cycles = [...output.matchAll(/Cyclic import \(([^)]*)\)/g)].flatMap((match) => match[1]!.split(' -> '));
    return { files: undefined, modules: new Set(cycles.map((name) => moduleFile(root, name))) };
  },
  note: 'one process: with several it checks no cycles across them',
};

export const pyright: Tool = {
  name: 'pyright',
  languages: ['python'],
  version: () => packageVersion('pyright'),
  hasCache: false,
  prepare: ({ root }) => {
    const only = { typeCheckingMode: 'off', reportImportCycles: 'error', reportMissingImports: 'none' };
    const off = { reportMissingModuleSource: 'none', reportSelfClsParameterName: 'none' };
    writeFileSync(join(root, 'pyrightconfig.json'), JSON.stringify({ ...only, ...off, include: ['.'] }));
  },
  command: ({ root }) => ({
    file: process.execPath,
    args: [join(installed, 'pyright/index.js'), '--outputjson', '--threads', '2', '--project', root],
    cwd: root,
  }),
  read(output, { root }) {
    const report = jsonIn(output) as {
      readonly generalDiagnostics: readonly { readonly file: string; readonly rule?: string }[];
      readonly summary: { readonly filesAnalyzed: number };
    };
    const cycles = report.generalDiagnostics.filter(({ rule }) => rule === 'reportImportCycles');
    return { files: report.summary.filesAnalyzed, modules: new Set(cycles.map(({ file }) => relativeTo(root, file))) };
  },
};

function pipVersion(name: string): string | undefined {
  const { stdout } = spawnSync(inVenv('python'), ['-m', 'pip', 'show', name], { encoding: 'utf8' });
  return /^Version: (\S+)/m.exec(stdout ?? '')?.[1];
}

/** In the benchmark's own environment, else on the path. */
function pylintFile(): string | undefined {
  if (existsSync(inVenv('pylint'))) return inVenv('pylint');
  const { stdout } = spawnSync('which', ['pylint'], { encoding: 'utf8' });
  return stdout?.trim() || undefined;
}

function packagesOf(root: string): string[] {
  return readdirSync(root).filter((name) => existsSync(join(root, name, '__init__.py')));
}

function moduleFile(root: string, name: string): string {
  const base = name.replaceAll('.', '/');
  return existsSync(join(root, base, '__init__.py')) ? `${base}/__init__.py` : `${base}.py`;
}
