// Writes a generated workspace to disk, one file after the other: nothing of it is kept in memory.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Language } from '../oracle';
import type { Plan } from './plan';
import { pythonEntries, pythonModule, pythonPath, pythonProject } from './python';
import { typeScriptModule, typeScriptPath, typeScriptProject } from './typescript';

export interface Generated {
  /** Files with source in them. */
  readonly files: number;
  readonly bytes: number;
}

/** `folder` is made anew or is empty. */
export function writeWorkspace(folder: string, language: Language, plan: Plan): Generated {
  let files = 0;
  let bytes = 0;
  let known = '';
  const put = (path: string, text: string) => {
    const directory = dirname(path);
    if (directory !== known) mkdirSync(join(folder, directory), { recursive: true });
    known = directory;
    writeFileSync(join(folder, path), text);
    files++;
    bytes += Buffer.byteLength(text);
  };
  const project = language === 'python' ? pythonProject() : typeScriptProject();
  for (const [path, text] of Object.entries(project)) put(path, text);
  let entries: readonly string[] = [];
  for (let module = 0; module < plan.modules; module++) {
    if (language === 'typescript') put(typeScriptPath(module), typeScriptModule(plan, module));
    else {
      const own = pythonEntries(module);
      for (const path of own) if (!entries.includes(path)) put(path, '');
      entries = own;
      put(pythonPath(module), pythonModule(plan, module));
    }
  }
  return { files, bytes };
}
