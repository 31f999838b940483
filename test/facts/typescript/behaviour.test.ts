// What TypeScript and JavaScript functions hand out and which states they write.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FunctionFact, ReturnFact, StateWriteFact } from '../../../server/src/facts/behaviour-facts';
import { at, read } from './show';

/** `kind owner.name` of each function of the facts. */
function functionsOf(source: string, path?: string): string[] {
  return read(source, path).behaviour.functions.map(({ kind, owner, name }) => `${kind} ${owner}.${name}`);
}

function functionOf(source: string): FunctionFact {
  const { functions } = read(source).behaviour;
  assert.equal(functions.length, 1, `${functions.length} functions`);
  return functions[0]!;
}

/** `creates(arguments) < holder[key]`; what is empty is left out. */
function returnsOf(source: string): string[] {
  return functionOf(source).returns.map(shortReturn);
}

function shortReturn({ creates, arguments: given, holder, key }: ReturnFact): string {
  const made = creates === '' ? '' : `${creates}(${given.join(' ')})`;
  const held = holder === '' ? '' : `${holder}[${key.join(' ')}]`;
  return [made, held].filter((each) => each !== '').join(' < ');
}

function writesOf(source: string): string[] {
  return read(source).behaviour.functions.flatMap(({ writes }) => writes.map(shortWrite));
}

function shortWrite({ state, how, key, value, creates, onExit, resets }: StateWriteFact): string {
  const marks = `${creates === '' ? '' : ` made by ${creates}`}${onExit ? ' on exit' : ''}${resets ? ' resets' : ''}`;
  return `${how} ${state}[${key.join(' ')}] = ${value.join(' ')}${marks}`;
}

function statesOf(source: string): string[] {
  return read(source).behaviour.states.map(({ name, kind, creates, bounded }) => {
    return `${kind} ${name}${creates === '' ? '' : ` by ${creates}`}${bounded ? ' bounded' : ''}`;
  });
}

const manager = "import { Manager } from './core';\n";

