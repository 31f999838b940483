// Random modules that use each other while they load: classes, functions, constants and enums across cycles, as ES modules
// in TypeScript or as CommonJS. Nothing in them fails by itself: only a name that is not there yet does.
import type { Random } from '../support/random';

export interface GeneratedGraph {
  readonly system: 'esm' | 'commonjs';
  readonly texts: ReadonlyMap<string, string>;
}

type Kind = 'class' | 'function' | 'arrow' | 'const' | 'var' | 'enum';

/** Something that a module defines. A body calls only what has a lower rank, so that no call ever comes back to itself. */
interface Item {
  readonly name: string;
  readonly kind: Kind;
  readonly rank: number;
  readonly home: number;
}

/** A name as it is written in the module that uses it. */
interface Ref {
  readonly text: string;
  readonly item: Item;
}

export function generateGraph(random: Random): GeneratedGraph {
  const system = random.chance(0.25) ? 'commonjs' : 'esm';
  return new Generator(random, system).graph();
}

class Generator {
  private readonly size: number;
  private readonly items: Item[][];
  /** By module: the names that it passes on from another one, and those modules of which it passes on all. */
  private readonly passed: {
    readonly name: string;
    readonly item: Item;
    readonly from: number;
    readonly of: string;
  }[][];
  private readonly stars: number[][];
  private readonly defaults: (Item | undefined)[];
  private counter = 0;

  constructor(
    private readonly random: Random,
    private readonly system: 'esm' | 'commonjs',
  ) {
    this.size = 2 + random.below(random.chance(0.5) ? 3 : 6);
    const modules = Array.from({ length: this.size }, (_, at) => at);
    let rank = 0;
    const ranks = shuffled(
      random,
      Array.from({ length: this.size * 4 }, () => rank++),
    );
    this.items = modules.map((home) => {
      return Array.from({ length: 1 + random.below(4) }, (_, index): Item => {
        const kind = random.one(this.kinds());
        return { name: `${kind[0]!.toUpperCase()}${home}${'abcd'[index]}`, kind, rank: ranks.pop()!, home };
      });
    });
    this.defaults = modules.map((home) =>
      system === 'esm' && random.chance(0.3) ? random.one(this.items[home]!) : undefined,
    );
    this.stars = modules.map((home) => {
      return system === 'esm' && random.chance(0.25) ? [this.other(home)] : [];
    });
    this.passed = modules.map(() => []);
    for (const home of modules) if (random.chance(0.3)) this.passOn(home);
  }

  graph(): GeneratedGraph {
    const texts = new Map<string, string>();
    for (let home = 0; home < this.size; home++) {
      const lines = this.system === 'esm' ? this.esModule(home) : this.commonJs(home);
      texts.set(this.file(home), `${lines.join('\n')}\n`);
    }
    return { system: this.system, texts };
  }

  private kinds(): readonly Kind[] {
    const both = ['class', 'class', 'class', 'function', 'function', 'arrow', 'const', 'const', 'var'] as const;
    return this.system === 'esm' ? [...both, 'enum'] : both;
  }

  private file(home: number): string {
    return this.system === 'esm' ? `m${home}.mts` : `m${home}.js`;
  }

  private specifier(home: number): string {
    return this.system === 'esm' ? `'./m${home}.mjs'` : `'./m${home}.js'`;
  }

  private other(home: number): number {
    return (home + 1 + this.random.below(this.size - 1)) % this.size;
  }

  private passOn(home: number): void {
    const from = this.other(home);
    const item = this.random.one(this.items[from]!);
    const name = this.system === 'esm' && this.random.chance(0.4) ? `${item.name}_${home}` : item.name;
    this.passed[home]!.push({ name, item, from, of: item.name });
  }

  /** What other modules can import from a module, by name. */
  private surface(home: number, seen = new Set<number>()): Map<string, Item> {
    const names = new Map<string, Item>();
    if (seen.has(home)) return names;
    seen.add(home);
    for (const item of this.items[home]!) names.set(item.name, item);
    for (const { name, item } of this.passed[home]!) names.set(name, item);
    for (const from of this.stars[home]!) {
      for (const [name, item] of this.surface(from, seen)) if (!names.has(name)) names.set(name, item);
    }
    return names;
  }

