/** Lets one task wait until another calls it, or until a time has passed. A call that comes before the wait is kept. */
export class Wakeup {
  #isWoken = false;
  #resolve: (() => void) | undefined;

  wake(): void {
    this.#isWoken = true;
    this.#resolve?.();
  }

  /** @param milliseconds - longest wait; without it only a call ends it */
  async wait(milliseconds?: number): Promise<void> {
    if (!this.#isWoken) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      await new Promise<void>((resolve) => {
        this.#resolve = resolve;
        timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds);
      });
      clearTimeout(timer);
      this.#resolve = undefined;
    }
    this.#isWoken = false;
  }
}
