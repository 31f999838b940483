// All rules, in the order of the design.
import { compatibilityShim } from './compatibility-shim';
import { duplicateDefinition } from './duplicate-definition';
import { importCycle } from './import-cycle';
import { importOrder } from './import-order';
import { layerViolation } from './layer-violation';
import { legacyImport } from './legacy-import';
import { mixedFactories } from './mixed-factories';
import type { Rule } from './rule';
import { sharedState } from './shared-state';
import { splitImportPath } from './split-import-path';

export const rules: readonly Rule[] = [
  duplicateDefinition,
  compatibilityShim,
  mixedFactories,
  splitImportPath,
  importCycle,
  legacyImport,
  importOrder,
  sharedState,
  layerViolation,
];
