// What a format of plans is, and the table of all of them; each is loaded when it is asked for.
import type { Plan } from '../../analysis/plan/plan';
import type { FormatContext } from './format';

export interface PlanFormatContext extends FormatContext {
  /** Steps shown of each rule in a phase; 0: all; `undefined`: as the format likes. */
  readonly mostSteps: number | undefined;
}

/** The text to print, its last line ended. */
export type PlanFormat = (plan: Plan, context: PlanFormatContext) => string;

export const planFormats: Readonly<Record<string, () => Promise<PlanFormat>>> = {
  pretty: async () => (await import('./plan-pretty')).planPretty,
  markdown: async () => (await import('./plan-markdown')).planMarkdown,
  json: async () => (await import('./plan-json')).planJson,
};
