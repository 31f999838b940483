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
/** By hash: position in `found`, 0 for none; open addressing, since few collide. */
const slots = new Uint8Array(size);
const found: { readonly word: string; readonly kind: Kind }[] = [{ word: '', kind: Kind.Identifier }];
for (const [word, kind] of Object.entries(keywords)) {
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = nextHash(hash, word.charCodeAt(at));
  let slot = hash & (size - 1);
  while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
  slots[slot] = found.length;
  found.push({ word, kind });
}

export function nextHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/** `hash` is that of the characters from `start` to `end`. */
export function keywordAt(text: string, start: number, end: number, hash: number): Kind {
  for (let slot = hash & (size - 1); slots[slot] !== 0; slot = (slot + 1) & (size - 1)) {
    const { word, kind } = found[slots[slot]!]!;
    if (word.length === end - start && text.startsWith(word, start)) return kind;
  }
  return Kind.Identifier;
}
