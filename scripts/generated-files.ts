// Every file of the repository that is made from the rules, with its contents.
import { configurationSchema } from '../server/src/analysis/configuration-schema';
import { rules } from '../server/src/rules/registry';
import { rulePage } from '../server/src/rules/rule-page';

export function generatedFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const { meta } of rules) files.set(`server/docs/rules/${meta.id}.md`, rulePage(meta));
  files.set('server/ssot.config.schema.json', `${JSON.stringify(configurationSchema(rules), null, 2)}\n`);
  return files;
}