describe('what a function returns', () => {
  test('an instance made on the spot, with the identifiers of its arguments', () => {
    const source = `${manager}export function create(user: User, n = 1) {\n  return new Manager(user.id, { limit: n, name: \`\${user.name}\` });\n}\n`;
    assert.deepEqual(returnsOf(source), ['Manager(user id n name)']);
    assert.equal(at(source, functionOf(source).nameSpan), 'create');
    assert.equal(at(source, functionOf(source).returns[0]!.span).slice(0, 12), 'new Manager(');
  });

  test('names are followed back through every assignment, conditions and alternatives', () => {
    const source = `${manager}import * as core from './core';
function create(old?: Manager, fast?: boolean) {
  let made = fast ? new core.Fast() : new Manager(old);
  if (!fast) made = new core.Slow();
  return old ?? made;
}
`;
    assert.deepEqual(returnsOf(source), ['core.Fast()', 'Manager(old)', 'core.Slow()']);
  });

  test('names that circle end', () => {
    assert.deepEqual(functionsOf('function f() { let a = b; let b = a; return a; }'), []);
  });

  test('calls make nothing, nor do the classes of the language and what locals hold', () => {
    const source = `${manager}function f(Kind: any) { const Own = Kind; return make() ?? new Kind() ?? new Own() ?? new Map(); }`;
    assert.deepEqual(functionsOf(source), []);
  });

  test('what inner functions return is not what the function returns', () => {
    assert.deepEqual(functionsOf(`${manager}function f() { return () => new Manager(); }`), []);
    assert.deepEqual(functionsOf(`${manager}function f() { function g() { return new Manager(); } g(); }`), []);
  });

  test('arrow functions with expression bodies, async functions, assertions', () => {
    assert.deepEqual(returnsOf(`${manager}export const create = (n: number) => (new Manager(n) as any)!;`), [
      'Manager(n)',
    ]);
    assert.deepEqual(returnsOf(`${manager}export default async () => await new Manager();`), ['Manager()']);
  });

  test('a generator hands out something else', () => {
    assert.deepEqual(functionsOf(`${manager}function* f() { return new Manager(); }`), []);
  });

  test('a cached single instance is held, and made where the function stores one', () => {
    const cached = ['Manager(url) < manager[]'];
    for (const body of [
      'if (!manager) manager = new Manager(url); return manager;',
      'manager ??= new Manager(url); return manager;',
      'return (manager ??= new Manager(url));',
      'return manager || (manager = new Manager(url));',
    ]) {
      const source = `${manager}let manager: Manager | undefined;\nfunction get(url: string) { ${body} }\n`;
      assert.deepEqual([...new Set(returnsOf(source))], cached, body);
      assert.deepEqual(writesOf(source), ['rebind manager[] = Manager url made by Manager'], body);
      assert.deepEqual(statesOf(source), ['scalar manager']);
    }
  });

  test('a look-up tells its key; keys are followed back', () => {
    const source = `${manager}const cache = new Map<string, Manager>();
function managerFor(region: string, tenant: Tenant) {
  const key = \`\${region}:\${tenant.id}\`;
  return cache.get(key) ?? make(key);
}
`;
    assert.deepEqual(returnsOf(source), ['cache[region tenant id]']);
    const stored = source.replace(
      'return cache.get(key) ?? make(key)',
      'if (!cache.has(key)) cache.set(key, new Manager(region)); return cache.get(key)!',
    );
    assert.deepEqual(returnsOf(stored), ['Manager(region) < cache[region tenant id]']);
    assert.deepEqual(writesOf(stored), ['set key cache[region tenant id] = Manager region made by Manager']);
  });

  test('items of objects count as look-ups; of tables that nobody fills they do not', () => {
    assert.deepEqual(returnsOf('const cache: any = {};\nfunction f(k: string) { return cache[k]; }'), ['cache[k]']);
    assert.deepEqual(functionsOf("const icons = { a: 'x' };\nfunction f(k: 'a') { return icons[k]; }"), []);
  });

  test('of imported names only what is asked for a key', () => {
    const imported = "import { cache, value } from './cache';\n";
    assert.deepEqual(returnsOf(`${imported}const f = (k: string) => cache.get(k);`), ['cache[k]']);
    assert.deepEqual(functionsOf(`${imported}const f = () => value;`), []);
  });

  test('static methods make `this` and the class itself; properties hold it', () => {
    const source = `class Manager {
  static #instance?: Manager;
  static getInstance() { return (Manager.#instance ??= new Manager()); }
  static own() { if (!this.#instance) this.#instance = new this(); return this.#instance; }
  get other() { return new Manager(); }
}
`;
    assert.deepEqual(functionsOf(source), ['static Manager.getInstance', 'static Manager.own', 'method Manager.other']);
    assert.deepEqual(
      read(source).behaviour.functions.map(({ returns }) => returns.map(shortReturn)),
      [['Manager() < Manager.#instance[]'], ['this() < this.#instance[]'], ['Manager()']],
    );
    assert.deepEqual(statesOf(source), ['scalar Manager.#instance']);
  });

  test('what a method keeps on its object is told when it makes it there', () => {
    const source = `${manager}class Hub {
  private manager?: Manager;
  get() { return (this.manager ??= new Manager(this.name)); }
  plain() { return this.manager; }
}
`;
    assert.deepEqual(
      returnsOf(source),
      ['Manager(this name) < this.manager[]'].map((each) => each.replace('this ', '')),
    );
    assert.deepEqual(writesOf(source), []);
  });

  test('methods that hold arrow functions, with their decorators and parameters', () => {
    const source = `${manager}class Hub {
  @cached() @a.b create = ({ user, ...rest }: Options, role: Role, ...more: string[]) => new Manager(user, more);
}
`;
    const { decorators, parameters, kind } = functionOf(source);
    assert.deepEqual([kind, decorators], ['method', ['cached', 'a.b']]);
    assert.deepEqual(
      parameters.map(({ name, type, read: isRead }) => `${name}:${type} ${isRead}`),
      ['user: true', 'rest: false', 'role:Role false', '...more: true'],
    );
  });
});

