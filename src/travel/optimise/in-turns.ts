/** Runs work to its end; between two of its slices the event loop has a turn. */
export async function inTurns<Result>(slices: Generator<undefined, Result, void>): Promise<Result> {
  for (;;) {
    const slice = slices.next();
    if (slice.done) return slice.value;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}
