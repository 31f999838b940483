// Writes the generated files: rule pages and the configuration's JSON Schema.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { generatedFiles } from './generated-files';

const files = generatedFiles();
mkdirSync('server/docs/rules', { recursive: true });
for (const name of readdirSync('server/docs/rules')) {
  if (!files.has(`server/docs/rules/${name}`)) rmSync(`server/docs/rules/${name}`);
}
for (const [path, text] of files) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
