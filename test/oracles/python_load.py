"""What happens while a module is loaded, as `ast` sees it: the steps of the module level, and which bodies do anything."""

import ast

IMPORTS, NAMES, ATTRIBUTES, ALL = 1, 2, 4, 7
CAUGHT = {"ImportError": IMPORTS, "NameError": NAMES, "AttributeError": ATTRIBUTES, "Exception": ALL, "BaseException": ALL}
TOLD = [None, "imports", "names", "imports or names", "attributes", "imports or attributes", "names or attributes", "any"]
NEVER = (1 << 60, 0)


def place(node):
    return (node.lineno, node.col_offset)


def end(node):
    return (node.end_lineno, node.end_col_offset)


def chain(node):
    """The name node and dotted text of `a.b.c` without parentheses inside."""
    parts = []
    top = node
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or place(node) != place(top):
        return None, None
    return node, ".".join([node.id] + parts[::-1])


class Guard:
    def __init__(self, branch, group, catches, outer):
        self.branch, self.group, self.catches, self.outer = branch, group, catches, outer

    def told(self):
        return [self.branch, self.group, self.catches, self.outer and self.outer.told()]


def within(guard, outer):
    while guard is not outer:
        if guard is None:
            return False
        guard = guard.outer
    return True


class Scope:
    def __init__(self, guard=None, uncertain=False, names=None, owner="", body=None):
        self.guard, self.uncertain, self.names, self.owner, self.body = guard, uncertain, names, owner, body

    def inside(self, branch, node, catches=None):
        guard = Guard(branch, node.lineno - 1, catches, self.guard)
        return Scope(guard, self.uncertain or branch == "branch", self.names, self.owner, self.body)


class Known:
    def __init__(self, imported=False, followed=False, since=NEVER):
        self.imported, self.followed, self.since = imported, followed, since


OWN_IMPORT = Known(imported=True, since=(0, 0))
FROM_STAR = Known(imported=True)


class Body:
    """The names of one function."""

    def __init__(self, node, owner, static):
        self.defined, self.owner, self.left = node, owner, False
        arguments = node.args
        names = [each.arg for each in arguments.posonlyargs + arguments.args]
        first = names + ["*" + each.arg for each in [arguments.vararg] if each]
        first += [each.arg for each in arguments.kwonlyargs] + ["**" + each.arg for each in [arguments.kwarg] if each]
        self.receiver = "" if static or not first else first[0]
        self.locals = {name.lstrip("*") for name in first}
        self.imported, self.globals, self.yields = set(), set(), False

    def gather(self, statements, truth):
        for node in statements:
            self.statement(node, truth)

    def finish(self):
        self.locals = (self.locals | self.imported) - self.globals

    def statement(self, node, truth):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            self.locals.add(node.name)
            for each in node.decorator_list:
                self.expression(each)
            return
        if isinstance(node, ast.Global):
            self.globals.update(node.names)
        if isinstance(node, ast.If):
            # Imports for type checkers bind nothing; all else counts wherever it stands.
            kinds = truth(node.test)
            self.expression(node.test)
            self.suite(node.body, truth, kinds != "type")
            self.suite(node.orelse, truth, kinds != "runtime")
            return
        for field, value in ast.iter_fields(node):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.stmt):
                    self.statement(child, truth)
                elif isinstance(child, ast.ExceptHandler):
                    if child.name:
                        self.locals.add(child.name)
                    if child.type:
                        self.expression(child.type)
                    self.gather(child.body, truth)
                elif type(child).__name__ == "match_case":
                    self.pattern(child.pattern)
                    if child.guard:
                        self.expression(child.guard)
                    self.gather(child.body, truth)
                elif isinstance(child, ast.withitem):
                    self.expression(child.context_expr)
                    if child.optional_vars:
                        self.target(child.optional_vars)
                elif isinstance(child, ast.alias):
                    if self.counts and child.name != "*":
                        self.imported.add(child.asname or (child.name.split(".")[0] if isinstance(node, ast.Import) else child.name))
                elif isinstance(child, ast.expr):
                    if field in ("targets", "target"):
                        self.target(child)
                    else:
                        self.expression(child)

    counts = True

    def suite(self, statements, truth, counts):
        before, self.counts = self.counts, self.counts and counts
        self.gather(statements, truth)
        self.counts = before

    def target(self, node):
        if isinstance(node, ast.Name):
            self.locals.add(node.id)
        elif isinstance(node, ast.Starred):
            self.target(node.value)
        elif isinstance(node, (ast.Tuple, ast.List)):
            for each in node.elts:
                self.target(each)
        else:
            self.expression(node)

    def pattern(self, node):
        for each in ast.walk(node):
            name = getattr(each, "name", None) or getattr(each, "rest", None)
            if isinstance(name, str):
                self.locals.add(name)

    def expression(self, node):
        for each in ast.walk(node):
            if isinstance(each, ast.NamedExpr):
                self.locals.add(each.target.id)
            elif isinstance(each, (ast.Yield, ast.YieldFrom)):
                self.yields = True


