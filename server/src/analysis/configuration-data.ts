// The configuration as it is written, once the schema has accepted it. In step with configuration-schema.ts.
import type { Json } from '../rules/rule';
import type { levelNames } from './configuration-schema';

export type WrittenLevel = (typeof levelNames)[number];

export interface Configuration {
  readonly $schema?: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly sourceRoots?: readonly string[];
  readonly tests?: 'include' | 'exclude';
  readonly concepts?: readonly WrittenConcept[];
  readonly normalize?: { readonly drop?: readonly string[]; readonly roles?: readonly string[] };
  readonly canonicalImports?: readonly WrittenCanonicalImport[];
  readonly legacy?: readonly string[];
  readonly layers?: WrittenLayers;
  readonly contextNames?: readonly string[];
  readonly rules?: Readonly<Record<string, WrittenLevel | WrittenLevelWithOptions>>;
  readonly overrides?: readonly WrittenOverride[];
  readonly baseline?: string;
}

export type WrittenLevelWithOptions = readonly [WrittenLevel, Readonly<Record<string, Json>>?];

export interface WrittenConcept {
  readonly name: string;
  readonly words: readonly string[];
  readonly kinds?: readonly ('class' | 'function' | 'interface')[];
  readonly within?: readonly string[];
  readonly canonical?: string;
  readonly factory?: 'function' | 'static' | 'class' | 'singleton' | 'alias';
}

export interface WrittenCanonicalImport {
  readonly from: string;
  readonly to: string;
  readonly rename?: Readonly<Record<string, string>>;
}

export interface WrittenLayer {
  readonly files: readonly string[];
  readonly mayImport?: readonly string[];
}

/** A map may also hold `exhaustive: true`; a list goes from top to bottom. */
export type WrittenLayers =
  | Readonly<Record<string, WrittenLayer | boolean>>
  | readonly { readonly name: string; readonly files: readonly string[] }[];

export interface WrittenOverride {
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, WrittenLevel>>;
}
