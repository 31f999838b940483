"""Says what CPython's own parser sees in Python files: one JSON object a line, for each file below a directory.

    python3 python-ast.py DIRECTORY            the facts of every file
    python3 python-ast.py --time DIRECTORY     processor time of ast.parse alone, and for how many bytes
"""

import ast
import io
import json
import os
import re
import sys
import time
import tokenize
import warnings

sys.dont_write_bytecode = True
from python_behaviour import behaviour  # noqa: E402
from python_load import load  # noqa: E402

TYPE_CHECKING = "TYPE_CHECKING"

KEPT_FOR_OLD_CALLERS = re.compile(
    r"\b(?:b(?:ack(?:wards?)?|w)[ \t\n-]*)?compat(?:ibility)?\b"
    r"|\b(?:backwards?|previously)[ \t\n-]+compatible\b"
    r"|\bdeprecat(?:e|ed|es|ing|ion)\b"
    r"|\b(?:old|older|former|previous|legacy|historic|historical)[ \t\n-]+(?:\w+[ \t\n-]+)?"
    r"(?:name|spelling|alias|import|path)(?:e?s)?\b"
    r"|\bshims?\b",
    re.IGNORECASE | re.ASCII,
)


def dotted(node):
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    parts.append(node.id)
    return ".".join(reversed(parts))


def head(node):
    """The dotted name of a base or decorator, without subscripts and calls at its end."""
    while isinstance(node, (ast.Subscript, ast.Call)):
        node = node.value if isinstance(node, ast.Subscript) else node.func
    return dotted(node)


def heads(nodes):
    return [name for name in map(head, nodes) if name is not None]


def parameters(arguments):
    names = [each.arg for each in arguments.posonlyargs + arguments.args]
    if arguments.vararg:
        names.append("*" + arguments.vararg.arg)
    names += [each.arg for each in arguments.kwonlyargs]
    if arguments.kwarg:
        names.append("**" + arguments.kwarg.arg)
    return names


def first_line(node):
    return node.lineno - 1


def names_in_target(target):
    if isinstance(target, ast.Name):
        return [target.id]
    if isinstance(target, ast.Starred):
        return names_in_target(target.value)
    if isinstance(target, (ast.Tuple, ast.List)):
        return [name for element in target.elts for name in names_in_target(element)]
    return []


def attributes_in_target(target, receiver):
    if isinstance(target, ast.Starred):
        return attributes_in_target(target.value, receiver)
    if isinstance(target, (ast.Tuple, ast.List)):
        return [name for element in target.elts for name in attributes_in_target(element, receiver)]
    if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == receiver:
        return [target.attr]
    return []


class Comments:
    """The comments of a file by line, as `tokenize` finds them; lines count from one, as in `ast`."""

    def __init__(self, text):
        self.text = io.StringIO(text, newline=None).read()
        self.by_line = None

    def read(self):
        """Only where it is asked for, and where a comment may hold one of the words: `tokenize` is slow."""
        self.by_line = {}
        if re.search("#", self.text) and re.search(self.words, self.text, re.IGNORECASE):
            for token in tokenize.generate_tokens(io.StringIO(self.text).readline):
                if token.type == tokenize.COMMENT:
                    alone = token.line[: token.start[1]].strip(" \t\f") == ""
                    self.by_line[token.start[0]] = (token.string, alone)

    words = "compat|deprecat|shim|old|former|previous|legacy|historic"

    def speak_of_old_callers(self, node):
        """Whether a comment on the lines of `node` says so, or the block of comments right above it."""
        if self.by_line is None:
            self.read()
        own = [self.by_line[line][0] for line in range(node.lineno, node.end_lineno + 1) if line in self.by_line]
        above = []
        line = node.lineno - 1
        while line in self.by_line and self.by_line[line][1]:
            above.insert(0, self.by_line[line][0])
            line -= 1
        texts = own + (["".join(each + "\n" for each in above)] if above else [])
        return any(KEPT_FOR_OLD_CALLERS.search(re.sub(r"^#[#:!]*", "", text, flags=re.M)) for text in texts)


