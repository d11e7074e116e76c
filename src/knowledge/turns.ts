/** Lets writers of one process take turns, those of each tenant by themselves, so that they do not spoil each other's changes. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  take<Result>(tenantId: string, run: () => Promise<Result>): Promise<Result> {
    const turn = (this.#last.get(tenantId) ?? Promise.resolve()).then(run);
    const last = turn
      .catch(() => {})
      .then(() => {
        if (this.#last.get(tenantId) === last) this.#last.delete(tenantId);
      });
    this.#last.set(tenantId, last);
    return turn;
  }
}
