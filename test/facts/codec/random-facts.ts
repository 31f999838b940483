// Facts as no reader makes them: every field takes values of all sizes.
import type { BehaviourFacts } from '../../../server/src/facts/behaviour-facts';
import type { Facts } from '../../../server/src/facts/facts';
import type { BodyFact, Guard, Step } from '../../../server/src/facts/load-facts';
import type { Random } from '../../support/random';

const edges = [0, 1, 63, 64, 127, 128, 16383, 16384, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];
const words = ['', 'a', 'name', 'Name', 'é😀', '\0', '\ud83d', '\ufeff', 'default', '*'];

export function randomFacts(random: Random): Facts {
  const number = () => (random.chance(0.1) ? random.one(edges) : random.below(random.one([7, 1000, 100000])));
  const word = () => (random.chance(0.2) ? `w${random.below(1e6)}` : random.one(words));
  const list = <Value>(make: () => Value): Value[] => Array.from({ length: random.below(4) }, make);
  const flag = () => random.chance(0.5);
  const span = () => ({ start: number(), end: number() });
  const maybe = <Value>(make: () => Value) => (flag() ? make() : undefined);
  const compatibility = () => (flag() ? { compatibility: true as const } : {});
  const deprecated = () => maybe(() => ({ replacement: word() }));
  const guards: Guard[] = [];
  const guard = (): Guard | undefined => {
    if (guards.length > 0 && flag()) return random.one(guards);
    const branch = random.one(['body', 'handler', 'else', 'branch'] as const);
    const catches = maybe(() => random.one(['imports', 'names or attributes', 'any'] as const));
    const made = { branch, group: number(), catches, outer: maybe(() => random.one([...guards, undefined])) };
    if (flag()) return undefined;
    guards.push(made);
    return made;
  };
  const step = (): Step => {
    const kinds = ['define', 'hoist', 'read', 'call', 'assign', 'delete'] as const;
    const what = imports.length > 0 && random.chance(0.3) ? 'import' : random.one(kinds);
    const why = maybe(() => random.one(['base class', 'expression', 'annotation', 'enum value'] as const));
    const index = what === 'import' ? random.below(imports.length) : -1;
    return {
      do: what,
      name: what === 'import' ? '' : word(),
      import: index,
      at: imports[index] !== undefined && flag() ? imports[index].span.start : number(),
      why,
      guard: guard(),
    };
  };
  const binding = () => {
    const [imported, one] = [word(), span()];
    return {
      imported,
      local: flag() ? imported : word(),
      span: one,
      importedSpan: random.one([one, { ...one }, span()]),
      typeOnly: flag(),
      use: random.below(16),
      uses: number(),
      attributes: list(word),
    };
  };
  const statement = span();
  const imports = list(() => ({
    form: random.one(['import', 'side-effect', 're-export-all', 'dynamic', 'from'] as const),
    specifier: word(),
    specifierSpan: span(),
    span: flag() ? statement : span(),
    bindings: list(binding),
    typeOnly: flag(),
    deferred: flag(),
    condition: maybe(() => ({ branch: random.one(['try', 'else', 'conditional'] as const), group: number() })),
  }));
  const definition = () => ({
    kind: random.one(['class', 'interface', 'function', 'type', 'enum', 'variable', 'namespace'] as const),
    name: word(),
    owner: word(),
    nameSpan: span(),
    span: span(),
    bases: list(word),
    interfaces: list(word),
    decorators: list(word),
    members: list(() => ({
      kind: random.one(['method', 'property', 'accessor', 'constructor'] as const),
      name: word(),
      nameSpan: span(),
      static: flag(),
      abstract: flag(),
      parameters: list(word),
      type: word(),
      size: number(),
      body: number(),
    })),
    parameters: list(word),
    abstract: flag(),
    declared: flag(),
    conditionGroup: flag() ? -1 : number(),
    overload: flag(),
    markers: { deprecated: deprecated(), canonical: flag() },
    size: number(),
  });
  const definitions = list(definition);
  const declared = () => {
    const { name, nameSpan } = random.one(definitions);
    return {
      name: flag() ? name : word(),
      local: name,
      from: undefined,
      typeOnly: flag(),
      span: random.one([nameSpan, { ...nameSpan }]),
    };
  };
  const written = () => ({
    name: word(),
    local: word(),
    from: maybe(number),
    typeOnly: flag(),
    span: span(),
    ...compatibility(),
  });
  const behaviour: BehaviourFacts = {
    functions: list(() => ({
      name: word(),
      owner: word(),
      kind: random.one(['function', 'method', 'static', 'class', 'constructor'] as const),
      nameSpan: span(),
      parameters: list(() => ({ name: word(), nameSpan: span(), type: word(), read: flag() })),
      decorators: list(word),
      returns: list(() => ({ creates: word(), arguments: list(word), holder: word(), key: list(word), span: span() })),
      writes: list(() => ({
        state: word(),
        how: random.one(['set key', 'add', 'rebind', 'set attribute', 'delete key', 'clear'] as const),
        key: list(word),
        value: list(word),
        creates: word(),
        onExit: flag(),
        resets: flag(),
        span: span(),
      })),
      hollow: flag(),
    })),
    states: list(() => ({
      name: word(),
      nameSpan: span(),
      kind: random.one(['container', 'weak container', 'context variable', 'instance', 'scalar'] as const),
      creates: word(),
      bounded: flag(),
    })),
  };
  return {
    language: random.one(['typescript', 'javascript', 'python'] as const),
    lineStarts: Uint32Array.of(0, 5, 200, 90000),
    imports,
    exports: list(() => (definitions.length > 0 && flag() ? declared() : written())),
    dynamicExports: flag(),
    definitions,
    aliases: list(() => ({ name: word(), target: word(), nameSpan: span(), span: span(), ...compatibility() })),
    wrappers: list(() => ({ name: word(), target: word() })),
    attributeForwards: list(word),
    ownStatements: number(),
    strings: list(() => ({
      reader: word(),
      text: word(),
      span: span(),
      names: random.one(['module', 'symbol'] as const),
    })),
    markers: { deprecated: deprecated(), saysShim: flag(), generated: flag() },
    suppressions: list(() => ({
      scope: random.one(['line', 'file'] as const),
      rule: word(),
      reason: word(),
      span: span(),
    })),
    jsx: flag(),
    isModule: flag(),
    assigns: flag(),
    load: { steps: list(step), bodies: list((): BodyFact => ({ name: word(), steps: list(step) })) },
    behaviour,
    problems: list(() => ({ message: word(), span: span() })),
  };
}