describe('whether parameters are read', () => {
  const readOf = (parameters: string, body: string) => {
    const source = `${manager}function f(${parameters}) { ${body}; return new Manager(); }`;
    return functionOf(source).parameters.flatMap(({ name, read: isRead }) => (isRead ? [name] : []));
  };

  test('names of properties, labels and types are no reads', () => {
    assert.deepEqual(readOf('role: any, scope: any', 'a.role; ({ scope: 1 }); let x: typeof role'), []);
  });

  test('shorthand properties, inner functions and keys are', () => {
    assert.deepEqual(readOf('role: any, scope: any, n: any', 'g({ role }); () => scope; h[n]'), ['role', 'scope', 'n']);
  });

  test('an assignment alone is none; a default of a later parameter is one', () => {
    assert.deepEqual(readOf('role: any, scope = role', 'scope = 1'), ['role']);
  });

  test('`arguments` reads all', () => {
    assert.deepEqual(readOf('role: any', 'g(arguments)'), ['role']);
  });
});

describe('what a function writes', () => {
  test('every way to change a container', () => {
    const changes: Record<string, string> = {
      'all.set(user.id, value)': 'set key all[user id] = value',
      'all[user.id] = value': 'set key all[user id] = value',
      'all.add(user)': 'add all[] = user',
      'all.push(user, value)': 'add all[] = user value',
      'all.unshift(user)': 'add all[] = user',
      'all.splice(0, 1)': 'delete key all[] = ',
      'all.splice(0, 0, user)': 'add all[] = user',
      'all.delete(user)': 'delete key all[user] = ',
      'delete all[user]': 'delete key all[user] = ',
      'delete all.first': 'delete key all[] = ',
      'all.clear()': 'clear all[] = ',
      'all.length = 0': 'clear all[] = ',
      'all.last = user': 'set attribute all[last] = user',
      'Object.assign(all, value)': 'add all[] = value',
      'all.get(user)!.push(value)': 'add all[user] = value',
      'all[user].push(value)': 'add all[user] = value',
      'all?.set(user, make(value))': 'set key all[user] = make value made by make',
    };
    for (const [change, expected] of Object.entries(changes)) {
      const source = `export const all: any = {};\nexport function f(user: any, value: any) { ${change}; }`;
      assert.deepEqual(writesOf(source), [expected], change);
    }
  });

  test('variables, with what puts nothing or the old value back', () => {
    const source = `let current: any;
let count = 0;
export async function run(user: any) {
  const before = current;
  current = user;
  count++;
  try { await work(); } finally { current = before; }
}
export function leave() { current = undefined; }
`;
    assert.deepEqual(writesOf(source), [
      'rebind current[] = user',
      'rebind count[] = ',
      'rebind current[] = current on exit resets',
      'rebind current[] =  resets',
    ]);
    assert.deepEqual(statesOf(source), ['scalar current', 'scalar count']);
  });

  test('static properties through the class and through `this`; not the properties of objects', () => {
    const source = `export class Hub {
  static all = new Map<string, Hub>();
  own = new Map<string, Hub>();
  add(id: string) { Hub.all.set(id, this); this.own.set(id, this); }
  static drop(id: string) { this.all.delete(id); }
}
`;
    assert.deepEqual(writesOf(source), ['set key Hub.all[id] = ', 'delete key this.all[id] = ']);
  });

  test('attributes of instances, and of what is imported', () => {
    const source = `import { hub, Kind } from './hub';
const own = new Hub();
export function enter(user: any) { own.user = user; hub.user = user; hub.all.set(1, user); Kind.last = user; }
`;
    assert.deepEqual(writesOf(source), [
      'set attribute own[user] = user',
      'set attribute hub[user] = user',
      'set key hub.all[] = user',
      'rebind Kind.last[] = user',
    ]);
  });

  test('a context variable is entered; what `run` puts in it is taken out again', () => {
    const source = `import { AsyncLocalStorage } from 'node:async_hooks';
const storage = new AsyncLocalStorage<string>();
export function enter(user: string) { storage.enterWith(user); storage.run(user, () => {}); }
`;
    assert.deepEqual(writesOf(source), ['rebind storage[] = user']);
    assert.deepEqual(statesOf(source), ['context variable storage by AsyncLocalStorage']);
  });

  test('inner functions count, as callbacks do the work; a name that one of them binds is taken for no state', () => {
    const source = `const all = new Set<any>();
export function watch(client: any) {
  all.add(client);
  client.on('close', () => all.delete(client));
  return function (all: any[]) { all.push(client); };
}
`;
    assert.deepEqual(writesOf(source), []);
    assert.deepEqual(writesOf(source.replace('(all: any[])', '(others: any[])').replace('all.push', 'others.push')), [
      'add all[] = client',
      'delete key all[client] = ',
    ]);
  });

  test('another local name of a state', () => {
    const source = `class A { static all = new Map(); }\nexport function f(k: string) { const all = A.all; all.delete(k); }`;
    assert.deepEqual(writesOf(source), ['delete key A.all[k] = ']);
  });

  test('functions that module-level expressions hold; not what the module itself does on load', () => {
    const source = `const all = new Map();
all.set('a', 1);
setInterval(() => all.clear(), 1000);
export const handler = wrap(async (user: any) => { all.set(user.id, user); });
`;
    assert.deepEqual(functionsOf(source), ['function .', 'function .handler']);
    assert.deepEqual(writesOf(source), ['clear all[] = ', 'set key all[user id] = user']);
  });
});

