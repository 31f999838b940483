"""What functions hand out and which states they write, read from CPython's tree: the judge of facts/python/behaviour.

Written on its own after the comments of behaviour-facts.ts; shares no code with the reader of tokens.
"""

import ast

CONTAINERS = set(
    "dict list set defaultdict OrderedDict Counter deque bytearray ChainMap UserDict UserList SortedDict SortedList "
    "SortedSet Queue LifoQueue PriorityQueue SimpleQueue LRUCache TTLCache LFUCache FIFOCache RRCache TLRUCache "
    "MRUCache".split()
)
WEAK = {"WeakKeyDictionary", "WeakValueDictionary", "WeakSet"}
CONTEXTUAL = {"threading.local", "local", "Local", "asgiref.local.Local"}
CACHES = {kind + "Cache" for kind in "LRU TTL LFU FIFO RR TLRU MRU".split()}
ADDERS = set("append add extend insert appendleft extendleft update put push".split())
REMOVERS = set("pop popitem popleft remove discard".split())
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
INNER = FUNCTIONS + (ast.ClassDef,)


def dotted(node):
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    parts.append(node.id)
    return ".".join(reversed(parts))


def without_items(node):
    """What items are taken of, and their keys from the first bracket to the last."""
    keys = []
    while isinstance(node, ast.Subscript):
        keys.insert(0, node.slice)
        node = node.value
    return node, keys


def last_of(name):
    return name.split(".")[-1]


def starts_upper(name):
    rest = name.lstrip("_")
    return rest != "" and "A" <= rest[0] <= "Z"


def is_mixed(name):
    return starts_upper(name) and any("a" <= letter <= "z" for letter in name.lstrip("_")[1:])


def ordered(node):
    """Children in the order of the text, where ast has another one."""
    if isinstance(node, ast.IfExp):
        return [node.body, node.test, node.orelse]
    if isinstance(node, ast.Dict):
        return [each for pair in zip(node.keys, node.values) for each in pair if each is not None]
    if isinstance(node, ast.Call):
        given = sorted(node.args + [each.value for each in node.keywords], key=lambda each: (each.lineno, each.col_offset))
        return [node.func] + given
    if isinstance(node, ast.Lambda):
        arguments = node.args
        defaults = arguments.defaults + [each for each in arguments.kw_defaults if each is not None]
        return sorted(defaults, key=lambda each: (each.lineno, each.col_offset)) + [node.body]
    return list(ast.iter_child_nodes(node))


def state_kind(value):
    """kind, creates, bounded, empty"""
    if value is None or (isinstance(value, ast.Constant) and value.value is None):
        return ["scalar", "", False, True]
    if isinstance(value, (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)):
        return ["container", "", False, False]
    if isinstance(value, ast.Call):
        callee = value.func
        if isinstance(callee, ast.Subscript):
            callee = callee.value
        name = dotted(callee)
        if name is not None:
            last = last_of(name)
            kind = "instance"
            if name in CONTEXTUAL or last == "ContextVar":
                kind = "context variable"
            elif last in CONTAINERS:
                kind = "container"
            elif last in WEAK:
                kind = "weak container"
            given = len(value.args) + len(value.keywords)
            bounded = last in CACHES
            bounded |= last in ("Queue", "LifoQueue", "PriorityQueue") and given > 0
            bounded |= last == "deque" and (given > 1 or any(each.arg == "maxlen" for each in value.keywords))
            return [kind, name, bounded, False]
    return ["scalar", "", False, False]


