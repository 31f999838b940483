// All rules, in the order of the design.
import { compatibilityShim } from './compatibility-shim';
import { duplicateDefinition } from './duplicate-definition';
import { importCycle } from './import-cycle';
import { layerViolation } from './layer-violation';
import { legacyImport } from './legacy-import';
import type { Rule } from './rule';
import { splitImportPath } from './split-import-path';

export const rules: readonly Rule[] = [
  duplicateDefinition,
  compatibilityShim,
  splitImportPath,
  importCycle,
  legacyImport,
  layerViolation,
];
