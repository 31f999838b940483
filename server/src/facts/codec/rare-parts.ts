// The encoded form of what few files have: aliases, wrappers, strings that are resolved, markers, suppressions, problems.
import type {
  AliasFact,
  ModuleMarkers,
  ProblemFact,
  StringReferenceFact,
  SuppressionFact,
  WrapperFact,
} from '../facts';
import { readDeprecation, writeDeprecation } from './definitions';
import type { FactsReader } from './facts-reader';
import type { FactsWriter } from './facts-writer';

export function writeAlias(writer: FactsWriter, fact: AliasFact): void {
  const { name, target, nameSpan, span } = fact;
  writer.flags.byte(fact.compatibility ? 1 : 0);
  writer.text(name);
  writer.text(target);
  writer.place(span.start);
  writer.span(nameSpan, name.length);
  writer.end(span.end, target.length);
}

export function readAlias(reader: FactsReader): AliasFact {
  const says = reader.flags.byte() === 1;
  const name = reader.text();
  const target = reader.text();
  const start = reader.place();
  const nameSpan = reader.span(name.length);
  const fact = { name, target, nameSpan, span: { start, end: reader.end(target.length) } };
  return says ? { ...fact, compatibility: true } : fact;
}

export function writeWrapper(writer: FactsWriter, { name, target }: WrapperFact): void {
  writer.text(name);
  writer.text(target);
}

export function readWrapper(reader: FactsReader): WrapperFact {
  const name = reader.text();
  return { name, target: reader.text() };
}

export function writeString(writer: FactsWriter, { reader, text, span, names }: StringReferenceFact): void {
  writer.flags.byte(names === 'module' ? 0 : 1);
  writer.text(reader);
  writer.text(text);
  writer.span(span, text.length);
}

export function readString(from: FactsReader): StringReferenceFact {
  const names = from.flags.byte() === 0 ? 'module' : 'symbol';
  const reader = from.text();
  const text = from.text();
  return { reader, text, span: from.span(text.length), names };
}

export function writeMarkers(writer: FactsWriter, { deprecated, saysShim, generated }: ModuleMarkers): void {
  writer.flags.byte((saysShim ? 1 : 0) | (generated ? 2 : 0));
  writeDeprecation(writer, deprecated);
}

export function readMarkers(reader: FactsReader): ModuleMarkers {
  const flags = reader.flags.byte();
  return { deprecated: readDeprecation(reader), saysShim: (flags & 1) !== 0, generated: (flags & 2) !== 0 };
}

export function writeSuppression(writer: FactsWriter, { scope, rule, reason, span }: SuppressionFact): void {
  writer.flags.byte(scope === 'line' ? 0 : 1);
  writer.text(rule);
  writer.text(reason);
  writer.span(span);
}

export function readSuppression(reader: FactsReader): SuppressionFact {
  const scope = reader.flags.byte() === 0 ? 'line' : 'file';
  const rule = reader.text();
  const reason = reader.text();
  return { scope, rule, reason, span: reader.span() };
}

export function writeProblem(writer: FactsWriter, { message, span }: ProblemFact): void {
  writer.text(message);
  writer.span(span);
}

export function readProblem(reader: FactsReader): ProblemFact {
  const message = reader.text();
  return { message, span: reader.span() };
}
