// The editor's settings `ssotGuard.*`: read, checked, never trusted.

export interface Settings {
  readonly enable: boolean;
  /** Milliseconds of rest after typing before the next analysis. */
  readonly debounce: number;
  /** Severities and options of rules, laid over the configuration file's. */
  readonly rules: Readonly<Record<string, unknown>>;
}

export const defaultSettings: Settings = { enable: true, debounce: 150, rules: {} };

/** Reads what the client sent; a wrong value keeps its default and is told through `complain`. */
export function readSettings(value: unknown, complain: (message: string) => void): Settings {
  if (value === undefined || value === null) return defaultSettings;
  if (!isObject(value)) {
    complain(`the setting ssotGuard must be an object, not ${describe(value)}: the defaults are used`);
    return defaultSettings;
  }
  let { enable, debounce, rules } = defaultSettings;
  if (typeof value.enable === 'boolean') enable = value.enable;
  else if (isSet(value.enable)) complain(`ssotGuard.enable must be true or false, not ${describe(value.enable)}`);
  if (typeof value.debounce === 'number' && value.debounce >= 0 && value.debounce <= 60_000) debounce = value.debounce;
  else if (isSet(value.debounce))
    complain(`ssotGuard.debounce must be milliseconds from 0 to 60000, not ${describe(value.debounce)}`);
  if (isObject(value.rules)) rules = readRules(value.rules, complain);
  else if (isSet(value.rules)) complain(`ssotGuard.rules must be an object, not ${describe(value.rules)}`);
  return { enable, debounce, rules };
}

export function sameRules(a: Settings, b: Settings): boolean {
  return JSON.stringify(a.rules) === JSON.stringify(b.rules);
}

const levels = new Set<unknown>(['error', 'warning', 'info', 'off']);

function readRules(rules: Record<string, unknown>, complain: (message: string) => void): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [rule, value] of Object.entries(rules)) {
    const level = Array.isArray(value) ? value[0] : value;
    const options = Array.isArray(value) ? value[1] : undefined;
    if (levels.has(level) && (options === undefined || isObject(options))) read[rule] = value;
    else complain(`ssotGuard.rules: ${rule} must be a level or [level, options], not ${describe(value)}`);
  }
  return read;
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
