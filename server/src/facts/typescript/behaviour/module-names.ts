// The names of one module that its functions can take values from and write to: states, classes, imports.
import type { ts } from 'ts-morph';
import type { StateFact } from '../../behaviour-facts';
import { spanOf, type Walk } from '../context';
import type { DraftImport } from '../drafts';
import { boundNames, hasModifier, isAmbient, memberName } from '../names';
import { isIdentifier, isPropertyDeclaration, Kind, ListFlags } from '../syntax';
import { type StateKind, stateKindOf } from './state-kinds';

/** A module-level variable or a static property. */
export interface Candidate {
  readonly name: ts.Node;
  readonly is: StateKind;
  readonly constant: boolean;
  /** Whether a function of this module writes it, or hands it out. */
  used: boolean;
  written: boolean;
}

export class ModuleNames {
  /** By name of the class, empty at module level, and then by name. */
  private readonly candidates = new Map<string, Map<string, Candidate>>();
  readonly classes = new Set<string>();
  /** Local names of imports anywhere in the file; true for those that stand for a module. */
  readonly imported = new Map<string, boolean>();
  private readonly own: ReadonlySet<string>;

  constructor({ imports, scopes }: Walk) {
    this.own = scopes.own;
    for (let at = 0; at < imports.length; at++) this.addImported(imports[at]!);
  }

  /** Whether a name is one that the module level or an import binds. */
  isBound(name: string): boolean {
    return this.imported.has(name) || this.classes.has(name) || this.own.has(name);
  }

  private addImported({ bindings }: DraftImport): void {
    for (let at = 0; at < bindings.length; at++) {
      const { local, imported, typeOnly } = bindings[at]!;
      if (local !== '' && !typeOnly) this.imported.set(local, imported === '*');
    }
  }

  /** `NAME`, or `Class.NAME` for a static property of a class of this module. */
  candidate(dotted: string): Candidate | undefined {
    const dot = dotted.lastIndexOf('.');
    return dot < 0 ? this.attribute('', dotted) : this.attribute(dotted.slice(0, dot), dotted.slice(dot + 1));
  }

  attribute(owner: string, name: string): Candidate | undefined {
    return this.candidates.get(owner)?.get(name);
  }

  /** Names that functions can hand something out of, or assign: variables, and classes with static properties. */
  openHeads(): string[] {
    const heads: string[] = [];
    for (const [owner, named] of this.candidates) {
      if (owner !== '') heads.push(owner);
      else for (const [name, { is, constant }] of named) if (is.open || !constant) heads.push(name);
    }
    return heads;
  }

  get hasStates(): boolean {
    return this.candidates.size > 0;
  }

  addVariables({ declarations, flags }: ts.VariableDeclarationList): void {
    const constant = (flags & ListFlags.constant) !== 0;
    for (const { name, initializer } of declarations) {
      if (isIdentifier(name)) this.add('', name.text, name, stateKindOf(initializer), constant);
      else if (!constant) for (const each of boundNames(name)) this.add('', each.text, each, ofPattern, false);
    }
  }

  addClass(name: string, { members }: ts.ClassLikeDeclaration): void {
    this.classes.add(name);
    for (const member of members) {
      if (!isPropertyDeclaration(member) || isAmbient(member) || !hasModifier(member, Kind.StaticKeyword)) continue;
      const own = memberName(member.name);
      if (own !== undefined) this.add(name, own, member.name, stateKindOf(member.initializer), false);
    }
  }

  private add(owner: string, own: string, name: ts.Node, is: StateKind, constant: boolean): void {
    let named = this.candidates.get(owner);
    if (named === undefined) {
      named = new Map();
      this.candidates.set(owner, named);
    }
    if (!named.has(own)) named.set(own, { name, is, constant, used: false, written: false });
  }

  /** At module level in the order of the text, then class by class. */
  states(walk: Walk): StateFact[] {
    const states: StateFact[] = [];
    this.candidates.forEach((named, owner) => {
      named.forEach((candidate, own) => {
        if (this.isState(candidate)) states.push(stateFact(walk, candidate, owner === '' ? own : `${owner}.${own}`));
      });
    });
    return states;
  }

  private isState({ is, used, written }: Candidate): boolean {
    if (written) return true;
    if (is.kind === 'scalar') return false;
    if (is.kind !== 'instance') return used || is.open;
    // `new Date()` and the like are the language's own: no class of the workspace is behind them.
    return used || (is.open && this.isBound(is.creates.slice(0, `${is.creates}.`.indexOf('.'))));
  }
}

function stateFact(walk: Walk, candidate: Candidate, name: string): StateFact {
  const { kind, creates, bounded } = candidate.is;
  return { name, nameSpan: spanOf(walk, candidate.name), kind, creates, bounded };
}

const ofPattern: StateKind = { kind: 'scalar', creates: '', bounded: false, empty: false, open: false };
