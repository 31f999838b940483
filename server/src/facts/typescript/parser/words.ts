// Which words are keywords, told from their characters alone.
import { Kind } from './kinds';

const keywords: Readonly<Record<string, Kind>> = {
  abstract: Kind.AbstractKeyword,
  accessor: Kind.AccessorKeyword,
  any: Kind.AnyKeyword,
  as: Kind.AsKeyword,
  asserts: Kind.AssertsKeyword,
  assert: Kind.AssertKeyword,
  bigint: Kind.BigIntKeyword,
  boolean: Kind.BooleanKeyword,
  break: Kind.BreakKeyword,
  case: Kind.CaseKeyword,
  catch: Kind.CatchKeyword,
  class: Kind.ClassKeyword,
  continue: Kind.ContinueKeyword,
  const: Kind.ConstKeyword,
  constructor: Kind.ConstructorKeyword,
  debugger: Kind.DebuggerKeyword,
  declare: Kind.DeclareKeyword,
  default: Kind.DefaultKeyword,
  defer: Kind.DeferKeyword,
  delete: Kind.DeleteKeyword,
  do: Kind.DoKeyword,
  else: Kind.ElseKeyword,
  enum: Kind.EnumKeyword,
  export: Kind.ExportKeyword,
  extends: Kind.ExtendsKeyword,
  false: Kind.FalseKeyword,
  finally: Kind.FinallyKeyword,
  for: Kind.ForKeyword,
  from: Kind.FromKeyword,
  function: Kind.FunctionKeyword,
  get: Kind.GetKeyword,
  if: Kind.IfKeyword,
  implements: Kind.ImplementsKeyword,
  import: Kind.ImportKeyword,
  in: Kind.InKeyword,
  infer: Kind.InferKeyword,
  instanceof: Kind.InstanceOfKeyword,
  interface: Kind.InterfaceKeyword,
  intrinsic: Kind.IntrinsicKeyword,
  is: Kind.IsKeyword,
  keyof: Kind.KeyOfKeyword,
  let: Kind.LetKeyword,
  module: Kind.ModuleKeyword,
  namespace: Kind.NamespaceKeyword,
  never: Kind.NeverKeyword,
  new: Kind.NewKeyword,
  null: Kind.NullKeyword,
  number: Kind.NumberKeyword,
  object: Kind.ObjectKeyword,
  package: Kind.PackageKeyword,
  private: Kind.PrivateKeyword,
  protected: Kind.ProtectedKeyword,
  public: Kind.PublicKeyword,
  override: Kind.OverrideKeyword,
  out: Kind.OutKeyword,
  readonly: Kind.ReadonlyKeyword,
  require: Kind.RequireKeyword,
  global: Kind.GlobalKeyword,
  return: Kind.ReturnKeyword,
  satisfies: Kind.SatisfiesKeyword,
  set: Kind.SetKeyword,
  static: Kind.StaticKeyword,
  string: Kind.StringKeyword,
  super: Kind.SuperKeyword,
  switch: Kind.SwitchKeyword,
  symbol: Kind.SymbolKeyword,
  this: Kind.ThisKeyword,
  throw: Kind.ThrowKeyword,
  true: Kind.TrueKeyword,
  try: Kind.TryKeyword,
  type: Kind.TypeKeyword,
  typeof: Kind.TypeOfKeyword,
  undefined: Kind.UndefinedKeyword,
  unique: Kind.UniqueKeyword,
  unknown: Kind.UnknownKeyword,
  using: Kind.UsingKeyword,
  var: Kind.VarKeyword,
  void: Kind.VoidKeyword,
  while: Kind.WhileKeyword,
  with: Kind.WithKeyword,
  yield: Kind.YieldKeyword,
  async: Kind.AsyncKeyword,
  await: Kind.AwaitKeyword,
  of: Kind.OfKeyword,
};

const texts = new Map(Object.entries(keywords).map(([word, kind]) => [kind, word]));

/** The text of a keyword; empty for what is none. */
export function wordOf(kind: number): string {
  return texts.get(kind) ?? '';
}

export const longestKeyword = 11;
const size = 4096;
/** By hash: the kind, 0 for none; open addressing, since few collide. */
const kinds = new Uint8Array(size);
/** Of each slot a row: the word's length, then its codes. */
const rows = new Uint8Array(size << 4);
for (const [word, kind] of Object.entries(keywords)) {
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = nextHash(hash, word.charCodeAt(at));
  let slot = hash & (size - 1);
  while (kinds[slot] !== 0) slot = (slot + 1) & (size - 1);
  kinds[slot] = kind;
  rows[slot << 4] = word.length;
  for (let at = 0; at < word.length; at++) rows[(slot << 4) + 1 + at] = word.charCodeAt(at);
}

export function nextHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/** `hash` is that of the `length` characters from `start` on. */
export function keywordAt(codes: Uint16Array, start: number, length: number, hash: number): Kind {
  for (let slot = hash & (size - 1); kinds[slot] !== 0; slot = (slot + 1) & (size - 1)) {
    if (isWordAt(codes, start, length, slot << 4)) return kinds[slot]!;
  }
  return Kind.Identifier;
}

function isWordAt(codes: Uint16Array, start: number, length: number, row: number): boolean {
  if (rows[row] !== length) return false;
  for (let at = 0; at < length; at++) if (rows[row + 1 + at] !== codes[start + at]) return false;
  return true;
}
