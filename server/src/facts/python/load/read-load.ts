// What a Python module does, in order, while it is loaded, and what its functions do when they are called meanwhile.
import type { BodyFact, LoadFacts } from '../../load-facts';
import type { PassedFunction } from '../behaviour/read-behaviour';
import type { ModuleDraft } from '../draft';
import { Kind } from '../token-kinds';
import { functionNames } from './function-names';
import { LoadReader } from './load-reader';
import { QuickLook } from './quick-look';
import { BodyScope, type LoadScope } from './scope';
import { StepList } from './step-list';

const none: readonly never[] = [];
const nothing: LoadFacts = { steps: none, bodies: none };

/**
 * A module without imports does nothing that matters: nobody meets it half loaded. Must come when statements have been read.
 */
export function readLoad(draft: ModuleDraft): LoadFacts {
  if (draft.stub || draft.imports.every(({ typeOnly }) => typeOnly)) return nothing;
  const reader = new LoadReader(draft);
  const { tokens } = draft;
  reader.suite(0, tokens.lineCount, {
    guard: undefined,
    uncertain: false,
    classNames: undefined,
    owner: '',
    body: undefined,
  });
  const { steps } = reader.list;
  const bodies = new BodyReader(draft, reader).read();
  return { steps: steps.length === 0 ? none : steps, bodies: bodies.length === 0 ? none : bodies };
}

/**
 * Bodies of functions and methods. Left out: what runs later or is not called by its name (generators, coroutines,
 * properties, fixtures, overloads), and tests, which nothing but a test runner calls.
 */
class BodyReader {
  private readonly draft: ModuleDraft;
  private readonly reader: LoadReader;
  private readonly look: QuickLook;

  constructor(draft: ModuleDraft, reader: LoadReader) {
    this.draft = draft;
    this.reader = reader;
    this.look = new QuickLook(draft, reader.names, reader);
  }

  read(): BodyFact[] {
    const called = this.draft.passed.filter((each) => this.isCalled(each));
    this.reader.moduleRead(called);
    const facts: BodyFact[] = [];
    for (const each of called) {
      const fact = this.readBody(each);
      if (fact !== undefined) facts.push(fact);
    }
    return facts;
  }

  private isCalled({ read: { name, decorators }, keyword }: PassedFunction): boolean {
    if (this.draft.tokens.kinds[keyword - 1] === Kind.async || name.startsWith('test')) return false;
    // What stands in a branch for type checkers was not met.
    if (!this.reader.defined.has(keyword)) return false;
    return !decorators.some((each) =>
      /(^|\.)(overload|fixture|\w*property|setter|getter|deleter|abstract\w+)$/.test(each),
    );
  }

  private readBody({ read, owner, keyword }: PassedFunction): BodyFact | undefined {
    const { draft, reader } = this;
    const { tokens } = draft;
    const { body, name, parameters, decorators } = read;
    const isStatic = owner === '' || decorators.some((each) => /(^|\.)staticmethod$/.test(each));
    const receiver = isStatic ? '' : (parameters[0] ?? '');
    if (!this.look.mayMatter(body, receiver, owner, keyword)) return undefined;
    const namesOf = () => functionNames(tokens, body, parameters, reader.imports);
    const own = new BodyScope(keyword, receiver, owner, namesOf);
    const scope: LoadScope = { guard: undefined, uncertain: false, classNames: undefined, owner: '', body: own };
    reader.list = new StepList();
    if (body.firstLine === body.endLine) reader.simpleStatements(body.from, body.to, scope);
    else reader.suite(body.firstLine, body.endLine, scope);
    const { steps } = reader.list;
    if (steps.length === 0 || own.names.yields) return undefined;
    const path = name === '__init__' && owner !== '' ? owner : owner === '' ? name : `${owner}.${name}`;
    return { name: path, steps };
  }
}
