# Imports each module of each graph below a folder in a fresh process, and prints what came of it as JSON, one line a graph.
import importlib
import json
import os
import re
import sys
import traceback


def outcome(folder, name):
    sys.path.insert(0, folder)
    try:
        importlib.import_module(name)
    except BaseException as error:
        frames = [each.filename for each in traceback.extract_tb(error.__traceback__)]
        own = [each for each in frames if each.startswith(folder)]
        lines = [each.lineno for each in traceback.extract_tb(error.__traceback__) if each.filename.startswith(folder)]
        text = str(error)
        found = re.search(r"cannot import name '(\w+)'|cannot access submodule '(\w+)'|has no attribute '(\w+)'|name '(\w+)' is not defined", text)
        missing = next(filter(None, found.groups())) if found else ''
        return [type(error).__name__, own[-1][len(folder) + 1:] if own else '', lines[-1] if lines else 0, missing, text]
    return None


def forked(folder, name):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        sys.dont_write_bytecode = True
        with os.fdopen(writer, 'w') as stream:
            json.dump(outcome(folder, name), stream)
            stream.flush()
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as stream:
        answer = json.load(stream)
    os.waitpid(child, 0)
    return answer


root = sys.argv[1]
with open(os.path.join(root, 'entries.json')) as stream:
    graphs = json.load(stream)
for index, names in enumerate(graphs):
    print(json.dumps([forked(os.path.join(root, str(index)), name) for name in names]))
