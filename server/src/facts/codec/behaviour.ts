// The encoded form of the facts of behaviour.
import type {
  BehaviourFacts,
  FunctionFact,
  ParameterFact,
  ReturnFact,
  StateFact,
  StateWriteFact,
} from '../behaviour-facts';
import type { FactsReader } from './facts-reader';
import type { FactsWriter } from './facts-writer';
import { type Numbers, wordsOf } from './words';

const functionNumbers: Numbers<FunctionFact['kind']> = { function: 0, method: 1, static: 2, class: 3, constructor: 4 };
const functionKinds = wordsOf(functionNumbers);
const stateNumbers: Numbers<StateFact['kind']> = {
  container: 0,
  'weak container': 1,
  'context variable': 2,
  instance: 3,
  scalar: 4,
};
const stateKinds = wordsOf(stateNumbers);
const howNumbers: Numbers<StateWriteFact['how']> = {
  'set key': 0,
  add: 1,
  rebind: 2,
  'set attribute': 3,
  'delete key': 4,
  clear: 5,
};
const hows = wordsOf(howNumbers);

export function writeBehaviour(writer: FactsWriter, { functions, states }: BehaviourFacts): void {
  writer.list(functions, writeFunction);
  writer.list(states, writeState);
}

export function readBehaviour(reader: FactsReader): BehaviourFacts {
  const functions = reader.list(readFunction);
  return { functions, states: reader.list(readState) };
}

function writeFunction(writer: FactsWriter, fact: FunctionFact): void {
  writer.flags.byte(functionNumbers[fact.kind] | (fact.hollow ? 8 : 0));
  writer.text(fact.name);
  writer.text(fact.owner);
  writer.span(fact.nameSpan, fact.name.length);
  writer.list(fact.parameters, writeParameter);
  writer.texts(fact.decorators);
  writer.list(fact.returns, writeReturn);
  writer.list(fact.writes, writeStateWrite);
}

function readFunction(reader: FactsReader): FunctionFact {
  const flags = reader.flags.byte();
  const name = reader.text();
  const owner = reader.text();
  return {
    name,
    owner,
    kind: functionKinds[flags & 7]!,
    nameSpan: reader.span(name.length),
    parameters: reader.list(readParameter),
    decorators: reader.texts(),
    returns: reader.list(readReturn),
    writes: reader.list(readStateWrite),
    hollow: (flags & 8) !== 0,
  };
}

function writeParameter(writer: FactsWriter, { name, nameSpan, type, read }: ParameterFact): void {
  writer.flags.byte(read ? 1 : 0);
  writer.text(name);
  writer.span(nameSpan, name.length);
  writer.text(type);
}

function readParameter(reader: FactsReader): ParameterFact {
  const read = reader.flags.byte() === 1;
  const name = reader.text();
  return { name, nameSpan: reader.span(name.length), type: reader.text(), read };
}

function writeReturn(writer: FactsWriter, fact: ReturnFact): void {
  writer.text(fact.creates);
  writer.texts(fact.arguments);
  writer.text(fact.holder);
  writer.texts(fact.key);
  writer.span(fact.span);
}

function readReturn(reader: FactsReader): ReturnFact {
  return {
    creates: reader.text(),
    arguments: reader.texts(),
    holder: reader.text(),
    key: reader.texts(),
    span: reader.span(),
  };
}

function writeState(writer: FactsWriter, { name, nameSpan, kind, creates, bounded }: StateFact): void {
  writer.flags.byte(stateNumbers[kind] | (bounded ? 8 : 0));
  writer.text(name);
  writer.span(nameSpan, name.length);
  writer.text(creates);
}

function readState(reader: FactsReader): StateFact {
  const flags = reader.flags.byte();
  const name = reader.text();
  return {
    name,
    nameSpan: reader.span(name.length),
    kind: stateKinds[flags & 7]!,
    creates: reader.text(),
    bounded: (flags & 8) !== 0,
  };
}

function writeStateWrite(writer: FactsWriter, fact: StateWriteFact): void {
  writer.flags.byte(howNumbers[fact.how] | (fact.onExit ? 8 : 0) | (fact.resets ? 16 : 0));
  writer.text(fact.state);
  writer.texts(fact.key);
  writer.texts(fact.value);
  writer.text(fact.creates);
  writer.span(fact.span);
}

function readStateWrite(reader: FactsReader): StateWriteFact {
  const flags = reader.flags.byte();
  return {
    state: reader.text(),
    how: hows[flags & 7]!,
    key: reader.texts(),
    value: reader.texts(),
    creates: reader.text(),
    onExit: (flags & 8) !== 0,
    resets: (flags & 16) !== 0,
    span: reader.span(),
  };
}
