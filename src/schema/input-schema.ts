import type { JsonObject } from '../domain/json.js';
import type { InputCheck } from '../domain/tool.js';
import { ConfigurationError } from '../error/configuration-error.js';
import { demand } from './demand.js';
import type { StandardIssue, StandardSchema } from './standard-schema.js';

/** A schema taken apart: a description that a model can read, and a check. */
export interface InputSchema {
  readonly inputSchema: JsonObject;
  readonly checkInput: (input: unknown) => Promise<InputCheck>;
}

/**
 * Takes a Standard Schema apart.
 *
 * @param owner - what the schema is given as, for errors: `tool "find_boats": input`
 * @param jsonSchema - needed where the validator cannot describe itself as JSON Schema
 * @throws {ConfigurationError} the schema is not a Standard Schema, or has no JSON Schema, or does not describe an object
 */
export function readInputSchema(owner: string, schema: StandardSchema, jsonSchema?: JsonObject): InputSchema {
  const standard = schema?.['~standard'];
  demand(
    typeof standard?.validate === 'function',
    `${owner} must be a Standard Schema (zod, valibot, arktype and others make one)`,
    'invalid-tool',
  );
  const described = jsonSchema ?? describe(owner, standard.vendor, standard.jsonSchema);
  demand(
    described.type === 'object',
    `${owner} must describe an object, for models write one; wrap it: { value: … }`,
    'invalid-tool',
  );
  return {
    inputSchema: described,
    async checkInput(input) {
      const result = await standard.validate(input);
      return result.issues === undefined ? { value: result.value } : { issues: result.issues.map(toInputIssue) };
    },
  };
}

function describe(owner: string, vendor: string, source: StandardSchema['~standard']['jsonSchema']): JsonObject {
  if (source === undefined) {
    throw new ConfigurationError(
      `${owner}: a ${vendor} schema does not describe itself as JSON Schema; pass the description as "jsonSchema"`,
      { code: 'invalid-tool' },
    );
  }
  try {
    const { $schema: _, ...described } = source.input({ target: 'draft-2020-12' });
    return described as JsonObject;
  } catch (cause) {
    throw new ConfigurationError(
      `${owner}: the ${vendor} schema cannot be written as JSON Schema; simplify it, or pass "jsonSchema"`,
      { code: 'invalid-tool', cause },
    );
  }
}

function toInputIssue(issue: StandardIssue) {
  const path = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.');
  return { message: issue.message, path };
}
