// Random workspaces: homes that define names, barrels that hand them on, and one module that imports them every which way.

/** Mulberry32: the same numbers on every machine. */
export function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type Random = ReturnType<typeof random>;

/** Modules as text with headers, the importing one last; some line breaks are CRLF. */
export function typescriptWorkspace(next: Random): string {
  const names = Array.from({ length: 4 }, (_, home) => Array.from({ length: 4 }, (_, at) => `N${home}${at}`));
  const homes = names.map((own, home) => {
    const classes = own.map((name) => `export class ${name} {}\n`).join('');
    return `//- /home/h${home}.ts\n${classes}export default class D${home} {}\n`;
  });
  const barrels = [0, 1].map((barrel) => {
    const lines = names.map((own, home) => {
      const listed = own.map((name) => (barrel === 1 ? `${name} as ${name}x` : name));
      return `export { ${listed.join(', ')}, default as D${home}${barrel} } from '../home/h${home}';\n`;
    });
    return `//- /barrels/b${barrel}.ts\n${lines.join('')}export class Own${barrel} {}\n`;
  });
  const available = [0, 1].map((barrel) => [
    ...names.flat().map((name) => (barrel === 1 ? `${name}x` : name)),
    ...names.map((_, home) => `D${home}${barrel}`),
    `Own${barrel}`,
  ]);
  let count = 0;
  const style = { quote: pick(next, ["'", '"']), end: pick(next, [';', '']) };
  const statements = Array.from({ length: 2 + next(5) }, () => {
    const from = next(4);
    const offered = from < 2 ? available[from]! : names[from]!;
    const taken = offered.filter(() => next(6) === 0).slice(0, 5);
    if (taken.length === 0) taken.push(offered[0]!);
    const keyword = pick(next, ['import', 'import', 'import', 'import type', 'export']);
    const clauses = taken.map((name) => {
      const type = keyword === 'import' && next(5) === 0 ? 'type ' : '';
      return `${type}${name} as ${keyword === 'export' ? 'e' : 'l'}${count++}`;
    });
    const path = from < 2 ? `../barrels/b${from}` : `../home/h${from}`;
    const fallback = keyword === 'import' && from >= 2 && next(3) === 0 ? `l${count++}, ` : '';
    const tail = next(8) === 0 ? ` // tail ${count}` : '';
    return `${keyword} ${fallback}{${list(next, clauses, '//', '  ')}} from ${style.quote}${path}${style.quote}${style.end}${tail}`;
  });
  const body = Array.from({ length: count }, (_, at) => `use(() => l${at});`).join('\n');
  return withBreaks(
    next,
    [...homes, ...barrels].join(''),
    `//- /app/user.ts\n// Header\n\n${statements.join('\n')}\n\n${body}\n`,
  );
}

export function pythonWorkspace(next: Random): string {
  const names = Array.from({ length: 4 }, (_, home) => Array.from({ length: 4 }, (_, at) => `N${home}${at}`));
  const homes = names.map(
    (own, home) => `#- /pack/h${home}.py\n${own.map((name) => `class ${name}: pass\n`).join('')}`,
  );
  const barrels = [0, 1].map((barrel) => {
    const lines = names.map((own, home) => {
      return `from pack.h${home} import ${own.map((name) => (barrel === 1 ? `${name} as ${name}x` : name)).join(', ')}\n`;
    });
    return `#- /pack/b${barrel}.py\n${lines.join('')}class Own${barrel}: pass\n`;
  });
  const available = [names.flat().concat('Own0'), [...names.flat().map((name) => `${name}x`), 'Own1']];
  let count = 0;
  let blocks = 0;
  const statement = (indent: string, forms = 4) => {
    const from = next(4);
    const offered = from < 2 ? available[from]! : names[from]!;
    const taken = offered.filter(() => next(6) === 0).slice(0, 5);
    if (taken.length === 0) taken.push(offered[0]!);
    const clauses = taken.map((name) => `${name} as l${count++}`);
    const path = `${pick(next, ['pack.', '.'])}${from < 2 ? 'b' : 'h'}${from}`;
    const form = next(forms);
    const listed =
      form === 3
        ? `(${list(next, clauses, '#', `${indent}    `)})`
        : clauses.join(form === 1 ? `, \\\n${indent}  ` : ', ');
    return `${indent}from ${path} import ${listed}`;
  };
  const pieces = Array.from({ length: 2 + next(6) }, () => {
    switch (next(8)) {
      case 0:
        return `def f${blocks++}():\n${statement('    ')}\n${statement('    ')}\n    return 1`;
      case 1:
        return `if TYPE_CHECKING:\n${statement('    ')}\n${statement('    ')}`;
      case 2:
        return `try:\n${statement('\t')}\nexcept ImportError:\n${statement('\t')}`;
      case 3:
        return `import os${blocks++}; ${statement('', 3)}; x = ${count}`;
      case 4:
        return `${statement('')}  # noqa: F401`;
      default:
        return statement('');
    }
  });
  const body = Array.from({ length: count }, (_, at) => `use(lambda: l${at})`).join('\n');
  return withBreaks(
    next,
    `#- /pack/__init__.py\n${[...homes, ...barrels].join('')}`,
    `#- /pack/user.py\n# Header\n\n${pieces.join('\n')}\n\n${body}\n`,
  );
}

/** A bracketed list on one line or several, with comments here and there. */
function list(next: Random, clauses: readonly string[], comment: string, indent: string): string {
  const trailing = next(2) === 0;
  const comma = (at: number) => (trailing || at < clauses.length - 1 ? ',' : '');
  switch (next(4)) {
    case 0: {
      const lines = clauses.map((clause, at) => {
        const above = next(5) === 0 ? `${indent}${comment} above ${clause}\n` : '';
        return `${above}${indent}${clause}${comma(at)}${next(4) === 0 ? `  ${comment} behind ${clause}` : ''}\n`;
      });
      return `\n${lines.join('')}`;
    }
    case 1:
      return `\n${clauses.map((clause, at) => `${at % 2 === 0 ? indent : ' '}${clause}${comma(at)}${at % 2 === 1 ? '\n' : ''}`).join('')}\n`;
    case 2:
      return clauses.map((clause, at) => `${at === 0 ? '' : `\n${indent}, `}${clause}`).join('');
    default:
      return ` ${clauses.join(', ')}${trailing ? ',' : ''} `;
  }
}

function pick<T>(next: Random, choices: readonly T[]): T {
  return choices[next(choices.length)]!;
}

function withBreaks(next: Random, modules: string, user: string): string {
  return modules + (next(4) === 0 ? user.replaceAll('\n', '\r\n') : user);
}
