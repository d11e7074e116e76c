import type { VectorTable } from '../vector/vector-table.js';

const vectorVersion = 1;

interface VectorHead {
  readonly version: number;
  readonly model: string;
  readonly dimensions: number;
  readonly rows: number;
}

/** Writes a table as bytes: the length of a head, the head as JSON, and the numbers as little-endian 32-bit floats. */
export function encodeVectors({ model, dimensions, values }: VectorTable): Uint8Array {
  const head: VectorHead = { version: vectorVersion, model, dimensions, rows: values.length / dimensions };
  const json = new TextEncoder().encode(JSON.stringify(head));
  const bytes = new Uint8Array(4 + json.length + values.length * 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, json.length);
  bytes.set(json, 4);
  for (const [at, value] of values.entries()) view.setFloat32(4 + json.length + at * 4, value, true);
  return bytes;
}

/**
 * Reads what `encodeVectors` wrote.
 *
 * @returns undefined where a newer version wrote them in another way: the passages are to be embedded anew
 * @throws where the bytes are damaged, or are not of as many rows as expected
 */
export function decodeVectors(bytes: Uint8Array, rows: number): VectorTable | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = 4 + view.getUint32(0);
  const head = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(4, start))) as VectorHead;
  if (head.version !== vectorVersion) return undefined;
  const { model, dimensions } = head;
  if (head.rows !== rows || bytes.length !== start + rows * dimensions * 4) {
    throw new RangeError('Vectors have another length than they say');
  }
  const values = new Float32Array(rows * dimensions);
  for (const at of values.keys()) values[at] = view.getFloat32(start + at * 4, true);
  return { model, dimensions, values };
}