class Names:
    def __init__(self):
        self.candidates = {}
        self.classes = set()
        self.imported = {}
        self.own = set()
        self.functions = []

    def note(self, name, target, value):
        kind = state_kind(value)
        known = self.candidates.get(name)
        if known is None or (known["kind"] == "scalar" and kind[0] != "scalar"):
            self.candidates[name] = {
                "kind": kind[0], "creates": kind[1], "bounded": kind[2], "empty": kind[3],
                "line": target.lineno - 1, "at": (target.lineno, target.col_offset), "written": False,
            }

    def module(self, tree):
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    name = alias.asname or alias.name.split(".")[0]
                    self.imported[name] = self.imported.get(name) is not False
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    if alias.name != "*":
                        self.imported[alias.asname or alias.name] = False
        self.body(tree.body, None)

    def body(self, statements, owner):
        """`owner`: path and node of the class whose body this is."""
        for node in statements:
            path = owner[0] if owner else ""
            if isinstance(node, FUNCTIONS):
                self.functions.append((node, path))
            elif isinstance(node, ast.ClassDef):
                inner = (path + "." if path else "") + node.name
                self.classes.add(inner)
                self.body(node.body, (inner, node))
            elif isinstance(node, ast.Assign):
                self.assigned(node.targets, node.value, path)
            elif isinstance(node, ast.AnnAssign):
                if owner is None or self.is_shared(node.annotation, owner[1]):
                    self.assigned([node.target], node.value, path)
            else:
                for field in ("body", "handlers", "orelse", "finalbody", "cases"):
                    for child in getattr(node, field, []) if isinstance(getattr(node, field, []), list) else []:
                        if isinstance(child, ast.stmt):
                            self.body([child], owner)
                        elif isinstance(child, ast.ExceptHandler) or type(child).__name__ == "match_case":
                            self.body(child.body, owner)

    def assigned(self, targets, value, path):
        for target in targets:
            if isinstance(target, ast.Name) and not (target.id.startswith("__") and target.id.endswith("__") and len(target.id) > 3):
                self.note((path + "." if path else "") + target.id, target, value)

    def is_shared(self, annotation, node):
        bases = [base for base in node.bases if self.head(base) is not None]
        if not bases and not [each for each in node.decorator_list if self.head(each) is not None]:
            return True
        if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
            text = annotation.value.strip()
            return text.split("[")[0].split(".")[-1] == "ClassVar"
        if isinstance(annotation, ast.Subscript):
            annotation = annotation.value
        return last_of(dotted(annotation) or "") == "ClassVar"

    @staticmethod
    def head(node):
        while isinstance(node, (ast.Subscript, ast.Call)):
            node = node.value if isinstance(node, ast.Subscript) else node.func
        return dotted(node)


