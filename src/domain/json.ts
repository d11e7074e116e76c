/** A value that JSON can carry. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** An object that JSON can carry; a property that is `undefined` is left out. */
export interface JsonObject {
  readonly [name: string]: JsonValue | undefined;
}
