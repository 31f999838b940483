"""Import cycles of a folder of Python modules, by CPython's own ast and a Kosaraju of its own: an independent judge.

Prints {"runtime": [[path, ...], ...], "deferred": [...], "refused": [path, ...]}. The folder itself is the only source
root; `from p import n` leads to module p.n if there is one, else to p; parents are not added.
"""
import ast
import json
import os
import sys

root = sys.argv[1]
refused = []
files=[]
skip={'.git','node_modules','__pycache__'}
for d,ds,fs in os.walk(root):
    ds[:]=[x for x in ds if x not in skip]
    for f in fs:
        if f.endswith('.py'): files.append(os.path.relpath(os.path.join(d,f),root))
names={}
for f in files:
    n=f[:-3].replace('/','.')
    if n.endswith('.__init__'): n=n[:-9]
    if n in names and not f.endswith('__init__.py'): continue
    names[n]=f
edges={'runtime':{}, 'deferred':{}, 'type':{}}
def add(kind,a,b): edges[kind].setdefault(a,set()).add(b)
for f in files:
    try: tree=ast.parse(open(os.path.join(root,f),'rb').read())
    except SyntaxError:
        refused.append(f)
        continue
    pkg=f[:-3].split('/')
    pkg=pkg[:-1]
    tc=set(['TYPE_CHECKING']); mods=set()
    for n in ast.walk(tree):
        if isinstance(n,ast.ImportFrom) and n.module in('typing','typing_extensions'):
            for a in n.names:
                if a.name=='TYPE_CHECKING': tc.add(a.asname or a.name)
        if isinstance(n,ast.Import):
            for a in n.names:
                if a.name in('typing','typing_extensions'): mods.add(a.asname or a.name)
    def istc(t):
        return (isinstance(t,ast.Name) and t.id in tc) or (isinstance(t,ast.Attribute) and t.attr=='TYPE_CHECKING')
    def visit(n,kind):
        if isinstance(n,ast.Import):
            for a in n.names:
                if a.name in names: add(kind,f,names[a.name])
        elif isinstance(n,ast.ImportFrom):
            if n.level:
                base=pkg[:len(pkg)-(n.level-1)] if n.level>1 else pkg
                if n.level-1>len(pkg): return
                mod='.'.join(base+([n.module] if n.module else []))
            else: mod=n.module
            for a in n.names:
                sub=mod+'.'+a.name if mod else a.name
                if a.name!='*' and sub in names: add(kind,f,names[sub])
                elif mod in names: add(kind,f,names[mod])
        elif isinstance(n,(ast.FunctionDef,ast.AsyncFunctionDef,ast.Lambda)):
            for c in ast.iter_child_nodes(n): visit(c,'type' if kind=='type' else 'deferred')
        elif isinstance(n,ast.If) and istc(n.test):
            for c in n.body: visit(c,'type')
            for c in n.orelse: visit(c,kind)
        elif isinstance(n,ast.If) and isinstance(n.test,ast.UnaryOp) and isinstance(n.test.op,ast.Not) and istc(n.test.operand):
            for c in n.body: visit(c,kind)
            for c in n.orelse: visit(c,'type')
        else:
            for c in ast.iter_child_nodes(n): visit(c,kind)
    for c in tree.body: visit(c,'runtime')
def scc(adj):
    order=[];seen=set()
    for s in sorted(files):
        if s in seen: continue
        st=[(s,iter(sorted(adj.get(s,()))))];seen.add(s)
        while st:
            n,it=st[-1]
            for m in it:
                if m not in seen: seen.add(m);st.append((m,iter(sorted(adj.get(m,())))));break
            else: order.append(n);st.pop()
    rev={}
    for a,bs in adj.items():
        for b in bs: rev.setdefault(b,set()).add(a)
    out=set();done=set()
    for s in reversed(order):
        if s in done: continue
        comp=[];st=[s];done.add(s)
        while st:
            n=st.pop();comp.append(n)
            for m in rev.get(n,()):
                if m not in done: done.add(m);st.append(m)
        if len(comp)>1 or s in adj.get(s,()): out.add(tuple(sorted(comp)))
    return out
def merged(*ks):
    r={}
    for k in ks:
        for a,b in edges[k].items(): r.setdefault(a,set()).update(b)
    return r
runtime = scc(merged('runtime'))
deferred = scc(merged('runtime', 'deferred')) - runtime
print(json.dumps({'runtime': sorted(runtime), 'deferred': sorted(deferred), 'refused': sorted(refused)}))
