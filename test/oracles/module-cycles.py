"""Says which Python modules import each other in cycles, by CPython's own parser and nothing of ours.

Reads one JSON object from standard input:

    root      the folder that all paths are relative to
    files     the modules
    roots     folders on the path, in any order; the empty string is the root itself
    scripts   folders whose own files find each other by bare names, before anything on the path
    given     edges of files that CPython's parser refuses: {importer: [[imported, kind], ...]}

and writes one: the components of each level (`runtime`; with `deferred`; with `type`) as sorted lists of sorted paths,
the edges, and the files that were refused with the reason.

Edges are grimp's: `from p import n` leads to module `p.n` where that is one, else to `p`; the `__init__` of parents is
not added. A name is found as CPython finds it: its first part on the path, the rest inside what was found. Where several
folders of the path have the first part, those around the importer stand first, the innermost before the others; then
those that share most folders with it.
"""

import ast
import json
import posixpath
import sys
import warnings

LEVELS = ("runtime", "deferred", "type")


class Finder:
    def __init__(self, files, roots, scripts):
        self.files = set(files)
        self.roots = roots
        self.scripts = set(scripts)
        self.nearest = {}
        self.folders = {""}
        for path in files:
            while path:
                path = posixpath.dirname(path)
                self.folders.add(path)

    def absolute(self, parts, importer):
        """The path of the module, or None."""
        here = posixpath.dirname(importer)
        if here in self.scripts:
            found = self.below([here], parts)
            if found is not None and found != importer:
                return found
        if here not in self.nearest:
            self.nearest[here] = sorted(self.roots, key=lambda root: nearness(root, here))
        return self.below(self.nearest[here], parts)

    def below(self, folders, parts):
        for index, part in enumerate(parts):
            module, inner = self.first(folders, part)
            if index == len(parts) - 1:
                return module
            if not inner:
                return None
            folders = inner
        return None

    def first(self, folders, part):
        """The module of this name in the first folder that has it, and the folders of its submodules."""
        namespace = []
        for folder in folders:
            base = posixpath.join(folder, part)
            package = self.either(posixpath.join(base, "__init__"))
            if package:
                return package, [base]
            module = self.either(base)
            if module:
                return module, []
            if base in self.folders:
                namespace.append(base)
        return None, namespace

    def either(self, base):
        return next((base + end for end in (".py", ".pyi") if base + end in self.files), None)

    def relative(self, level, parts, importer):
        """The folder of the package that a relative import starts from with `parts` below, and its module."""
        folder = posixpath.dirname(importer)
        for _ in range(level - 1):
            if folder == "":
                return None, None
            folder = posixpath.dirname(folder)
        if not parts:
            return folder, self.either(posixpath.join(folder, "__init__"))
        base = posixpath.join(folder, *parts)
        return base, self.either(posixpath.join(base, "__init__")) or self.either(base)


def nearness(root, folder):
    """Less is nearer."""
    folders = root.split("/") if root else []
    around = folder.split("/")
    shared = 0
    while folders[:shared + 1] == around[:shared + 1] and shared < len(folders):
        shared += 1
    return (shared < len(folders), -shared, len(folders), root)