class Function:
    def __init__(self, names, node, owner):
        self.names, self.node, self.owner = names, node, owner
        self.decorators = [name for name in map(Names.head, node.decorator_list) if name is not None]
        self.kind = self.kind_of()
        given = node.args
        self.all = [each for each in given.posonlyargs + given.args]
        listed = [["", each] for each in self.all]
        if given.vararg:
            listed.append(["*", given.vararg])
        listed += [["", each] for each in given.kwonlyargs]
        if given.kwarg:
            listed.append(["**", given.kwarg])
        self.parameters = {each.arg for _, each in listed}
        self.receiver = None
        if owner and self.kind != "static" and listed:
            stars, first = listed[0]
            if stars == "" and first.arg in ("self", "cls", "mcs", "mcls", "metacls"):
                self.receiver = first.arg
                listed = listed[1:]
        self.listed = listed
        self.globals, self.bound = set(), {}
        self.plain = {}
        self.stores, self.targets = [], {}
        self.returned, self.changes, self.removals, self.yields = [], [], [], []
        self.opaque = set()
        for statement in node.body:
            self.statement(statement, False)
        self.sort()

    def kind_of(self):
        if not self.owner:
            return "function"
        lasts = [last_of(each) for each in self.decorators]
        if "staticmethod" in lasts:
            return "static"
        if "classmethod" in lasts:
            return "class"
        return "constructor" if self.node.name in ("__init__", "__new__") else "method"

    # -- gathering

    def statement(self, node, on_exit):
        if isinstance(node, INNER):
            self.bind(node.name)
            return
        if isinstance(node, (ast.Import, ast.ImportFrom, ast.Nonlocal)):
            return
        if isinstance(node, ast.Global):
            self.globals.update(node.names)
            return
        if isinstance(node, ast.Return) and node.value is not None:
            self.returned.append(node.value)
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self.store(target, node.value, False, on_exit)
        elif isinstance(node, ast.AnnAssign):
            if node.value is not None:
                self.store(node.target, node.value, False, on_exit)
            elif isinstance(node.target, ast.Name):
                self.bind(node.target.id)
        elif isinstance(node, ast.AugAssign):
            self.store(node.target, node.value, True, on_exit)
        elif isinstance(node, ast.Delete):
            for target in node.targets:
                self.remove(target, on_exit)
        elif isinstance(node, (ast.For, ast.AsyncFor)):
            self.bind_target(node.target)
        elif isinstance(node, (ast.With, ast.AsyncWith)):
            for item in node.items:
                if item.optional_vars is not None:
                    self.bind_target(item.optional_vars)
        for field, value in ast.iter_fields(node):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.stmt):
                    self.statement(child, on_exit or field == "finalbody")
                elif isinstance(child, ast.ExceptHandler):
                    if child.name:
                        self.bind(child.name)
                    if child.type is not None:
                        self.expression(child.type, on_exit)
                    for each in child.body:
                        self.statement(each, on_exit)
                elif type(child).__name__ == "match_case":
                    self.pattern(child.pattern)
                    if child.guard is not None:
                        self.expression(child.guard, on_exit)
                    for each in child.body:
                        self.statement(each, on_exit)
                elif isinstance(child, ast.withitem):
                    self.expression(child.context_expr, on_exit)
                elif isinstance(child, ast.expr):
                    self.expression(child, on_exit)

    def pattern(self, node):
        for each in ast.walk(node):
            for field in ("name", "rest"):
                name = getattr(each, field, None)
                if isinstance(name, str):
                    self.bind(name)

    def bind(self, name):
        """In a way that gives it no value that could be followed."""
        self.bound[name] = True
        self.opaque.add(name)

    def bind_target(self, target):
        if isinstance(target, ast.Name):
            self.bind(target.id)
        elif isinstance(target, ast.Starred):
            self.bind_target(target.value)
        elif isinstance(target, (ast.Tuple, ast.List)):
            for each in target.elts:
                self.bind_target(each)

    def store(self, target, value, augmented, on_exit):
        if isinstance(target, (ast.Tuple, ast.List)):
            self.bind_target(target)
            return
        base, keys = without_items(target)
        name = dotted(base)
        if name is None:
            return
        if isinstance(target, ast.Name):
            self.bound.setdefault(name, True)
        self.stores.append({"base": name, "keys": keys, "value": value, "augmented": augmented, "exit": on_exit, "node": target})

    def remove(self, target, on_exit):
        if isinstance(target, ast.Name):
            self.bind(target.id)
        if isinstance(target, (ast.Tuple, ast.List)):
            for each in target.elts:
                self.bind_target(each)
        base, keys = without_items(target)
        name = dotted(base)
        if name is not None and keys:
            self.removals.append({"base": name, "keys": keys, "exit": on_exit, "node": target})

    def expression(self, node, on_exit):
        for each in ast.walk(node):
            if isinstance(each, ast.NamedExpr):
                self.bound.setdefault(each.target.id, True)
                self.stores.append({"base": each.target.id, "keys": [], "value": each.value, "augmented": False, "exit": on_exit, "node": each.target})
            elif isinstance(each, (ast.Yield, ast.YieldFrom)):
                self.yields.append((each.lineno, each.col_offset))
            elif isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute):
                base, keys = without_items(each.func.value)
                name = dotted(base)
                method = each.func.attr
                if name is not None and (method in ADDERS or method in REMOVERS or method in ("setdefault", "clear", "set", "reset")):
                    self.changes.append({"base": name, "keys": keys, "method": method, "call": each, "exit": on_exit, "node": each})

    def sort(self):
        by_place = lambda each: (each["node"].lineno, each["node"].col_offset)
        self.stores.sort(key=by_place)
        self.locals = {name: [] for name in self.bound if name not in self.globals}
        for store in self.stores:
            if not store["keys"] and store["base"] in self.locals:
                self.locals[store["base"]].append(store)
            else:
                self.targets.setdefault(store["base"], []).append(store)

    # -- identifiers

    def identifiers(self, nodes):
        found, followed = {}, set()
        for node in nodes:
            self.gather(node, found, followed)
        return list(found)

    def gather(self, node, found, followed):
        if isinstance(node, ast.Attribute):
            self.gather(node.value, found, followed)
            found.setdefault(node.attr)
        elif isinstance(node, ast.Name):
            name = node.id
            stores = [] if name in self.parameters else self.locals.get(name, [])
            if not stores:
                found.setdefault(name)
                return
            if name in self.opaque:
                found.setdefault(name)
            if name not in followed:
                followed.add(name)
                for store in stores:
                    self.gather(store["value"], found, followed)
        else:
            for child in ordered(node):
                if isinstance(child, (ast.expr, ast.comprehension, ast.keyword, ast.arguments)):
                    self.gather(child, found, followed)

    # -- values

    def is_local(self, name):
        return name != self.receiver and name not in self.globals and (name in self.parameters or name in self.locals)

    def holds(self, candidate):
        return candidate is not None and (candidate["empty"] or candidate["kind"] != "scalar")

    def is_holder(self, name, keyed):
        parts = name.split(".")
        first = parts[0]
        names = self.names
        if first == self.receiver:
            if len(parts) != 2:
                return False
            return self.holds(names.candidates.get(self.owner + "." + parts[1])) or name in self.targets
        if first in self.globals:
            return len(parts) == 1
        if first in self.parameters or first in self.locals:
            return False
        if first in names.candidates or first in names.classes:
            if self.holds(names.candidates.get(name)):
                return True
            return len(parts) == 2 and first in names.classes and name in self.targets
        if not keyed or first not in names.imported or is_mixed(parts[-1]):
            return False
        return len(parts) > 1 or not names.imported[first]

    def values(self, node, any_call, open_names):
        if isinstance(node, ast.Await):
            return self.values(node.value, any_call, open_names)
        if isinstance(node, ast.NamedExpr):
            return self.values(node.value, any_call, open_names)
        if isinstance(node, ast.IfExp):
            return self.values(node.body, any_call, open_names) + self.values(node.orelse, any_call, open_names)
        if isinstance(node, ast.BoolOp):
            parts = node.values if isinstance(node.op, ast.Or) else node.values[-1:]
            return [value for part in parts for value in self.values(part, any_call, open_names)]
        if isinstance(node, ast.Call):
            return self.call(node, any_call, open_names)
        if isinstance(node, ast.Subscript):
            base, keys = without_items(node)
            name = dotted(base)
            return self.held(name, keys, any_call, open_names) if name and self.is_holder(name, True) else []
        name = dotted(node)
        if name is None:
            return []
        if name in self.locals and name not in self.globals:
            if name in open_names:
                return []
            inner = open_names | {name}
            return [
                value
                for store in self.locals[name]
                if not store["augmented"]
                for value in self.values(store["value"], any_call, inner)
            ]
        return self.held(name, [], any_call, open_names) if self.is_holder(name, False) else []

    def call(self, node, any_call, open_names):
        callee = node.func
        if isinstance(callee, ast.Subscript):
            callee = callee.value
        given = node.args + node.keywords
        if isinstance(callee, ast.Attribute) and callee.attr == "__new__" and node.args:
            plain_super = (
                isinstance(callee.value, ast.Call)
                and isinstance(callee.value.func, ast.Name)
                and callee.value.func.id == "super"
                and not callee.value.args
            )
            if plain_super or dotted(callee) is not None:
                creates = dotted(node.args[0])
                return [] if creates is None else [[creates, given[1:], "", []]]
        name = dotted(callee)
        if name is None:
            return []
        last = last_of(name)
        if "." in name and last in ("get", "setdefault", "pop") and callee is node.func:
            base = name[: -len(last) - 1]
            query = not node.args and node.keywords and node.keywords[0].arg is not None
            if not query and self.is_holder(base, True):
                found = self.held(base, node.args[:1], any_call, open_names)
                if len(node.args) > 1:
                    found = found + self.values(node.args[1], any_call, open_names)
                return found
        if "." in name and last == "__new__":
            return []
        first = name.split(".")[0]
        if self.is_local(first):
            return []
        makes = name == "cls" if first == self.receiver else starts_upper(last) or name in self.names.classes
        return [[name, given, "", []]] if any_call or makes else []

    def held(self, holder, keys, any_call, open_names):
        made = []
        if holder not in open_names:
            inner = open_names | {holder}
            for store in self.targets.get(holder, []):
                if not store["augmented"]:
                    made += [value for value in self.values(store["value"], any_call, inner) if value[0]]
        found = [[creates, given, holder, keys] for creates, given, _, _ in made]
        if made:
            return found
        if self.receiver and holder.startswith(self.receiver + "."):
            if self.owner + holder[len(self.receiver) :] not in self.names.candidates:
                return []
        return [["", None, holder, keys]]

    def returns(self):
        facts = []
        for value in self.returned:
            seen = []
            for creates, given, holder, keys in self.values(value, False, frozenset()):
                arguments = self.identifiers(self.in_order(given or []))
                fact = [creates, arguments, holder, self.identifiers(keys)]
                if fact not in seen:
                    seen.append(fact)
                    facts.append(fact + [value.lineno - 1])
        return facts

    @staticmethod
    def in_order(given):
        nodes = [each.value if isinstance(each, ast.keyword) else each for each in given]
        return sorted(nodes, key=lambda each: (each.lineno, each.col_offset))

    # -- writes

    def item_place(self, base):
        names = self.names
        parts = base.split(".")
        first = parts[0]
        if first == self.receiver:
            if len(parts) != 2:
                return False
            if self.receiver == "cls":
                return True
            name = self.owner + "." + parts[1]
            candidate = names.candidates.get(name)
            return candidate is not None and candidate["kind"] != "scalar" and name not in names.own
        if self.is_local(first):
            return False
        if first in self.globals:
            return len(parts) == 1
        if first in names.classes:
            return len(parts) == 2
        if first in names.candidates:
            return len(parts) == 1
        return first in names.imported and (len(parts) > 1 or not names.imported[first])

    def assigned_place(self, base):
        """state, how, attribute"""
        names = self.names
        parts = base.split(".")
        first, inside = parts[0], ".".join(parts[:-1])
        if len(parts) == 1:
            return (base, "rebind", None) if first in self.globals else None
        whole, part = (base, "rebind", None), (inside, "set attribute", parts[-1])
        if first == self.receiver:
            if len(parts) == 2:
                return whole if first == "cls" else None
            name = self.owner + "." + parts[1]
            instance = len(parts) == 3 and names.candidates.get(name, {}).get("kind") == "instance"
            return part if instance and (first == "cls" or name not in names.own) else None
        if self.is_local(first):
            return None
        if first in names.classes:
            if len(parts) == 2:
                return whole
            return part if len(parts) == 3 and inside in names.candidates else None
        if first in names.candidates or first in self.globals:
            return part if len(parts) == 2 else None
        if first not in names.imported:
            return None
        return whole if len(parts) == 2 and is_mixed(first) else part

    def resets(self, state, value):
        if isinstance(value, ast.Constant) and value.value is None:
            return True
        if isinstance(value, ast.List) and not value.elts or isinstance(value, ast.Dict) and not value.keys:
            return True
        if not isinstance(value, ast.Name) or value.id in self.parameters:
            return False
        return any(
            not store["augmented"] and self.taken(state, store["value"]) for store in self.locals.get(value.id, [])
        )

    @staticmethod
    def taken(state, value):
        if isinstance(value, ast.Subscript):
            return dotted(value.value) == state
        if isinstance(value, ast.Call):
            return dotted(value.func) == state + ".get"
        return dotted(value) == state

    def writes(self):
        found = []
        context = any(last_of(each) in ("contextmanager", "asynccontextmanager") for each in self.decorators)
        exits = min(self.yields) if context and self.yields else None

        def add(node, state, how, keys, values, on_exit, resets, attribute=None):
            place = (node.lineno, node.col_offset)
            creates = ""
            for value in values:
                made = [each[0] for each in self.values(value, True, frozenset()) if each[0]]
                creates = creates or (made[0] if made else "")
            on_exit = on_exit or self.node.name in ("__exit__", "__aexit__") or (exits is not None and place >= exits)
            key = self.identifiers(keys) if attribute is None else [attribute]
            found.append((place, [state, how, key, self.identifiers(values), creates, on_exit, resets, node.lineno - 1]))
            prefix = (self.receiver or "") + "."
            name = self.owner + state[len(prefix) - 1 :] if self.receiver and state.startswith(prefix) else state
            if name in self.names.candidates:
                self.names.candidates[name]["written"] = True

        for store in self.stores:
            base, value = store["base"], store["value"]
            if store["keys"]:
                if self.item_place(base):
                    add(store["node"], base, "set key", store["keys"], [value], store["exit"], self.resets(base, value))
            else:
                place = self.assigned_place(base)
                if place is not None:
                    state, how, attribute = place
                    add(store["node"], state, how, [], [value], store["exit"], self.resets(state, value), attribute)
        for removal in self.removals:
            if self.item_place(removal["base"]):
                add(removal["node"], removal["base"], "delete key", removal["keys"], [], removal["exit"], False)
        for change in self.changes:
            base, keys, method, call = change["base"], change["keys"], change["method"], change["call"]
            if not self.item_place(base):
                continue
            given = self.in_order(call.args + call.keywords)
            given = [each.value if isinstance(each, ast.Starred) else each for each in given]
            if method in ADDERS:
                add(call, base, "add", keys, given, change["exit"], False)
            elif method == "setdefault":
                add(call, base, "set key", keys + given[:1], given[1:], change["exit"], False)
            elif method in REMOVERS:
                add(call, base, "delete key", keys + given, [], change["exit"], False)
            elif method == "clear":
                add(call, base, "clear", keys, [], change["exit"], False)
            elif not keys and method == "reset":
                if len(given) == 1:
                    add(call, base, "rebind", [], given, change["exit"], True)
            elif not keys and len(given) == 1:
                add(call, base, "rebind", [], given, change["exit"], self.resets(base, given[0]))
            elif not keys and len(given) > 1:
                add(call, base, "set key", given[:1], given[1:], change["exit"], False)
        return [fact for _, fact in sorted(found, key=lambda each: each[0])]

    def described_parameters(self):
        read = set()
        for statement in self.node.body:
            for each in ast.walk(statement):
                if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load):
                    read.add(each.id)
                elif isinstance(each, ast.AugAssign) and isinstance(each.target, ast.Name):
                    read.add(each.target.id)
        return [[stars + each.arg, each.arg in read] for stars, each in self.listed]


def own_attributes(names):
    for node, owner in names.functions:
        if node.name == "__init__" and owner:
            function = Function(names, node, owner)
            first = function.all[0].arg if function.all else ""
            for store in function.stores:
                if not store["keys"] and store["base"].startswith(first + "."):
                    names.own.add(owner + store["base"][len(first) :])


def behaviour(tree):
    names = Names()
    names.module(tree)
    own_attributes(names)
    functions = []
    for node, owner in names.functions:
        function = Function(names, node, owner)
        returns, writes = function.returns(), function.writes()
        if returns or writes:
            functions.append({
                "name": node.name, "owner": owner, "kind": function.kind, "line": node.lineno - 1,
                "decorators": function.decorators, "parameters": function.described_parameters(),
                "returns": returns, "writes": writes,
            })
    states = [
        [name, each["kind"], each["creates"], each["bounded"], each["line"]]
        for name, each in names.candidates.items()
        if each["kind"] != "scalar" or each["written"]
    ]
    return {"behaviour": functions, "states": sorted(states, key=lambda each: (each[4], each[0]))}