  // ES modules

  private esModule(home: number): string[] {
    const { random } = this;
    const refs: Ref[] = [];
    const imports: string[] = [];
    const bound = new Set(this.items[home]!.map(({ name }) => name));
    const targets = new Set([
      (home + 1) % this.size,
      ...random.some([this.other(home), this.other(home)], random.below(3)),
    ]);
    for (const target of targets) if (target !== home) imports.push(...this.esImport(home, target, refs, bound));
    for (const { name, from, of } of this.passed[home]!) {
      imports.push(`export { ${of === name ? name : `${of} as ${name}`} } from ${this.specifier(from)};`);
    }
    for (const from of this.stars[home]!) imports.push(`export * from ${this.specifier(from)};`);
    const later: string[] = [];
    const own: Ref[] = [];
    const body = this.items[home]!.flatMap((item) => {
      const lines = this.definition(item, refs, own, later);
      own.push({ text: item.name, item });
      return lines;
    });
    const fallback = this.defaults[home];
    if (fallback !== undefined) later.push(this.defaultExport(fallback));
    const statements = this.statements([...refs, ...own], Number.POSITIVE_INFINITY, random.below(2), 0);
    const mixed = random.chance(0.2)
      ? [...body, ...shuffled(random, imports)]
      : [...shuffled(random, imports), ...body];
    return random.chance(0.5) ? [...mixed, ...later, ...statements] : [...mixed, ...statements, ...later];
  }

  private defaultExport({ name, kind }: Item): string {
    if (this.random.chance(0.4)) return `export { ${name} as default };`;
    return kind === 'const' && this.random.chance(0.5) ? 'export default { a: 1 };' : `export default ${name};`;
  }

  private esImport(home: number, target: number, refs: Ref[], bound: Set<string>): string[] {
    const { random } = this;
    const from = this.specifier(target);
    const surface = [...this.surface(target)].filter(([, item]) => item.home !== home);
    const fallback = this.defaults[target];
    const roll = random.next();
    if (roll < 0.08) return [`import ${from};`];
    if (roll < 0.13) return [`import type { ${surface[0]?.[0] ?? 'Nothing'} as T${this.counter++} } from ${from};`];
    if (roll < 0.2 && surface.length > 0) {
      const local = `T${this.counter++}`;
      return [`import { ${random.one(surface)[0]} as ${local} } from ${from};`, `let t${local}: ${local} | undefined;`];
    }
    if (roll < 0.4) {
      const local = `ns${target}`;
      for (const [name, item] of surface) refs.push({ text: `${local}.${name}`, item });
      return [`import * as ${local} from ${from};`];
    }
    const names: string[] = [];
    for (const [name, item] of random.some(surface, surface.length === 0 ? 0 : 1 + random.below(3))) {
      const local = random.chance(0.2) ? `${name}x${this.counter++}` : name;
      if (bound.has(local)) continue;
      bound.add(local);
      refs.push({ text: local, item });
      names.push(local === name ? name : `${name} as ${local}`);
    }
    let first = '';
    if (fallback !== undefined && random.chance(0.5)) {
      first = `D${target}`;
      bound.add(first);
      refs.push({ text: first, item: fallback });
    }
    const braces = names.length === 0 ? '' : `{ ${names.join(', ')} }`;
    const clause = [first, braces].filter((part) => part !== '').join(', ');
    return [clause === '' ? `import ${from};` : `import ${clause} from ${from};`];
  }

  // CommonJS