class Imports(ast.NodeVisitor):
    """Collects the imports of one module with their kinds."""

    def __init__(self, tree):
        self.found = []
        self.kind = "runtime"
        self.typing = set()
        self.flags = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for each in node.names:
                    if each.name in ("typing", "typing_extensions"):
                        self.typing.add(each.asname or each.name)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                for each in node.names:
                    if node.module in ("typing", "typing_extensions") and each.name == "TYPE_CHECKING":
                        self.flags.add(each.asname or each.name)
        self.visit(tree)

    def visit_Import(self, node):
        self.found.append((node, self.kind))

    visit_ImportFrom = visit_Import

    def visit_FunctionDef(self, node):
        self.under("deferred", node.body)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node):
        pass

    def visit_If(self, node):
        checking = self.checking(node.test)
        self.under("type" if checking is True else self.kind, node.body)
        self.under("type" if checking is False else self.kind, node.orelse)

    def under(self, kind, body):
        before = self.kind
        if LEVELS.index(kind) > LEVELS.index(before):
            self.kind = kind
        for each in body:
            self.visit(each)
        self.kind = before

    def checking(self, test):
        """True for what only type checkers read, False for what they alone do not read, else None."""
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            inner = self.checking(test.operand)
            return None if inner is None else not inner
        if isinstance(test, ast.BoolOp):
            parts = [self.checking(each) for each in test.values]
            decisive = isinstance(test.op, ast.And)
            return decisive if decisive in parts else None
        if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.comparators[0], ast.Constant):
            left, op, right = self.checking(test.left), test.ops[0], test.comparators[0].value
            if left is None or not isinstance(right, bool) or not isinstance(op, (ast.Is, ast.IsNot, ast.Eq, ast.NotEq)):
                return None
            return (left == right) == isinstance(op, (ast.Is, ast.Eq))
        if isinstance(test, ast.Name):
            return True if test.id in self.flags or test.id == "TYPE_CHECKING" else None
        if isinstance(test, ast.Attribute) and test.attr == "TYPE_CHECKING" and isinstance(test.value, ast.Name):
            return True if test.value.id in self.typing else None
        return None


def edges_of(path, tree, finder):
    edges = []
    for node, kind in Imports(tree).found:
        if path.endswith(".pyi"):
            kind = "type"
        if isinstance(node, ast.Import):
            targets = [finder.absolute(each.name.split("."), path) for each in node.names]
        else:
            targets = from_targets(node, path, finder)
        edges += [(target, kind) for target in targets if target is not None]
    return edges


def from_targets(node, path, finder):
    parts = node.module.split(".") if node.module else []
    if node.level:
        base, module = finder.relative(node.level, parts, path)
        if base is None:
            return []
        inner = lambda name: finder.below([base], [name])
    else:
        module = finder.absolute(parts, path)
        inner = lambda name: finder.absolute(parts + [name], path)
    names = [each.name for each in node.names]
    return [(None if name == "*" else inner(name)) or module for name in names]


def components(files, edges):
    """Kosaraju: the order in which a search leaves the modules, then searches against the arrows in its reverse."""
    forward = {path: [] for path in files}
    backward = {path: [] for path in files}
    for source, target in edges:
        forward[source].append(target)
        backward[target].append(source)
    order = []
    seen = set()
    for start in files:
        if start not in seen:
            order += search(start, forward, seen)
    seen = set()
    found = []
    for start in reversed(order):
        if start in seen:
            continue
        members = search(start, backward, seen)
        if len(members) > 1 or start in forward[start]:
            found.append(sorted(members))
    return sorted(found)


def search(start, arrows, seen):
    """What is reached from `start` and not in `seen` yet, in the order of leaving it."""
    left = []
    seen.add(start)
    stack = [(start, iter(arrows[start]))]
    while stack:
        at, rest = stack[-1]
        following = next((each for each in rest if each not in seen), None)
        if following is None:
            left.append(at)
            stack.pop()
        else:
            seen.add(following)
            stack.append((following, iter(arrows[following])))
    return left


def main():
    asked = json.load(sys.stdin)
    files = sorted(asked["files"])
    finder = Finder(files, asked["roots"], asked["scripts"])
    given = asked.get("given", {})
    refused = {}
    edges = []
    for path in files:
        if path in given:
            found = [(target, kind) for target, kind in given[path]]
        else:
            try:
                with open(posixpath.join(asked["root"], path), "rb") as file:
                    tree = ast.parse(file.read())
            except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
                refused[path] = f"{type(error).__name__}: {error}"
                continue
            found = edges_of(path, tree, finder)
        edges += sorted({(path, target, kind) for target, kind in found})
    levels = {}
    for index, level in enumerate(LEVELS):
        counted = {(source, target) for source, target, kind in edges if LEVELS.index(kind) <= index}
        levels[level] = components(files, counted)
    json.dump({"components": levels, "edges": edges, "refused": refused}, sys.stdout)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(10000)
    main()
