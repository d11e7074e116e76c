/** Whether a value is an object as JSON has it, made by a literal or without a prototype. */
export function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Copies a value of any kind, as a date or a map; where no copy would be equal to it, gives the value itself. */
export function copyOther(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  try {
    const copy: unknown = structuredClone(value);
    return Object.getPrototypeOf(copy) === Object.getPrototypeOf(value) ? copy : value;
  } catch {
    return value;
  }
}
