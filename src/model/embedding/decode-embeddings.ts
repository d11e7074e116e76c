import { toUnusableError } from '../endpoint/request-json.js';
import { isRecord } from '../endpoint/vendor-fault.js';

/**
 * Reads the vectors of one answer.
 *
 * @param data - a list of objects with a vector each, which may stand out of order where they say their `index`; or
 * one such object
 * @param count - texts that were sent
 * @returns as many vectors, in the order of the texts
 * @throws {ModelResponseError} a vector is missing, or is none
 */
export function decodeEmbeddings(data: unknown, count: number, target: string): readonly Float32Array[] {
  const items: readonly unknown[] = Array.isArray(data) ? data : isRecord(data) ? [data] : [];
  if (items.length !== count) {
    throw toUnusableError(target, `${items.length} vectors for ${count} texts`);
  }
  const vectors: Float32Array[] = [];
  const hasIndex = items.some((item) => isRecord(item) && typeof item.index === 'number');
  for (const [position, item] of items.entries()) {
    const { index, embedding, Embedding } = isRecord(item) ? item : {};
    const place = hasIndex ? index : position;
    const isPlace = typeof place === 'number' && Number.isInteger(place) && place >= 0 && place < count;
    if (!isPlace || vectors[place] !== undefined) {
      throw toUnusableError(target, 'vectors that do not tell which texts they belong to');
    }
    const vector = toVector(embedding ?? Embedding);
    if (vector === undefined) {
      throw toUnusableError(target, `no vector for text ${place} of the call`);
    }
    vectors[place] = vector;
  }
  return vectors;
}

/** @returns undefined when it is no vector */
function toVector(value: unknown): Float32Array | undefined {
  const vector = typeof value === 'string' ? decodeBase64(value) : Array.isArray(value) ? toFloats(value) : undefined;
  return vector !== undefined && vector.length > 0 && vector.every(Number.isFinite) ? vector : undefined;
}

function toFloats(numbers: readonly unknown[]): Float32Array {
  return Float32Array.from(numbers, (number) => (typeof number === 'number' ? number : Number.NaN));
}

/** Little-endian float32, one after the other. */
function decodeBase64(text: string): Float32Array | undefined {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return undefined;
  }
  if (binary.length % 4 !== 0) {
    return undefined;
  }
  const bytes = new DataView(new ArrayBuffer(binary.length));
  for (let offset = 0; offset < binary.length; offset += 1) {
    bytes.setUint8(offset, binary.charCodeAt(offset));
  }
  return Float32Array.from({ length: binary.length / 4 }, (_, index) => bytes.getFloat32(index * 4, true));
}
