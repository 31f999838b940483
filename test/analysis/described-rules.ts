// Rules as the configuration sees them, for tests that need no checking.
import type { DescribedRule } from '../../server/src/analysis/configuration-schema';

export const describedRules: readonly DescribedRule[] = [
  {
    meta: {
      id: 'duplicate-definition',
      what: 'Reports a second implementation of a concept.',
      severity: 'warning',
      options: {
        minSimilarity: { type: 'number', description: 'Least similarity.', default: 0.6, minimum: 0, maximum: 1 },
        minMembers: { type: 'number', description: 'Least members.', default: 2, minimum: 0 },
      },
    },
  },
  { meta: { id: 'import-cycle', what: 'Reports imports on a cycle.', severity: 'warning', options: {} } },
  {
    meta: {
      id: 'split-import-path',
      what: 'Reports a definition imported under several paths.',
      severity: 'warning',
      options: {
        barrels: { type: 'string', description: 'Whether barrels count.', default: 'own', enum: ['own', 'strict'] },
      },
    },
  },
];
