/** A body whose reads are the given bytes cut at the given offsets, exactly. */
export function cutBody(bytes: Uint8Array, offsets: readonly number[]): ReadableStream<Uint8Array> {
  const bounds = [0, ...offsets, bytes.length];
  const pieces = bounds.slice(1).map((end, index) => bytes.subarray(bounds[index], end));
  const reads = pieces.filter((piece) => piece.length > 0);
  return new ReadableStream({
    pull(controller) {
      const read = reads.shift();
      if (read === undefined) {
        controller.close();
      } else {
        controller.enqueue(read);
      }
    },
  });
}

/** Every offset at which `bytes` can be cut in two. */
export function offsetsOf(bytes: Uint8Array): number[] {
  return Array.from({ length: Math.max(0, bytes.length - 1) }, (_, index) => index + 1);
}
