// Random Python modules that use each other while they load: classes, functions and constants across cycles, in packages and
// beside them. Nothing in them fails by itself: only a name that is not there yet does.
import type { Random } from '../support/random';

type Kind = 'class' | 'function' | 'constant';

/** Something that a module defines. What it calls or extends has a lower rank, so that no call comes back to itself. */
interface Item {
  readonly name: string;
  readonly kind: Kind;
  readonly rank: number;
  readonly home: number;
  /** Of a class: whether it has a class method `make`, and a method `work`. */
  readonly makes: boolean;
  readonly works: boolean;
}

/** A name as it is written where it is used. */
interface Ref {
  readonly text: string;
  readonly item: Item;
}

interface Place {
  readonly path: string;
  readonly name: string;
  /** Dotted name of the package; empty outside packages. */
  readonly inside: string;
  readonly isPackage: boolean;
}

/** Files by path. */
export function generatePythonGraph(random: Random): ReadonlyMap<string, string> {
  return new Generator(random).files();
}

class Generator {
  private readonly places: Place[] = [];
  private readonly items: Item[][];
  private counter = 0;
  /** How often a module uses a name while it loads. */
  readonly eagerness: number;

  constructor(private readonly random: Random) {
    this.eagerness = random.next() * 0.6;
    const size = 2 + random.below(random.chance(0.5) ? 3 : 6);
    while (this.places.length < size) this.addPlace(size - this.places.length);
    const ranks = Array.from({ length: this.places.length * 4 }, (_, rank) => rank);
    for (let at = ranks.length - 1; at > 0; at--) {
      const other = random.below(at + 1);
      [ranks[at], ranks[other]] = [ranks[other]!, ranks[at]!];
    }
    this.items = this.places.map((_, home) =>
      Array.from({ length: 1 + random.below(4) }, (_unused, index): Item => {
        const kind = random.one<Kind>(['class', 'class', 'function', 'function', 'constant']);
        const isClass = kind === 'class';
        const [makes, works] = [isClass && random.chance(0.3), isClass && random.chance(0.2)];
        return {
          name: `${isClass ? 'C' : kind[0]}${home}${'abcd'[index]}`,
          kind,
          rank: ranks.pop()!,
          home,
          makes,
          works,
        };
      }),
    );
  }

  files(): Map<string, string> {
    return new Map(this.places.map((place, home) => [place.path, new ModuleText(this.random, this, home).text()]));
  }

  unique(): string {
    return `v${this.counter++}`;
  }

  placeOf(home: number): Place {
    return this.places[home]!;
  }

  itemsOf(home: number): readonly Item[] {
    return this.items[home]!;
  }

  /** Another module, or now and then the same. */
  other(home: number): number {
    const choice = this.random.below(this.places.length);
    return choice === home && this.random.chance(0.9) ? (home + 1) % this.places.length : choice;
  }

  /** The module of this dotted name. */
  named(name: string): number {
    return this.places.findIndex((each) => each.name === name);
  }

  private addPlace(room: number): void {
    const { random, places } = this;
    const packages = places.filter(({ isPackage }) => isPackage);
    const outer = packages.length > 0 && random.chance(0.6) ? random.one(packages).name : '';
    const index = places.length;
    if (room > 1 && random.chance(0.3)) {
      const name = outer === '' ? `p${index}` : `${outer}.p${index}`;
      places.push({ path: `${name.replaceAll('.', '/')}/__init__.py`, name, inside: name, isPackage: true });
      return;
    }
    const name = outer === '' ? `m${index}` : `${outer}.m${index}`;
    // A folder without an `__init__` is a package too.
    const namespace = outer === '' && random.chance(0.08) ? `n${index}.` : '';
    places.push({
      path: `${(namespace + name).replaceAll('.', '/')}.py`,
      name: namespace + name,
      inside: outer,
      isPackage: false,
    });
  }
}

class ModuleText {
  private readonly lines: string[] = [];
  private readonly refs: Ref[] = [];
  /** Own functions and classes so far. */
  private readonly own: Ref[] = [];
  private readonly waiting: Item[];

  constructor(
    private readonly random: Random,
    private readonly all: Generator,
    private readonly home: number,
  ) {
    this.waiting = [...all.itemsOf(home)];
  }