  private commonJs(home: number): string[] {
    const { random } = this;
    const refs: Ref[] = [];
    const imports: string[] = [];
    const bound = new Set(this.items[home]!.map(({ name }) => name));
    const targets = new Set([
      (home + 1) % this.size,
      ...random.some([this.other(home), this.other(home)], random.below(3)),
    ]);
    for (const target of targets) if (target !== home) imports.push(...this.require(home, target, refs, bound));
    const own: Ref[] = [];
    const whole = random.chance(0.5);
    const body = this.items[home]!.flatMap((item) => {
      const lines = this.definition(item, refs, own, []);
      own.push({ text: item.name, item });
      return whole ? lines : [...lines, `exports.${item.name} = ${item.name};`];
    });
    const passed = this.passed[home]!.map(({ name, from }) => {
      return whole
        ? `${name}: require(${this.specifier(from)}).${name}`
        : `exports.${name} = require(${this.specifier(from)}).${name};`;
    });
    const exported = whole
      ? [`module.exports = { ${[...this.items[home]!.map(({ name }) => name), ...passed].join(', ')} };`]
      : passed;
    const statements = this.statements([...refs, ...own], Number.POSITIVE_INFINITY, random.below(2), 0);
    const [early, late] = random.chance(0.2) ? [[], imports] : [imports, []];
    if (late.length > 0) return [...body, ...exported, ...late, ...statements];
    return random.chance(0.5)
      ? [...early, ...body, ...exported, ...statements]
      : [...early, ...body, ...statements, ...exported];
  }

  private require(home: number, target: number, refs: Ref[], bound: Set<string>): string[] {
    const { random } = this;
    const from = this.specifier(target);
    const surface = [...this.surface(target)].filter(([, item]) => item.home !== home);
    if (random.chance(0.1)) return [`require(${from});`];
    if (random.chance(0.5) || surface.length === 0) {
      const local = `ns${target}`;
      for (const [name, item] of surface) refs.push({ text: `${local}.${name}`, item });
      return [`const ${local} = require(${from});`];
    }
    const names: string[] = [];
    for (const [name, item] of random.some(surface, 1 + random.below(3))) {
      if (bound.has(name)) continue;
      bound.add(name);
      refs.push({ text: name, item });
      names.push(name);
    }
    if (names.length === 1 && random.chance(0.3)) return [`const ${names[0]} = require(${from}).${names[0]};`];
    return [`const { ${names.join(', ')} } = require(${from});`];
  }

  // Definitions and statements of both

  /** `own` are the module's own names above; `later` takes exports that stand at the end. */
  private definition(item: Item, refs: readonly Ref[], own: readonly Ref[], later: string[]): string[] {
    const { random } = this;
    const { name, kind, rank } = item;
    let prefix = 'export ';
    if (this.system === 'commonjs') prefix = '';
    else if (random.chance(0.3)) {
      later.push(`export { ${name} };`);
      prefix = '';
    }
    // What runs at once uses what others have; what runs later may use the module's own names too.
    const inBody = [...refs, ...this.items[item.home]!.map((each): Ref => ({ text: each.name, item: each }))];
    const statements = () => this.statements(inBody, rank, random.below(3), 1);
    switch (kind) {
      case 'function':
        return [`${prefix}function ${name}() {`, ...statements(), '}'];
      case 'arrow':
        return [`${prefix}const ${name} = () => {`, ...statements(), '};'];
      case 'const':
        return [`${prefix}const ${name} = { a: 1, b: ${this.value(refs, rank)} };`];
      case 'var':
        return [`${prefix}var ${name} = { a: ${this.value(refs, rank)}, b: 1 };`];
      case 'enum':
        // Computed members: esbuild writes constant ones out where they are read.
        return [`${prefix}enum ${name} {`, 'a = Number(1),', `b = Number(${this.value(refs, rank)}),`, '}'];
      default:
        return this.classDefinition(prefix, item, refs, own, inBody);
    }
  }

