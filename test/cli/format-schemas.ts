// The documented structure of the formats that services read, as far as reports use it; nothing else is allowed.

const text = { type: 'string', minLength: 1 };
const whole = (minimum: number) => ({ type: 'integer', minimum });

function object(required: Record<string, unknown>, optional: Record<string, unknown> = {}) {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

function list(items: unknown, more: Record<string, unknown> = {}) {
  return { type: 'array', items, ...more };
}

const message = object({ text });
/** A relative reference, percent-encoded (RFC 3986), without a scheme or a leading slash. */
const relativeUri = { type: 'string', pattern: "^(?!/)(?:[A-Za-z0-9\\-._~!$&'()*+,;=@/]|%[0-9A-F]{2})+$" };
const artifactLocation = object({ uri: relativeUri, uriBaseId: { const: 'SRCROOT' } });
const level = { enum: ['none', 'note', 'warning', 'error'] };

/** SARIF 2.1.0, sections 3.13, 3.14, 3.19, 3.20, 3.27 to 3.30, 3.49. Columns are one-based. */
const physicalLocation = object(
  { artifactLocation },
  { region: object({ startLine: whole(1), startColumn: whole(1), endLine: whole(1), endColumn: whole(1) }) },
);

export const sarifSchema = object({
  $schema: { type: 'string', pattern: 'sarif-2\\.1\\.0\\.json$' },
  version: { const: '2.1.0' },
  runs: list(
    object({
      tool: object({
        driver: object({
          name: text,
          version: text,
          semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
          rules: list(
            object(
              { id: text },
              {
                shortDescription: message,
                fullDescription: message,
                help: message,
                defaultConfiguration: object({ level }),
              },
            ),
          ),
        }),
      }),
      columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
      originalUriBaseIds: object({ SRCROOT: object({ uri: { type: 'string', pattern: '^file:///(.*/)?$' } }) }),
      invocations: list(
        object({
          executionSuccessful: { type: 'boolean' },
          toolExecutionNotifications: list(
            object(
              { level, message },
              { locations: list(object({ physicalLocation })), associatedRule: object({ id: text }) },
            ),
          ),
        }),
      ),
      results: list(
        object({
          ruleId: text,
          ruleIndex: whole(0),
          level,
          message,
          locations: list(object({ physicalLocation }), { minItems: 1 }),
          relatedLocations: list(object({ id: whole(0), physicalLocation, message })),
          partialFingerprints: { type: 'object', additionalProperties: text, minProperties: 1 },
          properties: { type: 'object' },
        }),
      ),
    }),
    { minItems: 1 },
  ),
});

/** GitLab, "Code Quality report format". */
export const gitlabSchema = list(
  object({
    description: text,
    check_name: text,
    fingerprint: text,
    severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
    location: object({
      path: { type: 'string', pattern: '^(?!\\./|/)' },
      lines: object({ begin: whole(1) }, { end: whole(1) }),
    }),
  }),
);
