// Facts of which the large parts that few files are asked for are made when they are asked for.
import type { LineStarts } from '../../text/line-index';
import type { BehaviourFacts } from '../behaviour-facts';
import type {
  AliasFact,
  DefinitionFact,
  ExportFact,
  Facts,
  ImportFact,
  Language,
  ModuleMarkers,
  ProblemFact,
  StringReferenceFact,
  SuppressionFact,
  WrapperFact,
} from '../facts';
import type { LoadFacts } from '../load-facts';

type Late<Part> = Part | (() => Part);

/** The parts that are read at once. */
export type EarlyFacts = Omit<Facts, 'load' | 'lineStarts'>;

/** Fields are declared, not initialised: each would be written twice. */
export class DecodedFacts implements Facts {
  declare readonly language: Language;
  declare readonly imports: readonly ImportFact[];
  declare readonly exports: readonly ExportFact[];
  declare readonly dynamicExports: boolean;
  declare readonly definitions: readonly DefinitionFact[];
  declare readonly aliases: readonly AliasFact[];
  declare readonly wrappers: readonly WrapperFact[];
  declare readonly attributeForwards: readonly string[];
  declare readonly ownStatements: number;
  declare readonly strings: readonly StringReferenceFact[];
  declare readonly markers: ModuleMarkers;
  declare readonly suppressions: readonly SuppressionFact[];
  declare readonly jsx: boolean;
  declare readonly isModule: boolean;
  declare readonly assigns: boolean;
  declare readonly behaviour: BehaviourFacts;
  declare readonly problems: readonly ProblemFact[];
  #load: Late<LoadFacts>;
  #lineStarts: Late<LineStarts>;

  constructor(facts: EarlyFacts, load: Late<LoadFacts>, lineStarts: Late<LineStarts>) {
    this.language = facts.language;
    this.imports = facts.imports;
    this.exports = facts.exports;
    this.dynamicExports = facts.dynamicExports;
    this.definitions = facts.definitions;
    this.aliases = facts.aliases;
    this.wrappers = facts.wrappers;
    this.attributeForwards = facts.attributeForwards;
    this.ownStatements = facts.ownStatements;
    this.strings = facts.strings;
    this.markers = facts.markers;
    this.suppressions = facts.suppressions;
    this.jsx = facts.jsx;
    this.isModule = facts.isModule;
    this.assigns = facts.assigns;
    this.behaviour = facts.behaviour;
    this.problems = facts.problems;
    this.#load = load;
    this.#lineStarts = lineStarts;
  }

  get load(): LoadFacts {
    if (typeof this.#load === 'function') this.#load = this.#load();
    return this.#load;
  }

  /** Facts are patched when a document changes. */
  set load(load: LoadFacts) {
    this.#load = load;
  }

  /** `[0]` where they were encoded without, until `lineStarts` is set. */
  get lineStarts(): LineStarts {
    if (typeof this.#lineStarts === 'function') this.#lineStarts = this.#lineStarts();
    return this.#lineStarts;
  }

  set lineStarts(lineStarts: LineStarts) {
    this.#lineStarts = lineStarts;
  }

  /** `read`: called when somebody asks for the line index. */
  withLines(read: () => LineStarts): this {
    this.#lineStarts = read;
    return this;
  }
}
