// A module of the plan as Python.
import { importsOf, importsShim, nameOf, type Plan, pathOf, sizeOf } from './plan';
import { stream } from './random';

export const shimPath = 'legacy/shared.py';

export function pythonPath(module: number): string {
  const { package: folder, area, name } = pathOf(module, '_');
  return `${folder}/${packageArea(area)}/${name}.py`;
}

export function pythonModuleName(module: number): string {
  return pythonPath(module).slice(0, -3).replaceAll('/', '.');
}

export function pythonModule(plan: Plan, module: number): string {
  const name = nameOf(module);
  const lines = [
    `"""${name}: keeps what belongs to it, and asks others for the rest."""`,
    'from __future__ import annotations',
    '',
  ];
  const calls: string[] = [];
  const deferred: string[] = [];
  const checking: string[] = [];
  const viaShim = importsShim(plan, module);
  for (const { to, kind } of importsOf(plan, module)) {
    const other = nameOf(to);
    const from = pythonModuleName(to);
    if (viaShim && to === 0) continue;
    if (kind === 'type') checking.push(`    from ${from} import ${other}`);
    else if (kind === 'deferred') deferred.push(`    from ${from} import make_${other.toLowerCase()}`);
    else {
      lines.push(`from ${from} import make_${other.toLowerCase()}`);
      calls.push(`        total += make_${other.toLowerCase()}(amount).amount`);
    }
  }
  if (viaShim) {
    lines.push(`from legacy.shared import make_${nameOf(0).toLowerCase()}`);
    calls.push(`        total += make_${nameOf(0).toLowerCase()}(amount).amount`);
  }
  if (checking.length > 0) lines.push('from typing import TYPE_CHECKING', '', 'if TYPE_CHECKING:', ...checking);
  lines.push(
    '',
    '',
    `class ${name}:`,
    '    def __init__(self, amount: float) -> None:',
    '        self.amount = amount',
    '',
    '',
  );
  lines.push(`def make_${name.toLowerCase()}(amount: float) -> ${name}:`, '    """Makes one of the right amount."""');
  lines.push(
    '    total = amount',
    '    if total < 0:',
    ...calls,
    '        total = 0',
    `    return ${name}(total)`,
    '',
    '',
  );
  if (deferred.length > 0)
    lines.push(`def load_${name.toLowerCase()}() -> None:`, ...deferred, '    return None', '', '');
  let text = lines.join('\n');
  const next = stream(plan.seed ^ 0xb0d7, module);
  // Python files are larger than others, by the trees that were looked at.
  const size = 2.5 * sizeOf(plan, module);
  for (let part = 0; text.length < size; part++) text += filler(name, part, next);
  return text;
}

function filler(name: string, part: number, next: () => number): string {
  const limit = Math.floor(next() * 1000);
  if (next() < 0.7)
    return `
def check_${name.toLowerCase()}_${part}(entries: list[${name}], limit: int = ${limit}) -> dict[str, list[${name}]]:
    """Groups what is above the limit.

    Entries of the same remainder share a group; a group is never empty, and the order of entries is kept.
    """
    groups: dict[str, list[${name}]] = {}
    for entry in entries:
        if entry.amount <= limit:
            continue
        key = f"{int(entry.amount) % 7}:{limit!r}"
        groups.setdefault(key, []).append(${name}(max(0, entry.amount - ${limit})))
    return {key: group for key, group in sorted(groups.items()) if len(group) > 0}

`;
  return `
class ${name}Part${part}:
    limit = ${limit}

    def __init__(self, label: str, *, strict: bool = False) -> None:
        self.label = label
        self.strict = strict
        self.total = 0.0

    def add_${part}(self, entry: ${name}) -> "${name}Part${part}":
        if self.strict and entry.amount > self.limit:
            raise ValueError("%s: %d is too much" % (self.label, entry.amount))
        self.total += entry.amount
        return self

    @property
    def sum_${part}(self) -> float:
        return self.total / (self.limit or 1)

`;
}

/** What stands around the modules: the project's file, the shim. */
export function pythonProject(): Readonly<Record<string, string>> {
  const name = nameOf(0);
  const names = `make_${name.toLowerCase()}, ${name}`;
  return {
    'pyproject.toml': '[project]\nname = "generated"\nversion = "0.1.0"\n',
    'legacy/__init__.py': '',
    [shimPath]: `"""Compatibility shim: import from ${pythonModuleName(0)}."""\nfrom ${pythonModuleName(0)} import ${names}\n\n__all__ = ["make_${name.toLowerCase()}", "${name}"]\n`,
  };
}

/** The entries of the packages that a module lies in. */
export function pythonEntries(module: number): readonly string[] {
  const [folder, area] = pythonPath(module).split('/');
  return [`${folder}/__init__.py`, `${folder}/${area}/__init__.py`];
}

/** `import` is a word of the language. */
function packageArea(area: string): string {
  return area === 'import' ? 'imports' : area;
}