  text(): string {
    const { random } = this;
    if (random.chance(0.1)) this.lines.push('from __future__ import annotations');
    let imports = 1 + random.below(random.chance(0.5) ? 2 : 3);
    let listed = random.chance(0.2);
    while (imports > 0 || this.waiting.length > 0) {
      if (imports > 0 && random.chance(0.55)) {
        imports--;
        this.addImport();
      } else if (listed && random.chance(0.3)) {
        listed = false;
        this.list();
      } else if (random.chance(this.all.eagerness)) this.useNow();
      else if (this.waiting.length > 0) this.define(this.waiting.shift()!);
    }
    if (random.chance(this.all.eagerness)) this.useNow();
    if (this.own.length > 0 && random.chance(0.35)) {
      const called = this.own.filter(({ item }) => item.kind !== 'constant');
      if (called.length > 0) this.lines.push(`${random.one(called).text}()`);
    }
    return `${this.lines.join('\n')}\n`;
  }

  private list(): void {
    const names = this.all.itemsOf(this.home).filter(() => this.random.chance(0.7));
    this.lines.push(`__all__ = [${names.map(({ name }) => `'${name}'`).join(', ')}]`);
  }

  private addImport(): void {
    const { random } = this;
    const { lines, refs } = this.importOf(this.all.other(this.home), this.refs, '');
    if (!random.chance(0.2)) {
      this.lines.push(...lines);
      this.refs.push(...refs);
      return;
    }
    const caught = random.one([
      'ImportError',
      'ImportError',
      'AttributeError',
      'Exception',
      'NameError',
      '(ImportError, AttributeError)',
      'ModuleNotFoundError',
    ]);
    this.lines.push('try:', ...indented(lines));
    const usable = [...this.refs, ...refs];
    if (usable.length > 0 && random.chance(0.3))
      this.lines.push(`    ${this.all.unique()} = ${random.one(usable).text}`);
    this.lines.push(`except ${caught}:`);
    const plain = refs.filter(({ text }) => !text.includes('.'));
    const choice = random.below(4);
    if (choice === 0 || plain.length === 0) this.lines.push(random.chance(0.2) ? '    raise' : '    pass');
    else if (choice === 1) {
      const again = this.importOf(this.all.other(this.home), this.refs, '');
      this.lines.push(...indented(again.lines));
    } else for (const { text, item } of plain) this.lines.push(...indented(substitute(text, item)));
    if (random.chance(0.15)) this.lines.push('else:', `    ${this.all.unique()} = 1`);
    if (random.chance(0.1)) this.lines.push('finally:', `    ${this.all.unique()} = 2`);
    this.refs.push(...refs);
  }

  /** One import statement and the names that it gives. */
  private importOf(target: number, known: readonly Ref[], suffix: string): { lines: string[]; refs: Ref[] } {
    const { random, all } = this;
    const { name, isPackage } = all.placeOf(target);
    const items = all.itemsOf(target);
    const dotted = (prefix: string) => items.map((item) => ({ text: `${prefix}.${item.name}`, item }));
    const alias = `a${target}${suffix}${known.length}`;
    const last = name.slice(name.lastIndexOf('.') + 1);
    const outer = name.slice(0, Math.max(0, name.lastIndexOf('.')));
    switch (random.below(suffix === '' ? 8 : 7)) {
      case 0:
        return { lines: [`import ${name}`], refs: dotted(name) };
      case 1:
        return { lines: [`import ${name} as ${alias}`], refs: dotted(alias) };
      case 2:
        if (outer !== '') return { lines: [`from ${this.relative(outer)} import ${last}`], refs: dotted(last) };
        return { lines: [`import ${name}`], refs: dotted(name) };
      case 3:
        if (outer !== '') return { lines: [`from ${outer} import ${last} as ${alias}`], refs: dotted(alias) };
        return { lines: [`import ${name} as ${alias}`], refs: dotted(alias) };
      case 7: {
        const lines = [`from ${this.relative(name)} import *`];
        return { lines, refs: random.chance(0.6) ? items.map((item) => ({ text: item.name, item })) : [] };
      }
      default: {
        const some = items.filter(() => random.chance(0.6));
        if (some.length === 0) some.push(random.one(items));
        const renamed = random.chance(0.25);
        const refs = some.map((item) => ({ text: renamed ? `${item.name}_${alias}` : item.name, item }));
        const list = some.map((item) => (renamed ? `${item.name} as ${item.name}_${alias}` : item.name));
        // A package may offer a module of its own beside its names.
        const child = isPackage ? all.named(`${name}.m${random.below(7)}`) : -1;
        if (child >= 0 && random.chance(0.4)) list.push(all.placeOf(child).name.slice(name.length + 1));
        return { lines: [`from ${this.relative(name)} import ${list.join(', ')}`], refs };
      }
    }
  }

