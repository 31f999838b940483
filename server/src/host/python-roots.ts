// Where Python imports start from, inferred from the list of files.
import { baseNameOf, comparePaths, directoryOf, isInside, type Path } from '../text/paths';

export interface PythonRoot {
  readonly path: Path;
  /** `workspace`: any module may import from here. `folder`: only files directly in it, as scripts that run there do. */
  readonly scope: 'workspace' | 'folder';
}

/**
 * The folders that would be on `sys.path`, longest first and the workspace root last, from the paths of the Python
 * modules and of the files that mark projects (`pyproject.toml`, `setup.py`, `setup.cfg`, `manage.py`; others are passed
 * over). For the whole workspace these are:
 *
 * 1. the workspace root: programs are started there, and `python -m` puts it on the path;
 * 2. a folder with `pyproject.toml`; one with `setup.py`, `setup.cfg` or `manage.py` unless it is a package or in one, as
 *    old numpy-style builds and the tests of Django libraries have it;
 * 3. a folder named `src`, and one named `site-packages` or `dist-packages`, when it is no package: what is in it is
 *    installed as it lies there;
 * 4. the parent of each top-level package, a folder with `__init__.py` that is in no other. This finds `backend/` of
 *    `backend/app/__init__.py`, which no project file need name. But not the folders of a namespace package (PEP 420)
 *    around it, for then `import logging` would find `google/cloud/logging`: inside a folder of 3 all folders between
 *    are namespaces, and elsewhere those whose names begin the project folder's own (`google/cloud` in
 *    `google-cloud-storage/`). In doubt the parent counts: one root too many costs less than one too few.
 *
 * For its own files alone: any other folder with modules that is not in a package nor a namespace, since a script finds
 * its neighbours. Such a folder is no root for others, or every `utils.py` in an examples folder would be found from
 * everywhere.
 */
export function inferPythonRoots(paths: readonly Path[], projectFiles: readonly Path[]): PythonRoot[] {
  const layout = layoutOf(paths);
  const roots = new Set<Path>(['']);
  const projects = projectFolders([...projectFiles, ...paths], layout);
  for (const folder of projects) roots.add(folder);
  const installed = [...layout.holding].filter((folder) => isInstallFolder(folder, layout));
  for (const folder of installed) roots.add(folder);

  const namespaceRoots = new Set(installed);
  for (const folder of layout.packages) {
    const parent = directoryOf(folder);
    if (folder === '' || layout.packages.has(parent) || isInPackage(parent, layout)) continue;
    if (!isNamespace(parent, projects, namespaceRoots)) roots.add(parent);
  }
  const scripts = [...layout.modules].filter(
    (folder) =>
      !roots.has(folder) &&
      !layout.packages.has(folder) &&
      !isInPackage(folder, layout) &&
      !installed.some((root) => isInside(folder, root)),
  );
  return [
    ...[...roots].map((path): PythonRoot => ({ path, scope: 'workspace' })),
    ...scripts.map((path): PythonRoot => ({ path, scope: 'folder' })),
  ].sort((a, b) => b.path.length - a.path.length || comparePaths(a.path, b.path));
}

interface Layout {
  /** Folders with `__init__.py` or `__init__.pyi`. */
  readonly packages: ReadonlySet<Path>;
  /** Folders with modules directly in them. */
  readonly modules: ReadonlySet<Path>;
  /** Folders with modules at any depth. */
  readonly holding: ReadonlySet<Path>;
}

function layoutOf(paths: readonly Path[]): Layout {
  const packages = new Set<Path>();
  const modules = new Set<Path>();
  const holding = new Set<Path>();
  for (const path of paths) {
    if (!/\.pyi?$/.test(path)) continue;
    const folder = directoryOf(path);
    modules.add(folder);
    if (/^__init__\.pyi?$/.test(baseNameOf(path))) packages.add(folder);
    for (let around = folder; !holding.has(around); around = directoryOf(around)) holding.add(around);
  }
  return { packages, modules, holding };
}

function projectFolders(files: readonly Path[], layout: Layout): Set<Path> {
  const folders = new Set<Path>();
  for (const file of files) {
    const kind = markers[baseNameOf(file)];
    const folder = directoryOf(file);
    if (kind === undefined || !layout.holding.has(folder)) continue;
    if (kind === 'sure' || !(layout.packages.has(folder) || isInPackage(folder, layout))) folders.add(folder);
  }
  return folders;
}

const markers: Readonly<Record<string, 'sure' | 'likely'>> = {
  'pyproject.toml': 'sure',
  'manage.py': 'likely',
  'setup.py': 'likely',
  'setup.cfg': 'likely',
};

function isInstallFolder(folder: Path, layout: Layout): boolean {
  const named = ['src', 'site-packages', 'dist-packages'].includes(baseNameOf(folder));
  return named && !layout.packages.has(folder) && !isInPackage(folder, layout);
}

/** Whether a folder around this one is a package. The workspace root never counts: a stray `__init__.py` is common there. */
function isInPackage(folder: Path, layout: Layout): boolean {
  for (let around = directoryOf(folder); around !== ''; around = directoryOf(around)) {
    if (layout.packages.has(around)) return true;
  }
  return false;
}

/** Whether a folder without `__init__.py` that holds packages is itself part of their names. */
function isNamespace(folder: Path, projects: ReadonlySet<Path>, installed: ReadonlySet<Path>): boolean {
  const inner: string[] = [];
  for (let at = folder; ; at = directoryOf(at)) {
    if (installed.has(at)) return at !== folder;
    if (projects.has(at)) return at !== folder && namesBegin(baseNameOf(at), inner);
    if (at === '') return false;
    inner.unshift(baseNameOf(at));
  }
}

/** `google-cloud-storage` begins with google, cloud. */
function namesBegin(project: string, names: readonly string[]): boolean {
  const parts = project.toLowerCase().split(/[-_.]/);
  return names.every((name, index) => parts[index] === name.toLowerCase());
}