class Module:
    def __init__(self, tree, comments):
        self.comments = comments
        self.imports = []
        self.classes = []
        self.functions = []
        self.aliases = []
        self.variables = []
        self.exports = []
        self.dynamic = False
        self.checking = {TYPE_CHECKING}
        self.stars = []
        self.scope(tree.body, "runtime", None)

    # -- conditions

    def truth(self, test):
        """'type' when only a type checker takes it, 'runtime' when only the interpreter does."""
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            inner = test.operand
            if isinstance(inner, ast.BoolOp):
                return "unknown"
            return {"type": "runtime", "runtime": "type"}.get(self.truth(inner), "unknown")
        if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
            parts = test.values
            return "type" if any(self.is_checking(each) or self.compared(each) == "type" for each in parts) else "unknown"
        compared = self.compared(test)
        if compared is not None:
            return compared
        return "type" if self.is_checking(test) else "unknown"

    def compared(self, test):
        """`TYPE_CHECKING is True`, `TYPE_CHECKING == False` and the like."""
        if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not self.is_checking(test.left):
            return None
        value = test.comparators[0]
        if not isinstance(value, ast.Constant) or not isinstance(value.value, bool):
            return None
        if isinstance(test.ops[0], (ast.Is, ast.Eq)):
            return "type" if value.value else "runtime"
        if isinstance(test.ops[0], (ast.IsNot, ast.NotEq)):
            return "runtime" if value.value else "type"
        return None

    def is_checking(self, node):
        if isinstance(node, ast.Name):
            return node.id in self.checking
        return isinstance(node, ast.Attribute) and node.attr == TYPE_CHECKING and dotted(node) is not None

    # -- statements

    def scope(self, body, kind, owner, inside=False):
        """`owner`: the class whose body this is; `inside`: a function's body, where only imports count."""
        for node in body:
            self.statement(node, kind, owner, inside)

    def statement(self, node, kind, owner, inside):
        if isinstance(node, ast.Import):
            for alias in node.names:
                self.imports.append([kind, alias.name, [[alias.name, alias.asname]], first_line(node), "import"])
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            names = [[alias.name, alias.asname] for alias in node.names]
            self.imports.append([kind, module, names, first_line(node), "from"])
            for alias in node.names:
                if alias.name == TYPE_CHECKING:
                    self.checking.add(alias.asname or alias.name)
                if alias.name == "*":
                    self.stars.append(module)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            self.function(node, kind, owner, inside)
        elif isinstance(node, ast.ClassDef):
            self.klass(node, kind, owner, inside)
        elif isinstance(node, ast.If):
            truth = self.truth(node.test)
            self.scope(node.body, "type" if truth == "type" else kind, owner, inside)
            self.scope(node.orelse, "type" if truth == "runtime" else kind, owner, inside)
        elif type(node).__name__ == "Match":
            for case in node.cases:
                self.scope(case.body, kind, owner, inside)
        else:
            if not inside:
                self.simple(node, owner)
            for field in ("body", "handlers", "orelse", "finalbody"):
                for child in getattr(node, field, []) if not isinstance(node, ast.Expr) else []:
                    if isinstance(child, ast.ExceptHandler):
                        self.scope(child.body, kind, owner, inside)
                    else:
                        self.statement(child, kind, owner, inside)

    def function(self, node, kind, owner, inside):
        if not inside:
            entry = {
                "name": node.name,
                "line": first_line(node),
                "decorators": heads(node.decorator_list),
                "parameters": parameters(node.args),
            }
            if owner is None:
                self.functions.append(entry)
            else:
                self.method(owner, node, entry)
        self.scope(node.body, "type" if kind == "type" else "deferred", None, True)

    def method(self, owner, node, entry):
        overload = any(name.split(".")[-1] == "overload" for name in entry["decorators"])
        methods = owner["methods"]
        if owner["overloaded"] and methods[-1][0] == node.name:
            methods.pop()
        methods.append([node.name, entry["line"]])
        owner["overloaded"] = overload
        if node.name == "__init__" and (node.args.posonlyargs or node.args.args):
            receiver = (node.args.posonlyargs + node.args.args)[0].arg
            for child in ast.walk(node):
                targets = []
                if isinstance(child, ast.Assign):
                    targets = child.targets
                elif isinstance(child, ast.AnnAssign):
                    targets = [child.target]
                for target in targets:
                    owner["attributes"].update(attributes_in_target(target, receiver))

    def klass(self, node, kind, owner, inside):
        if inside:
            self.scope(node.body, kind, None, True)
            return
        entry = {
            "name": node.name,
            "owner": owner["path"] if owner else "",
            "path": (owner["path"] + "." if owner else "") + node.name,
            "line": first_line(node),
            "bases": heads(node.bases),
            "decorators": heads(node.decorator_list),
            "methods": [],
            "attributes": set(),
            "overloaded": False,
        }
        self.classes.append(entry)
        self.scope(node.body, kind, entry)

    def simple(self, node, owner):
        if isinstance(node, ast.Assign):
            targets, value = node.targets, node.value
        elif isinstance(node, ast.AnnAssign):
            targets, value = [node.target], node.value
        elif type(node).__name__ == "TypeAlias":
            name = dotted(node.value)
            if owner is None and name is not None and not node.type_params:
                self.alias(node.name.id, name, node)
            return
        else:
            if owner is None:
                self.all_changes(node)
            return
        if owner is not None:
            for target in targets:
                owner["attributes"].update(names_in_target(target))
            return
        if isinstance(targets[0], ast.Name) and targets[0].id == "__all__":
            if value is not None:
                self.all_value(value)
            return
        name = dotted(value) if value is not None else None
        for target in targets:
            if isinstance(target, ast.Name) and name is not None:
                self.alias(target.id, name, node)
            self.variables += [[each, first_line(node)] for each in names_in_target(target)]

    def alias(self, name, target, node):
        self.aliases.append([name, target, first_line(node), self.comments.speak_of_old_callers(node)])

    # -- __all__

    def all_changes(self, node):
        if isinstance(node, ast.AugAssign):
            if isinstance(node.target, ast.Name) and node.target.id == "__all__":
                self.all_value(node.value)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            called = dotted(node.value.func) or ""
            if not called.startswith("__all__."):
                return
            arguments = node.value.args
            if called == "__all__.extend" and len(arguments) == 1:
                self.all_value(arguments[0])
            elif called == "__all__.append" and len(arguments) == 1:
                self.all_item(arguments[0])
            elif called not in ("__all__.sort", "__all__.reverse"):
                self.dynamic = True

    def all_value(self, value):
        if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
            self.all_value(value.left)
            self.all_value(value.right)
        elif isinstance(value, (ast.List, ast.Tuple)):
            for item in value.elts:
                self.all_item(item)
        elif isinstance(value, ast.Call) and dotted(value.func) in ("list", "tuple", "sorted") and len(value.args) == 1:
            self.all_value(value.args[0])
        else:
            name = dotted(value) or ""
            module = name[: -len(".__all__")] if name.endswith(".__all__") else ""
            last = module.split(".")[-1]
            if module and any(star == last or star.endswith("." + last) for star in self.stars):
                self.exports.append("*")
            else:
                self.dynamic = True

    def all_item(self, item):
        if isinstance(item, ast.Starred):
            self.all_value(item.value)
        elif isinstance(item, ast.Constant) and isinstance(item.value, str):
            self.exports.append(item.value)
        else:
            self.dynamic = True

    def to_json(self):
        for each in self.classes:
            each["attributes"] = sorted(each["attributes"])
            del each["path"], each["overloaded"]
        return {
            "imports": self.imports,
            "classes": self.classes,
            "functions": self.functions,
            "aliases": self.aliases,
            "variables": self.variables,
            "exports": self.exports,
            "dynamic": self.dynamic,
        }


