// Folders that never hold the workspace's own source: installed packages, caches, histories.

/** By name alone, at any depth, whatever the configuration says. */
export function isSkippedFolder(name: string): boolean {
  return names.has(name) || name.endsWith('.dist-info') || name.endsWith('.egg-info');
}

/** A file or folder that makes the folder it lies in a virtual environment, whatever that is called. */
export const environmentMarkers: readonly string[] = ['pyvenv.cfg', 'conda-meta'];

const names = new Set([
  // installed packages
  ...['node_modules', 'bower_components', 'jspm_packages', '.yarn', '.pnpm-store'],
  ...['site-packages', '__pypackages__', '.eggs'],
  // histories
  ...['.git', '.hg', '.svn', '.jj'],
  // caches and builds of tools
  ...['__pycache__', '.mypy_cache', '.pytest_cache', '.ruff_cache', '.pytype', '.hypothesis', '.ipynb_checkpoints'],
  ...['.tox', '.nox', '.cache', '.parcel-cache', '.nyc_output', '.next', '.nuxt', '.svelte-kit', '.astro', '.angular'],
  ...[
    '.docusaurus',
    '.expo',
    '.turbo',
    '.nx',
    '.vercel',
    '.netlify',
    '.serverless',
    '.aws-sam',
    '.gradle',
    '.terraform',
  ],
  ...['.vscode-test', '.ssot'],
]);