describe('states', () => {
  test('containers, weak ones, bounded ones, instances', () => {
    const source = `import { Hub } from './hub';
export const a = new Map();
export const b = new WeakMap<object, string>();
export const c = new LRUCache<string, string>({ max: 100 });
export const d = new NodeCache({ stdTTL: 60 });
export const e: string[] = [];
export const f = new Hub();
const g = (globalThis.g ??= new Set());
`;
    assert.deepEqual(statesOf(source), [
      'container a by Map',
      'weak container b by WeakMap',
      'container c by LRUCache bounded',
      'container d by NodeCache bounded',
      'container e',
      'instance f by Hub',
      'container g by Set',
    ]);
  });

  test('constants, tables, dates and functions are none', () => {
    const source = `export const a = 1;
export const b = { x: 1 };
export const c = [1, 2];
export const d = new Date();
export const e = () => 1;
export const f = Object.freeze({});
export let g = 1;
`;
    assert.deepEqual(statesOf(source), []);
  });

  test('a table that a function fills is one', () => {
    assert.deepEqual(statesOf('const b = { x: 1 };\nexport function f(k: string) { (b as any)[k] = 1; }'), [
      'container b',
    ]);
  });

  test('a declaration file has none', () => {
    assert.deepEqual(
      read('export const a: Map<string, string>;\nexport class A { static b: A; }', 'a.d.ts').behaviour,
      {
        functions: [],
        states: [],
      },
    );
  });
});

describe('broken source', () => {
  const whole = `import { Manager } from './core';
const cache = new Map<string, Manager>();
let current: Manager | undefined;
export class Hub {
  static all: Hub[] = [];
  @a() add({ user: { id }, ...rest }: Options = {}, [x, , y] = []) { Hub.all.push(new Hub(id)); for (const z of x) delete this.a[z]; }
}
export const get = async (user: User) => { try { current = user; return cache.get(user.id) ?? new Manager(); } finally { current = undefined; } };
`;

  test('no third beginning of a source makes it throw', () => {
    for (let end = 0; end <= whole.length; end += 3) {
      const { behaviour } = read(whole.slice(0, end));
      assert.ok(behaviour.functions.length <= 2);
    }
  });

  test('no third missing character makes it throw', () => {
    for (let gap = 0; gap < whole.length; gap += 3) {
      const { behaviour } = read(whole.slice(0, gap) + whole.slice(gap + 1));
      assert.ok(behaviour.states.length <= 5);
    }
  });

  test('what nests too deeply leaves the other facts alone', () => {
    const deep = `export const a = 1;\nexport function f() { return new X${'.b'.repeat(20_000)}(); }`;
    assert.equal(read(deep).exports.length > 0 || read(deep).problems.length > 0, true);
  });
});
