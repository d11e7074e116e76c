/** Puts work off until its result is asked for, and does it once: a program that starts up pays for nothing unused. */
export function once<Value extends object>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
