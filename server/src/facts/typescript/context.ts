// What every reader of the walk shares: the source, where the walk stands, and the facts found so far.
import type { ts } from 'ts-morph';
import type { Span } from '../../text/span';
import type { AliasFact, DefinitionFact, DeprecationMarker, StringReferenceFact, WrapperFact } from '../facts';
import type { DraftBinding, DraftExport, DraftImport, JsxPragmas, Measured } from './drafts';
import type { LoadRecorder } from './load-recorder';
import type { Place } from './place';
import type { Scope, Scopes } from './scopes';
import { forEachChild } from './syntax';

export interface Walk {
  readonly source: ts.SourceFile;
  readonly text: string;
  readonly javascript: boolean;
  readonly scopes: Scopes;
  /** Readers that enter something replace it and put it back. */
  place: Place;
  readonly visit: (node: ts.Node) => void;

  readonly imports: DraftImport[];
  readonly exports: DraftExport[];
  readonly definitions: DefinitionFact[];
  readonly aliases: AliasFact[];
  readonly wrappers: WrapperFact[];
  readonly strings: StringReferenceFact[];
  ownStatements: number;
  /** The deprecation that a module-level warning announces. */
  announced: DeprecationMarker | undefined;
  /** Whether a word that marks definitions occurs in the text at all. */
  readonly marked: boolean;
  /** A declaration file without export statements: what it declares at top level is exported. */
  readonly exportsAll: boolean;
  /** Whether JSX occurs whose factory the compiler options name. */
  jsx: boolean;
  readonly pragmas: JsxPragmas;

  /** Scope that holds the `infer` names of the conditional type around. */
  inferScope: Scope | undefined;
  /** Types that decorator metadata turns into values, found when their class was entered. */
  readonly metadataTypes: Set<ts.Node>;
  /** What a `require` or `import()` call binds, found when the variable or member access around it was reached. */
  readonly targets: Map<ts.Node, LoadTarget>;
  /** Imports by their calls, for what is read of them further along the chain. */
  readonly loads: Map<ts.Node, DraftImport>;
  /** Bindings of such calls, by the identifier that is about to be declared. */
  readonly bound: Map<ts.Node, DraftBinding[]>;
  readonly load: LoadRecorder;
  /** The function expression that is called where it stands. */
  calledNow: ts.Node | undefined;
  /** Start and end of tokens that cannot be told without the grammar, in the order of the walk. */
  readonly opaque: number[];
  /** Bodies to be measured, hashed when `measured` wants a `body`. */
  readonly bodies: { readonly measured: Measured; readonly span: Span }[];
}

/** The variable, pattern, parameter or assignment that receives a loaded module, and the member read on the way. */
export interface LoadTarget {
  readonly name: ts.BindingName | undefined;
  readonly member: ts.MemberName | undefined;
  /** Whether `name` is declared there, so that its reads can be counted. */
  readonly declares: boolean;
}

/** Handed over with the node that it is to read: a function made for each node would cost more than most of them do. */
export type Reader<Node> = (walk: Walk, node: Node) => void;

export function within<Node>(walk: Walk, place: Place, read: Reader<Node>, node: Node): void {
  const before = walk.place;
  walk.place = place;
  read(walk, node);
  walk.place = before;
}

export function visit(walk: Walk, node: ts.Node): void {
  walk.visit(node);
}

export function visitChildren(walk: Walk, node: ts.Node): void {
  forEachChild(node, walk.visit);
}

export function visitAll(walk: Walk, nodes: readonly ts.Node[] | undefined): void {
  if (nodes === undefined) return;
  for (let index = 0; index < nodes.length; index++) walk.visit(nodes[index]!);
}

/** Where a node begins, blanks and comments before it left out. */
export function startOf({ source }: Walk, node: ts.Node): number {
  return (node as { readonly start?: number }).start ?? node.getStart(source);
}

export function spanOf(walk: Walk, node: ts.Node): Span {
  return { start: startOf(walk, node), end: node.end };
}