  /** A dotted name relative to this module, where that is possible and as chance has it. */
  private relative(name: string): string {
    const { inside } = this.all.placeOf(this.home);
    if (inside === '' || this.random.chance(0.5)) return name;
    if (name === inside) return '.';
    if (name.startsWith(`${inside}.`)) return name.slice(inside.length);
    const outer = inside.slice(0, Math.max(0, inside.lastIndexOf('.')));
    if (outer !== '' && name.startsWith(`${outer}.`)) return `..${name.slice(outer.length + 1)}`;
    return name;
  }

  private define(item: Item): void {
    const { random } = this;
    if (item.kind === 'constant') {
      const value = random.chance(this.all.eagerness) ? this.value(item.rank) : random.one(['1', '[1, 2]', "'text'"]);
      this.lines.push(`${item.name} = ${value}`);
    } else if (item.kind === 'class') this.defineClass(item);
    else this.defineFunction(item);
    this.own.push({ text: item.name, item });
    if (random.chance(0.04)) {
      const name = this.all.unique();
      this.lines.push(`${name} = 1`, `del ${name}`);
    }
  }

  private defineClass(item: Item): void {
    const { random, lines } = this;
    const below = (kind: Kind) => this.choices(item.rank).filter((each) => each.item.kind === kind);
    if (random.chance(0.15)) this.decorate(below('function'));
    const bases = below('class');
    const base = bases.length > 0 && random.chance(this.all.eagerness) ? `(${random.one(bases).text})` : '';
    lines.push(`class ${item.name}${base}:`, '    tag = 1');
    if (random.chance(this.all.eagerness / 2)) lines.push(`    kept = ${this.value(item.rank)}`);
    const body = (level: number) => indented(this.body(item.rank, 'return'), level);
    if (random.chance(0.35)) lines.push('    def __init__(self, *given):', ...body(2));
    if (item.makes) lines.push('    @classmethod', '    def make(cls):', ...body(2));
    if (item.works)
      lines.push('    def work(self):', '        return self.inner()', '    def inner(self):', ...body(2));
    if (random.chance(0.15)) {
      const value = this.plain();
      if (value !== undefined) lines.push(`    def method(self, given=${value}):`, '        return given');
    }
    if (random.chance(0.1)) {
      const value = this.plain();
      if (value !== undefined) lines.push(`    noted: ${value} = 1`);
    }
  }

  private defineFunction(item: Item): void {
    const { random, lines } = this;
    const decorators = this.choices(item.rank).filter((each) => each.item.kind === 'function');
    if (random.chance(0.12)) this.decorate(decorators);
    const value = random.chance(this.all.eagerness / 3) ? this.plain() : undefined;
    const type = random.chance(this.all.eagerness / 3) ? this.plain() : undefined;
    const extra = value === undefined ? '' : `, extra=${value}`;
    lines.push(
      `def ${item.name}(*given${extra})${type === undefined ? '' : ` -> ${type}`}:`,
      ...indented(this.body(item.rank, 'return given[0] if given else None')),
    );
  }

  private decorate(functions: readonly Ref[]): void {
    if (functions.length > 0) this.lines.push(`@${this.random.one(functions).text}`);
  }