class Steps:
    def __init__(self):
        self.steps, self.seen = [], {}

    def add(self, kind, name, node, guard):
        self.steps.append([kind, name, node, guard])

    def use(self, kind, name, node, guard):
        seen = self.seen.get(name)
        if seen and (seen[0] or kind == "read") and within(guard, seen[1]):
            return
        if kind == "call" and self.steps and self.steps[-1][0] == "read" and self.steps[-1][2] is node:
            self.steps.pop()
        self.steps.append([kind, name, node, guard])
        if seen is None or within(seen[1], guard):
            self.seen[name] = (kind == "call", guard)

    def rebind(self, head):
        for name in [each for each in self.seen if each.split(".")[0] == head]:
            del self.seen[name]


class Loading:
    def __init__(self, tree, truth, heads):
        self.truth, self.heads = truth, heads
        self.known, self.star, self.functions = {}, False, []
        self.list = Steps()
        self.ended = self.returned = self.by_return = False
        self.annotates = not any(
            isinstance(node, ast.ImportFrom) and node.module == "__future__" and any(a.name == "annotations" for a in node.names)
            for node in ast.walk(tree)
        )
        self.suite(tree.body, Scope())

    # -- names

    def resolve(self, name, scope):
        if scope.names is not None and name in scope.names:
            return None
        if scope.body is not None and name in scope.body.locals:
            return OWN_IMPORT if name in scope.body.imported else None
        return self.known.get(name) or (FROM_STAR if self.star else None)

    def use(self, kind, node, scope):
        name_node, name = chain(node)
        if self.uncertain(scope):
            return
        head = name_node.id
        known = self.resolve(head, scope)
        if known is None:
            body = scope.body
            parts = name.split(".")
            if kind == "call" and body and body.receiver and len(parts) == 2 and head == body.receiver:
                method = body.owner + "." + parts[1]
                if method in self.methods:
                    self.list.use("call", method, name_node, scope.guard)
            return
        leads = known.imported or known.followed
        does = "call" if kind == "call" and leads else "read"
        here = place(scope.body.defined) if scope.body else NEVER
        if does == "read" and (name == head or not leads) and known.since < here:
            return
        self.list.use(does, name, name_node, scope.guard)

    def bind(self, name, node, scope, followed=False):
        if scope.names is not None:
            scope.names.add(name)
            return
        if scope.body is not None:
            if name in scope.body.globals:
                self.list.add("define", name, node, scope.guard)
            return
        if self.note(name, place(node), scope.guard is None, False, followed):
            self.list.add("define", name, node, scope.guard)
        self.list.rebind(name)

    def note(self, name, at, certain, imported, followed):
        known = self.known.get(name)
        news = known is None or imported or followed or known.imported or known.followed or known.since > at
        if known is None:
            known = self.known[name] = Known()
        known.imported |= imported
        known.followed |= followed
        if certain and known.since > at:
            known.since = at
        return news

    def uncertain(self, scope):
        return scope.uncertain or (scope.body is not None and scope.body.left)

    # -- expressions, in the order of evaluation

    def read(self, node, scope):
        if node is not None and not self.uncertain(scope):
            self.evaluate(node, scope)

    def evaluate(self, node, scope):
        name_node, _ = chain(node) if isinstance(node, (ast.Name, ast.Attribute)) else (None, None)
        if name_node is not None:
            self.use("read", node, scope)
        elif isinstance(node, ast.Lambda):
            pass
        elif isinstance(node, ast.BoolOp):
            self.evaluate(node.values[0], scope)
        elif isinstance(node, ast.IfExp):
            self.evaluate(node.test, scope)
        elif isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            self.evaluate(node.generators[0].iter, scope)
        elif isinstance(node, ast.NamedExpr):
            self.evaluate(node.value, scope)
            self.bind(node.target.id, node.target, scope)
        elif isinstance(node, ast.Call):
            self.evaluate(node.func, scope)
            given = node.args + [each.value for each in node.keywords]
            for each in sorted(given, key=place):
                self.evaluate(each, scope)
            if chain(node.func)[0] is not None and place(node.func) == place(node):
                self.use("call", node.func, scope)
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values):
                for each in (key, value):
                    if each is not None:
                        self.evaluate(each, scope)
        else:
            for child in ast.iter_child_nodes(node):
                if isinstance(child, ast.expr):
                    self.evaluate(child, scope)

    # -- statements

    def suite(self, statements, scope):
        for node in statements:
            self.ended = False
            method = getattr(self, "on_" + type(node).__name__, None)
            if method is not None:
                method(node, scope)
            if self.ended:
                return True
        return False

    def suite_of(self, statements, scope, branch):
        ended = self.suite(statements, scope)
        self.returned = ended and self.by_return
        if self.returned and branch and scope.body is not None:
            scope.body.left = True
        self.ended = ended and not branch

    def on_Import(self, node, scope):
        for alias in node.names:
            self.list.add("import", "", node, scope.guard)
            self.bind_import(alias.asname or alias.name.split(".")[0], node, scope)

    def on_ImportFrom(self, node, scope):
        self.list.add("import", "", node, scope.guard)
        for alias in node.names:
            self.bind_import("" if alias.name == "*" else alias.asname or alias.name, node, scope)

    def bind_import(self, name, node, scope):
        if scope.names is not None:
            scope.names.add(name)
        elif scope.body is None:
            if name == "":
                self.star = True
            else:
                self.note(name, place(node), scope.guard is None, True, False)
        self.list.rebind(name)

    def on_Return(self, node, scope):
        self.read(node.value, scope)
        self.by_return = self.ended = True

    def on_Raise(self, node, scope):
        self.read(node.exc, scope)
        self.read(node.cause, scope)
        self.by_return, self.ended = False, True

    def on_Expr(self, node, scope):
        self.read(node.value, scope)

    def on_Assert(self, node, scope):
        self.read(node.test, scope)

    def on_TypeAlias(self, node, scope):
        self.bind(node.name.id, node.name, scope)

    def on_Assign(self, node, scope):
        self.read(node.value, scope)
        for target in node.targets:
            self.target(target, scope, self.followed(node))

    def on_AugAssign(self, node, scope):
        if chain(node.target)[0] is not None and not self.uncertain(scope):
            self.use("read", node.target, scope)
        self.read(node.value, scope)
        self.target(node.target, scope)

    def on_AnnAssign(self, node, scope):
        if node.value is not None:
            self.read(node.value, scope)
            self.target(node.target, scope, self.followed(node))
        if self.annotates and scope.body is None:
            self.read(node.annotation, scope)

    def followed(self, node):
        value = node.value
        if end(value) != end(node):
            return False
        named = value.func if isinstance(value, ast.Call) else value
        return chain(named)[0] is not None and place(named) == place(value)

    def target(self, node, scope, followed=False):
        name_node, name = chain(node)
        if isinstance(node, ast.Name):
            self.bind(node.id, node, scope, followed)
        elif name_node is not None:
            known = self.resolve(name_node.id, scope)
            if known is not None and known.imported:
                self.list.add("assign", name, name_node, scope.guard)
            elif known is not None:
                self.use("read", node.value, scope)
        elif isinstance(node, ast.Starred):
            self.target(node.value, scope)
        elif isinstance(node, (ast.Tuple, ast.List)):
            for each in node.elts:
                self.target(each, scope)
        else:
            self.read(node, scope)

    def on_Delete(self, node, scope):
        for each in node.targets:
            self.delete(each, scope)

    def delete(self, node, scope):
        if isinstance(node, ast.Tuple):
            for each in node.elts:
                self.delete(each, scope)
        elif isinstance(node, ast.Name):
            if scope.names is not None:
                scope.names.discard(node.id)
            elif scope.body is None and not scope.uncertain and node.id in self.known:
                self.known[node.id].since = NEVER
                self.list.add("delete", node.id, node, scope.guard)
                self.list.rebind(node.id)
        elif chain(node)[0] is not None:
            self.use("read", node.value, scope)
        else:
            self.read(node, scope)

    def on_FunctionDef(self, node, scope):
        self.decorators(node, scope)
        arguments = node.args
        for each in sorted(filter(None, arguments.defaults + arguments.kw_defaults), key=place):
            self.read(each, scope)
        if self.annotates:
            every = arguments.posonlyargs + arguments.args + [arguments.vararg] + arguments.kwonlyargs + [arguments.kwarg]
            for each in every:
                self.read(each and each.annotation, scope)
            self.read(node.returns, scope)
        if scope.body is None:
            self.functions.append((node, scope.owner if scope.names is not None else ""))
        self.decorated(node, scope)

    on_AsyncFunctionDef = on_FunctionDef

    def on_ClassDef(self, node, scope):
        self.decorators(node, scope)
        for each in sorted(node.bases + [keyword.value for keyword in node.keywords], key=place):
            self.read(each, scope)
        path = scope.owner + "." + node.name if scope.owner else node.name
        self.suite_of(node.body, Scope(scope.guard, scope.uncertain, set(), path, scope.body), False)
        self.decorated(node, scope)

    def decorators(self, node, scope):
        for each in node.decorator_list:
            self.read(each, scope)

    def decorated(self, node, scope):
        for each in reversed(node.decorator_list):
            if chain(each)[0] is not None and not self.uncertain(scope):
                self.use("call", each, scope)
        self.bind(node.name, node, scope, True)
        self.ended = False

    def on_If(self, node, scope):
        branch = scope.inside("branch", node)
        known = "false"
        at = node
        while True:
            own = self.condition(at.test)
            if own == "unknown" and known == "false":
                self.read(at.test, scope)
            known = self.branch(at.body, own, known, scope, branch)
            rest = at.orelse
            if len(rest) == 1 and isinstance(rest[0], ast.If) and rest[0].col_offset == at.col_offset:
                at = rest[0]
                continue
            if rest:
                self.branch(rest, "true", known, scope, branch)
            return

    def branch(self, statements, own, known, scope, branch):
        if own != "false" and known != "true":
            certain = own == "true" and known == "false"
            self.suite_of(statements, scope if certain else branch, not certain)
        return own if known != "true" and own != "false" else known

    def condition(self, test):
        if isinstance(test, ast.Constant) and (test.value is True or test.value is False or test.value is None):
            return "true" if test.value else "false"
        if (
            isinstance(test, ast.Compare)
            and isinstance(test.left, ast.Name)
            and test.left.id == "__name__"
            and isinstance(test.ops[0], ast.Eq)
            and isinstance(test.comparators[0], ast.Constant)
            and test.comparators[0].value == "__main__"
        ):
            return "false"
        return {"type": "false", "runtime": "true"}.get(self.truth(test), "unknown")

    def on_Try(self, node, scope):
        free, caught, handlers = ALL, 0, []
        for handler in node.handlers:
            takes = (ALL if handler.type is None else self.caught(handler.type)) & free
            free &= ~takes
            if takes and not self.raises(handler):
                caught |= takes
                handlers.append((handler, takes))
        body, branch = scope.body, bool(handlers)
        before = body is not None and body.left
        self.suite_of(node.body, scope.inside("body", node, TOLD[caught]) if branch else scope, branch)
        ended, left, returning = self.ended, body is not None and body.left, 0
        for handler, takes in handlers:
            inner = scope.inside("handler", node, TOLD[takes])
            if handler.name and scope.names is not None:
                scope.names.add(handler.name)
            if body is not None:
                body.left = before
            self.suite_of(handler.body, inner, False)
            returning += self.returned
            left = left or (body is not None and body.left)
        if body is not None:
            body.left = left or 0 < returning < len(handlers)
        if node.orelse and not ended:
            self.suite_of(node.orelse, scope.inside("else", node) if branch else scope, branch)
            ended = self.ended
        if node.finalbody:
            self.suite_of(node.finalbody, scope, False)
            ended = ended or self.ended
        self.ended = ended

    on_TryStar = on_Try

    def caught(self, node):
        inner = {id(each.value) for each in ast.walk(node) if isinstance(each, ast.Attribute)}
        bits = 0
        for each in ast.walk(node):
            if id(each) not in inner:
                bits |= CAUGHT.get(getattr(each, "id", None) or getattr(each, "attr", None), 0)
        return bits

    def raises(self, handler):
        if handler.body[0].lineno == handler.lineno or (handler.type and handler.body[0].lineno == handler.type.end_lineno):
            return isinstance(handler.body[0], ast.Raise)
        lines = set()
        for node in handler.body:
            if isinstance(node, ast.Raise) and node.lineno not in lines:
                return True
            lines.add(node.lineno)
        return False

    def on_With(self, node, scope):
        for item in node.items:
            self.read(item.context_expr, scope)
            if item.optional_vars is not None:
                self.target(item.optional_vars, scope)
        first = node.items[0]
        names = self.heads([first.context_expr])
        if len(node.items) > 1 or first.optional_vars or not names or names[0].split(".")[-1] != "suppress":
            self.suite_of(node.body, scope, False)
            return
        bits = self.caught(first.context_expr)
        self.suite_of(node.body, scope.inside("body", node, TOLD[bits]) if bits else scope, True)

    on_AsyncWith = on_With

    def on_For(self, node, scope):
        self.read(node.iter, scope)
        inner = scope.inside("branch", node)
        self.names_of(node.target, inner)
        self.suite_of(node.body, inner, True)
        self.suite_of(node.orelse, inner, True)
        self.ended = False

    on_AsyncFor = on_For

    def names_of(self, node, scope):
        if isinstance(node, ast.Name):
            self.bind(node.id, node, scope)
        for each in getattr(node, "elts", [getattr(node, "value", None)] if isinstance(node, ast.Starred) else []):
            self.names_of(each, scope)

    def on_While(self, node, scope):
        self.read(node.test, scope)
        inner = scope.inside("branch", node)
        self.suite_of(node.body, inner, True)
        self.suite_of(node.orelse, inner, True)
        self.ended = False

    def on_Match(self, node, scope):
        self.read(node.subject, scope)
        inner = scope.inside("branch", node).inside("branch", node)
        for case in node.cases:
            for each in ast.walk(case.pattern):
                name = getattr(each, "name", None) or getattr(each, "rest", None)
                if isinstance(name, str):
                    self.bind(name, each, inner)
            self.suite_of(case.body, inner, True)
        self.ended = False

    # -- bodies

    def bodies(self):
        called = [each for each in self.functions if self.is_called(each[0])]
        self.methods = {owner + "." + node.name for node, owner in called if owner}
        return [name for name in (self.body(node, owner) for node, owner in called) if name is not None]

    def is_called(self, node):
        if isinstance(node, ast.AsyncFunctionDef) or node.name.startswith("test"):
            return False
        for name in self.heads(node.decorator_list):
            last = name.split(".")[-1]
            if last in ("overload", "fixture", "setter", "getter", "deleter") or last.endswith("property"):
                return False
            if last.startswith("abstract") and len(last) > len("abstract"):
                return False
        return True

    def body(self, node, owner):
        static = not owner or any(name.split(".")[-1] == "staticmethod" for name in self.heads(node.decorator_list))
        body = Body(node, owner, static)
        body.gather(node.body, self.truth)
        body.finish()
        if body.yields:
            return None
        self.list = Steps()
        self.suite(node.body, Scope(body=body))
        if not self.list.steps:
            return None
        return owner if owner and node.name == "__init__" else owner + "." + node.name if owner else node.name


def load(path, tree, truth, heads, imports):
    """`truth` and `heads` as the other facts have them; `imports` begin with their kind."""
    if path.endswith(".pyi") or all(each[0] == "type" for each in imports):
        return {"steps": [], "bodies": []}
    loading = Loading(tree, truth, heads)
    steps = [
        [kind, name, (node.lineno if kind == "import" else line_of(node)) - 1, guard and guard.told()]
        for kind, name, node, guard in loading.list.steps
    ]
    return {"steps": steps, "bodies": loading.bodies()}


def line_of(node):
    return node.lineno
