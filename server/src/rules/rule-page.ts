// A rule's documentation page in Markdown, made from its `meta` alone.
import type { OptionSchema, RuleMeta } from './rule';

const languages = { typescript: 'TypeScript', python: 'Python' } as const;

/** Headings are fixed: what it does, why it is bad, what to do, example, options, fix safety, how it is computed. */
export function rulePage(meta: RuleMeta): string {
  const samples = (Object.keys(languages) as (keyof typeof languages)[]).flatMap((language) => [
    `### ${languages[language]}`,
    'Reported:',
    fence(language, meta.samples[language].bad),
    'Fine:',
    fence(language, meta.samples[language].good),
  ]);
  return `${[
    '<!-- Generated from the rule by `npm run generate`; edit the rule instead. -->',
    `# ${meta.id}`,
    `Default level: ${meta.severity}.`,
    '## What it does',
    meta.what,
    '## Why it is bad',
    meta.why,
    '## What to do',
    meta.whatToDo,
    '## Example',
    ...samples,
    '## Options',
    optionsTable(meta),
    '## Fix safety',
    meta.fixSafety,
    '## How it is computed',
    meta.how,
  ].join('\n\n')}\n`;
}

function fence(language: string, sample: string): string {
  return `\`\`\`${language}\n${sample.trimEnd()}\n\`\`\``;
}

function optionsTable({ id, options }: RuleMeta): string {
  const entries = Object.entries(options);
  if (entries.length === 0) return `None beyond the level: \`"rules": { "${id}": "off" }\`.`;
  const sample = Object.fromEntries(entries.map(([name, option]) => [name, option.default]));
  return [
    '| option | default | meaning |',
    '|---|---|---|',
    ...entries.map(([name, option]) => `| \`${name}\` | \`${JSON.stringify(option.default)}\` | ${describe(option)} |`),
    '',
    `\`\`\`json\n{ "rules": { "${id}": ["warning", ${JSON.stringify(sample)}] } }\n\`\`\``,
  ].join('\n');
}

function describe({ description, enum: values, minimum, maximum }: OptionSchema): string {
  if (values !== undefined) return `${description} One of ${values.map((each) => `\`${each}\``).join(', ')}.`;
  if (minimum !== undefined && maximum !== undefined) return `${description} From ${minimum} to ${maximum}.`;
  return description;
}