  /** Reads, calls and imports of what has a lower rank; own names may come to be later. `result` is its last line. */
  private body(rank: number, result: string): string[] {
    const { random, all } = this;
    const lines: string[] = [];
    for (let left = random.below(3); left > 0; left--) {
      const choice = random.below(4);
      const later = all.itemsOf(this.home).map((item) => ({ text: item.name, item }));
      const known = [...this.refs, ...later];
      if (choice === 0) {
        const { lines: imports, refs } = this.importOf(all.other(this.home), this.refs, `x${lines.length}`);
        const caught = random.chance(0.2);
        if (caught) lines.push('try:', ...indented(imports), 'except ImportError:', `    ${result}`);
        else lines.push(...imports);
        if (refs.length > 0 && random.chance(0.6)) lines.push(this.use(refs, rank));
      } else if (known.length > 0) lines.push(this.use(known, choice === 1 ? rank : -1));
    }
    // A name that an import in the body binds is the body's own from the start: a read before it would fail by itself.
    return [...lines.filter((line) => !isTooEarly(line, lines)), result];
  }

  /** A call of something with a lower rank, else a read. */
  private use(known: readonly Ref[], rank: number): string {
    const callable = known.filter(({ item }) => item.rank < rank && item.kind !== 'constant');
    if (callable.length > 0 && this.random.chance(0.7)) return this.callOf(this.random.one(callable));
    return `${this.all.unique()} = ${this.random.one(known).text}`;
  }

  private callOf({ text, item }: Ref): string {
    if (item.makes && this.random.chance(0.5)) return `${text}.make()`;
    return `${text}()`;
  }

  /** Something that is there now for all that this module knows. */
  private plain(): string | undefined {
    const known = [...this.refs, ...this.own];
    return known.length === 0 ? undefined : this.random.one(known).text;
  }

  private choices(rank: number): Ref[] {
    return [...this.refs, ...this.own].filter(
      ({ item }) => item.rank < rank && (item.home !== this.home || item.kind === 'class'),
    );
  }

  private value(rank: number): string {
    const { random } = this;
    const callable = this.refs.filter(({ item }) => item.rank < rank && item.kind !== 'constant');
    const choice = random.below(8);
    const functions = callable.filter(({ item }) => item.kind === 'function');
    if (callable.length > 0 && choice < 2) return this.callOf(random.one(callable));
    if (functions.length > 0 && choice === 2) return `${random.one(functions).text}(${this.plain()})`;
    const plain = this.plain() ?? '0';
    if (choice === 3) return `[${plain}, 1]`;
    if (choice === 4) return `{'key': ${plain}}`;
    if (choice === 5) return `f'{${plain}}'`;
    return plain;
  }

  private useNow(): void {
    const { random, lines } = this;
    const from = this.refs;
    if (from.length === 0) return;
    const { text, item } = random.one(from);
    const calls = item.kind !== 'constant' && random.chance(0.6);
    if (item.kind === 'class' && random.chance(0.2)) lines.push(`${this.all.unique()} = ${text}.tag`);
    else if (item.works && random.chance(0.5)) {
      const instance = this.all.unique();
      lines.push(`${instance} = ${text}()`, `${instance}.work()`);
    } else if (calls) {
      const call = this.callOf({ text, item });
      lines.push(random.chance(0.5) ? call : `${this.all.unique()} = ${call}`);
    } else if (random.chance(0.15))
      lines.push('try:', `    ${this.all.unique()} = ${text}`, 'except AttributeError:', '    pass');
    else lines.push(`${this.all.unique()} = ${text}`);
  }
}

/** Whether the line reads a name that an import in a later line of the body binds. */
function isTooEarly(line: string, lines: readonly string[]): boolean {
  const head = /^(?:v\d+ = )?([A-Za-z]\w*)[.\w]*(\(\))?$/.exec(line)?.[1];
  if (head === undefined) return false;
  const own = lines.findIndex((each) => new RegExp(`^ *(from|import) .*\\b${head}\\b`).test(each));
  return own > lines.indexOf(line);
}

function substitute(name: string, { kind, makes, works }: Item): string[] {
  if (kind === 'constant') return [`${name} = 0`];
  if (kind === 'function') return [`def ${name}(*given):`, '    return given[0] if given else None'];
  const lines = [`class ${name}:`, '    tag = 2'];
  if (makes) lines.push('    @classmethod', '    def make(cls):', '        return');
  if (works) lines.push('    def work(self):', '        return');
  return lines;
}

function indented(lines: readonly string[], levels = 1): string[] {
  return lines.map((line) => '    '.repeat(levels) + line);
}