  private classDefinition(
    prefix: string,
    item: Item,
    refs: readonly Ref[],
    own: readonly Ref[],
    inBody: readonly Ref[],
  ): string[] {
    const { random } = this;
    const { name, rank } = item;
    const bases = [...refs, ...own].filter((ref) => ref.item.kind === 'class' && ref.item.rank < rank);
    const base = bases.length > 0 && random.chance(0.4) ? random.one(bases) : undefined;
    const lines: string[] = [];
    const decorators = refs.filter((ref) => ref.item.kind === 'function' && ref.item.rank < rank);
    const decorate = () => {
      if (this.system === 'commonjs' || decorators.length === 0 || !random.chance(0.3)) return;
      lines.push(`@${random.one(decorators).text}${random.chance(0.5) ? '()' : ''}`);
    };
    const open = random.chance(0.2) && prefix === '' ? `const ${name} = class` : undefined;
    if (open === undefined) decorate();
    lines.push(`${open ?? `${prefix}class ${name}`}${base === undefined ? '' : ` extends ${base.text}`} {`);
    if (random.chance(0.3)) lines.push(`static s = ${this.value(refs, rank)};`);
    if (random.chance(0.2)) lines.push('static {', ...this.statements(refs, rank, 1, 1), '}');
    if (random.chance(0.3)) {
      if (open === undefined) decorate();
      lines.push(`f = ${this.value(inBody, rank)};`);
    }
    const hasMethod = random.chance(0.5);
    if (random.chance(0.6)) {
      lines.push('constructor() {');
      if (base !== undefined) {
        if (random.chance(0.3)) lines.push(...this.statements(inBody, rank, 1, 1));
        lines.push('super();');
      }
      lines.push(...this.statements(inBody, rank, random.below(2), 1));
      if (hasMethod && random.chance(0.6)) lines.push('this.go();');
      lines.push('}');
    }
    if (hasMethod) {
      if (open === undefined) decorate();
      lines.push('go() {', ...(base !== undefined && random.chance(0.4) ? ['super.go?.();'] : []));
      lines.push(...this.statements(inBody, rank, random.below(2), 1), '}');
    }
    if (random.chance(0.4)) lines.push('static make() {', ...this.statements(inBody, rank, random.below(3), 1), '}');
    else lines.push('static make() {}');
    return [...lines, open === undefined ? '}' : '};'];
  }

  /** A number, with something read or called on the way. */
  private value(refs: readonly Ref[], rank: number): string {
    const usable = refs.filter((ref) => ref.item.rank < rank);
    if (usable.length === 0 || this.random.chance(0.65)) return '1';
    return `(${this.use(this.random.one(usable))}, 1)`;
  }

  /** One on each line, so that a line tells which fails. */
  private statements(refs: readonly Ref[], rank: number, count: number, depth: number): string[] {
    const { random } = this;
    const usable = refs.filter((ref) => ref.item.rank < rank);
    if (usable.length === 0) return [];
    const one = () => `${this.use(random.one(usable))};`;
    const nested = () => (depth < 2 ? this.statements(refs, rank, 1, depth + 1) : [one()]);
    return Array.from({ length: count }).flatMap(() => {
      const roll = random.next();
      if (roll < 0.1)
        return ['try {', ...nested(), ...nested(), '} catch {', ...(random.chance(0.5) ? nested() : []), '}'];
      if (roll < 0.14) return ['(() => {', ...nested(), '})();'];
      if (roll < 0.18) return ['for (const x of [1]) {', ...nested(), '}'];
      if (roll < 0.22) return ['if (Math.random() > 2) {', ...nested(), '}'];
      if (roll < 0.25) return [`keep(Math.random() > 2 ? ${this.use(random.one(usable))} : 1);`];
      return [one()];
    });
  }

  /** An expression that fails only when the name is not there; `keep` is a global that does nothing, which no compiler drops. */
  private use({ text, item: { kind } }: Ref): string {
    const { random } = this;
    switch (kind) {
      case 'class':
        return random.one([
          `new ${text}()`,
          `new ${text}()`,
          `${text}.make()`,
          `keep(${text})`,
          `keep(${text}.s)`,
          `keep(typeof ${text})`,
        ]);
      case 'function':
      case 'arrow':
        return random.one([
          `${text}()`,
          `${text}()`,
          `${text}\`\``,
          `keep(${text})`,
          `keep([${text}])`,
          `keep(${text}.name)`,
        ]);
      case 'enum':
        return random.one([`keep(${text}.a)`, `keep(${text}['b'])`, `keep(${text})`, `Object.keys(${text})`]);
      default:
        return random.one([
          `keep(${text})`,
          `keep(${text}.a)`,
          `keep({ x: ${text} })`,
          `keep(${text}?.a)`,
          `Object.values(${text})`,
          `${text}.b = 2`,
          `keep(typeof ${text})`,
          `keep(\`\${${text}.a}\`)`,
        ]);
    }
  }
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const left = [...list];
  const mixed: T[] = [];
  while (left.length > 0) mixed.push(...left.splice(random.below(left.length), 1));
  return mixed;
}
