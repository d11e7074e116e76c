import type { JsonObject, JsonValue } from '../../domain/json.js';

/**
 * Brings what a model sent nearer to a JSON Schema, where its meaning is beyond doubt: "3" for the number 3, "true",
 * one value where a list of them is asked for, `National_Day` for `national-day`, and null or an empty text for a field
 * that is left out. Everything else stays as it is, for the check to refuse.
 */
export function tidyInput(input: JsonValue, schema: JsonObject): JsonValue {
  switch (schema.type) {
    case 'object':
      return isObject(input) ? tidyObject(input, schema) : input;
    case 'array':
      return tidyList(input, schema);
    case 'number':
      return typeof input === 'string' ? numberOf(input) : input;
    case 'boolean':
      return input === 'true' ? true : input === 'false' ? false : input;
    case 'string':
      return typeof input === 'string' ? tidyText(input, schema) : input;
    default:
      return input;
  }
}

function tidyObject(input: JsonObject, schema: JsonObject): JsonObject {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const entries = Object.entries(input).flatMap(([name, value]) => {
    if (value === undefined || value === null || value === '') return [];
    const property = properties[name];
    return [[name, isObject(property) ? tidyInput(value, property) : value] as const];
  });
  return Object.fromEntries(entries);
}

function tidyList(input: JsonValue, schema: JsonObject): JsonValue {
  const items = schema.items;
  const values = Array.isArray(input) ? (input as readonly JsonValue[]) : [input];
  return isObject(items) ? values.map((value) => tidyInput(value, items)) : values;
}

function numberOf(text: string): JsonValue {
  const plain = text.trim().replace(/,(?=\d{3}\b)/g, '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

function tidyText(text: string, { enum: choices }: JsonObject): string {
  const trimmed = text.trim();
  if (!Array.isArray(choices) || choices.includes(trimmed)) return trimmed;
  const choice = trimmed.toLowerCase().replace(/[\s_]+/g, '-');
  return choices.includes(choice) ? choice : trimmed;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
