// A module of the plan as TypeScript.
import { importsOf, importsShim, nameOf, type Plan, pathOf, sizeOf } from './plan';
import { stream } from './random';

export const shimPath = 'packages/legacy/shared.ts';

export function typeScriptPath(module: number): string {
  const { package: folder, area, name } = pathOf(module, '-');
  return `packages/${folder}/${area}/${name}.ts`;
}

/** As other modules write it: through the path mapping `@gen/*`. */
export function typeScriptSpecifier(module: number): string {
  const { package: folder, area, name } = pathOf(module, '-');
  return `@gen/${folder}/${area}/${name}`;
}

export function typeScriptModule(plan: Plan, module: number): string {
  const lines: string[] = [`// ${nameOf(module)}: keeps what belongs to it, and asks others for the rest.`];
  const calls: string[] = [];
  const deferred: string[] = [];
  const types: string[] = [];
  const viaShim = importsShim(plan, module);
  for (const { to, kind } of importsOf(plan, module)) {
    const name = nameOf(to);
    const specifier = typeScriptSpecifier(to);
    if (viaShim && to === 0) continue;
    if (kind === 'deferred')
      deferred.push(`  const { make${name} } = await import('${specifier}');\n  total += make${name}(total).amount;`);
    else if (kind === 'type') {
      lines.push(`import type { ${name} } from '${specifier}';`);
      types.push(`  readonly from${name}?: ${name};`);
    } else {
      lines.push(`import { make${name} } from '${specifier}';`);
      calls.push(`  total += make${name}(amount).amount;`);
    }
  }
  if (viaShim) {
    lines.push(`import { make${nameOf(0)} } from '@gen/legacy/shared';`);
    calls.push(`  total += make${nameOf(0)}(amount).amount;`);
  }
  const name = nameOf(module);
  lines.push('', `export interface ${name} {`, '  readonly amount: number;', ...types, '}', '');
  lines.push(`/** Makes one of the right amount. */`, `export function make${name}(amount: number): ${name} {`);
  lines.push(
    '  let total = amount;',
    ...calls.map((call) => `  if (total < 0) {\n  ${call}\n  }`),
    '  return { amount: total };',
    '}',
    '',
  );
  if (deferred.length > 0) {
    lines.push(
      `export async function load${name}(): Promise<number> {`,
      '  let total = 0;',
      ...deferred,
      '  return total;',
      '}',
      '',
    );
  }
  let text = lines.join('\n');
  const next = stream(plan.seed ^ 0xb0d7, module);
  const size = sizeOf(plan, module);
  for (let part = 0; text.length < size; part++) text += filler(name, part, next);
  return text;
}

/** Ordinary code: a function or a class of some lines. */
function filler(name: string, part: number, next: () => number): string {
  const limit = Math.floor(next() * 1000);
  if (next() < 0.7)
    return `
export function check${name}${part}(entries: readonly ${name}[], limit = ${limit}): Map<string, ${name}[]> {
  const groups = new Map<string, ${name}[]>();
  for (const entry of entries.filter(({ amount }) => amount > limit)) {
    const key = \`\${entry.amount % 7}:\${limit}\`;
    const group = groups.get(key) ?? [];
    if (group.length === 0) groups.set(key, group);
    group.push({ ...entry, amount: Math.max(0, entry.amount - ${limit}) });
  }
  return groups;
}
`;
  return `
export class ${name}Part${part} {
  readonly #limit = ${limit};
  private total = 0;

  constructor(private readonly label: string, readonly options: { readonly strict?: boolean } = {}) {}

  add${part}(entry: ${name}): this {
    if (this.options.strict && entry.amount > this.#limit) throw new RangeError(\`\${this.label}: \${entry.amount}\`);
    this.total += entry.amount;
    return this;
  }

  get sum${part}(): number {
    return this.total / (this.#limit || 1);
  }
}
`;
}

/** What stands around the modules: the compiler's configuration, one manifest, the shim. */
export function typeScriptProject(): Readonly<Record<string, string>> {
  const compilerOptions = {
    ...{ target: 'ES2022', module: 'ESNext', moduleResolution: 'Bundler', strict: true },
    paths: { '@gen/*': ['./packages/*'] },
  };
  const name = nameOf(0);
  return {
    'package.json': `${JSON.stringify({ name: 'generated', private: true, type: 'module' }, undefined, 2)}\n`,
    'tsconfig.json': `${JSON.stringify({ compilerOptions, include: ['packages'] }, undefined, 2)}\n`,
    [shimPath]: `/** @deprecated Compatibility shim: import from ${typeScriptSpecifier(0)}. */\nexport { make${name}, type ${name} } from '${typeScriptSpecifier(0)}';\n`,
  };
}
