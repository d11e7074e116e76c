export interface SilenceLimits {
  /** Longest wait between two arrivals of any bytes, in milliseconds. */
  readonly idleMs: number;
  /** Longest wait between two steps forward, whatever comments and heartbeats arrive meanwhile, in milliseconds. */
  readonly progressMs: number;
}

/**
 * Watches over a stream that may fall silent.
 *
 * Only the time spent waiting counts: a slow reader does not make the sender look dead. One timer runs for the whole
 * stream and is set anew only when it fires, because setting one for every read would cost more than the reading.
 */
export class SilenceTimer {
  #idleMs: number;
  readonly #progressMs: number;
  readonly #onSilence: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince: number | undefined;
  #waitedWithoutProgressMs = 0;

  /** @param onSilence - called once, when a limit is passed */
  constructor(limits: SilenceLimits, onSilence: () => void) {
    this.#idleMs = limits.idleMs;
    this.#progressMs = limits.progressMs;
    this.#onSilence = onSilence;
  }

  /** A read begins. */
  waiting(): void {
    this.#waitingSince = performance.now();
    if (this.#timer === undefined) {
      this.#arm(this.#remainingMs(this.#waitingSince));
    }
  }

  /** The read is over: bytes came, of whatever worth. */
  heard(): void {
    if (this.#waitingSince !== undefined) {
      this.#waitedWithoutProgressMs += performance.now() - this.#waitingSince;
      this.#waitingSince = undefined;
    }
  }

  /** What came brought the matter forward. */
  progressed(): void {
    this.#waitedWithoutProgressMs = 0;
  }

  /** Sets another limit between two arrivals from the next wait on. */
  allow(idleMs: number): void {
    if (idleMs !== this.#idleMs) {
      this.#idleMs = idleMs;
      this.stop();
    }
  }

  /** Lets go of the timer; the next wait sets it again. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #remainingMs(now: number): number {
    const waitedMs = now - (this.#waitingSince ?? now);
    return Math.min(this.#idleMs - waitedMs, this.#progressMs - this.#waitedWithoutProgressMs - waitedMs);
  }

  #arm(delayMs: number): void {
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        if (this.#waitingSince === undefined) {
          return;
        }
        const remainingMs = this.#remainingMs(performance.now());
        if (remainingMs <= 0) {
          this.#onSilence();
        } else {
          this.#arm(remainingMs);
        }
      },
      Math.max(1, Math.ceil(delayMs)),
    );
  }
}