def files_below(directory):
    """Sorted; what was installed beside the standard library is not part of it."""
    for folder, folders, files in os.walk(directory):
        folders[:] = sorted(name for name in folders if name not in ("site-packages", "dist-packages"))
        for name in sorted(files):
            if name.endswith((".py", ".pyi")):
                path = os.path.join(folder, name)
                if os.path.isfile(path):
                    yield path


def describe(path):
    with open(path, "rb") as file:
        data = file.read()
    out = {"path": path}
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
        if not encoding.startswith("utf-8"):
            out["text"] = text
        tree = ast.parse(data)
        module = Module(tree, Comments(text))
        out.update(module.to_json())
        out.update(load(path, tree, module.truth, heads, module.imports))
        out.update(behaviour(tree))
    except (SyntaxError, ValueError, RecursionError, MemoryError, LookupError, tokenize.TokenError) as error:
        return {"path": path, "refused": type(error).__name__ + ": " + str(error)}
    return out


def main(arguments):
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(10000)
    if arguments[0] == "--time":
        sources = []
        for path in files_below(arguments[1]):
            with open(path, "rb") as file:
                sources.append(file.read())
        elapsed = 0.0
        size = 0
        for source in sources:
            start = time.thread_time()
            try:
                ast.parse(source)
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                continue
            elapsed += time.thread_time() - start
            size += len(source)
        print(json.dumps({"bytes": size, "seconds": elapsed}))
        return
    for path in files_below(arguments[0]):
        sys.stdout.write(json.dumps(describe(path)) + "\n")


main(sys.argv[1:])
