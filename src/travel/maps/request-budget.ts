import { TransportServiceError } from '../../error/travel-error.js';
import { wait } from '../../http/retries.js';

/** What a key may do, by interface, as the vendor's console shows it. Left out: no limit. */
export interface MapQuota {
  /** Further calls wait for their second. */
  readonly perSecond?: number | undefined;
  /** Further calls fail with kind `quota`, before the vendor refuses them. Days are those of Beijing. */
  readonly perDay?: number | undefined;
}

const dayMs = 86_400_000;
const beijingMs = 8 * 3_600_000;

/** Spreads calls over time. It knows of those of this process alone: give each of several processes its share. */
export class RequestBudget {
  readonly #quota: MapQuota;
  #nextAt = 0;
  #day = -1;
  #usedToday = 0;

  constructor(quota: MapQuota) {
    this.#quota = quota;
  }

  /**
   * Waits until a call may be made, and counts it.
   *
   * @param weight - how many the vendor counts it as
   * @throws {TransportServiceError} kind `quota`: the day's calls are used up
   * @throws the reason of `signal`, as soon as that is aborted
   */
  async take(weight: number, target: string, signal: AbortSignal): Promise<void> {
    const now = Date.now();
    this.#countToday(weight, target, now);
    const { perSecond } = this.#quota;
    if (perSecond === undefined) return;
    const startAt = Math.max(now, this.#nextAt);
    this.#nextAt = startAt + (weight / perSecond) * 1000;
    if (startAt > now) await wait(startAt - now, signal);
  }

  #countToday(weight: number, target: string, now: number): void {
    const { perDay } = this.#quota;
    if (perDay === undefined) return;
    const day = Math.floor((now + beijingMs) / dayMs);
    if (day !== this.#day) {
      this.#day = day;
      this.#usedToday = 0;
    }
    if (this.#usedToday + weight > perDay) {
      throw new TransportServiceError(
        `The map service was not asked: ${perDay} calls are allowed a day and ${this.#usedToday} are used: ${target}; see "quota.perDay"`,
        { kind: 'quota' },
      );
    }
    this.#usedToday += weight;
  }
}
