import type { Position } from '../../domain/place.js';
import type { TransportMode } from '../../domain/trip-request.js';
import { TransportServiceError } from '../../error/travel-error.js';
import { distanceBetween, toSatellitePosition } from '../place/position.js';
import type { TransportEstimator, TransportOptions } from './estimate.js';
import { usualModes } from './mode-profiles.js';
import { blocksOf, type Pair } from './pair-blocks.js';
import type { FoundWay, TransportService } from './transport-service.js';
import { vehicleModeOf, WayBook } from './way-book.js';

export interface TransportTableOptions {
  /** Modes that will be planned with. Default: walk, bus, metro and taxi. */
  readonly modes?: readonly TransportMode[] | undefined;
  /** Longest walks and rides that are asked for, metres as the crow flies. Default 3 500 and 30 000. */
  readonly walkMeters?: number | undefined;
  readonly rideMeters?: number | undefined;
  /**
   * Most single ways by bus and metro, which services tell one at a time only; the shortest come first. Default 60, which is 60
   * calls; 0 estimates public transport.
   */
  readonly transitWays?: number | undefined;
  /** For public transport and for the estimates. */
  readonly city?: string | undefined;
  /** When the trip is; see `ServiceCallOptions.departAt`. */
  readonly departAt?: Date | undefined;
  /** Answers what was not fetched. Default: `createTransportEstimator({ city })`. */
  readonly estimate?: TransportOptions | undefined;
  /** Time for all questions together, milliseconds; what came until then counts. Default 10 000. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface TransportTable {
  /** Answers at once: from what was fetched, else by distance; an answer by distance has an `errorShare`. */
  readonly estimate: TransportEstimator;
  readonly coverage: {
    /** Ways that were near enough to be asked for. */
    readonly wanted: number;
    /** Those that the service told, "there is none" included. */
    readonly fetched: number;
    /** Those that are estimated instead: the service failed, the time was over, or `transitWays` was used up. */
    readonly estimated: number;
  };
  /** What went wrong, each kind once. */
  readonly errors: readonly TransportServiceError[];
}

const atOnce = 4;

/** A failure after which further questions would fail as well. */
const isFinal = ({ kind }: TransportServiceError) => kind === 'auth' || kind === 'quota' || kind === 'timeout';

/**
 * Fetches the ways between places and gives an estimator that answers from them without a network.
 *
 * Only near pairs are asked for, in both directions and in blocks of the service's size. It never fails because the service
 * does: what is missing is estimated, and counted in `coverage`.
 *
 * @param positions - of the places to plan with, in either datum
 * @throws the reason of `signal`, as it is, when that is aborted
 */
export async function loadTransportTable(
  service: TransportService,
  positions: readonly Position[],
  options: TransportTableOptions = {},
): Promise<TransportTable> {
  const { modes = usualModes, walkMeters = 3_500, rideMeters = 30_000, transitWays = 60, signal, city } = options;
  signal?.throwIfAborted();
  const points = positions.map((position) => ({ ...toSatellitePosition(position), datum: 'WGS-84' }) as const);
  const book = new WayBook(points, { city, ...options.estimate });
  const loading = new Loading(service, book, options);
  const pairs = pairsOf(points);
  const jobs: (() => Promise<void>)[] = [];
  let wanted = 0;
  for (const mode of new Set(modes.map(vehicleModeOf))) {
    const most = Math.min(mode === 'walk' ? walkMeters : rideMeters, service.matrix.maxMeters[mode] ?? rideMeters);
    const near = pairs.filter(({ meters }) => meters <= most && book.isSensible(mode, meters));
    wanted += near.length;
    if (service.matrix.modes.includes(mode)) {
      for (const block of blocksOf(near, points, service.matrix)) jobs.push(() => loading.block(mode, block));
    } else {
      const transit = modes.filter((each) => each === 'bus' || each === 'metro').length;
      const most = Math.floor(transitWays / Math.max(transit, 1));
      for (const pair of near.slice(0, most)) jobs.push(() => loading.single(mode, pair));
    }
  }
  await loading.run(jobs);
  const { fetched } = book;
  return {
    estimate: book.estimate,
    coverage: { wanted, fetched, estimated: wanted - fetched },
    errors: loading.errors,
  };
}

/** Every ordered pair of different points, the shortest first. */
function pairsOf(points: readonly Position[]): Pair[] {
  const pairs: Pair[] = [];
  for (const [from, start] of points.entries()) {
    for (const [to, end] of points.entries()) {
      if (from !== to) pairs.push({ from, to, meters: distanceBetween(start, end) });
    }
  }
  return pairs.sort((left, right) => left.meters - right.meters);
}

/** Runs questions a few at a time, and stops when it is of no more use. */
class Loading {
  readonly errors: TransportServiceError[] = [];
  readonly #service: TransportService;
  readonly #book: WayBook;
  readonly #options: TransportTableOptions;
  readonly #limit: AbortSignal;
  readonly #signal: AbortSignal;
  #isOver = false;

  constructor(service: TransportService, book: WayBook, options: TransportTableOptions) {
    this.#service = service;
    this.#book = book;
    this.#options = options;
    this.#limit = AbortSignal.timeout(options.timeoutMs ?? 10_000);
    this.#signal = options.signal === undefined ? this.#limit : AbortSignal.any([options.signal, this.#limit]);
  }

  async run(jobs: readonly (() => Promise<void>)[]): Promise<void> {
    const rest = jobs.values();
    const work = async () => {
      for (const job of rest) {
        if (this.#isOver) return;
        await this.#guard(job);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    this.#options.signal?.throwIfAborted();
  }

  async block(mode: TransportMode, pairs: readonly Pair[]): Promise<void> {
    const from = [...new Set(pairs.map((pair) => pair.from))];
    const to = [...new Set(pairs.map((pair) => pair.to))];
    const positions = (indices: readonly number[]) => indices.map((index) => this.#book.pointAt(index));
    const rows = await this.#service.ways(mode, positions(from), positions(to), this.#call());
    for (const pair of pairs) this.#book.write(mode, pair, rows[from.indexOf(pair.from)]?.[to.indexOf(pair.to)]);
  }

  async single(mode: TransportMode, pair: Pair): Promise<void> {
    const { from, to } = pair;
    const way: FoundWay | undefined = await this.#service.way(
      mode,
      this.#book.pointAt(from),
      this.#book.pointAt(to),
      this.#call(),
    );
    this.#book.write(mode, pair, way);
  }

  #call() {
    const { city, departAt } = this.#options;
    return { city, departAt, signal: this.#signal };
  }

  async #guard(job: () => Promise<void>): Promise<void> {
    try {
      await job();
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      if (this.#limit.aborted) {
        this.#note(
          new TransportServiceError(
            `${this.#service.name} was not done in time; the rest is estimated; see "timeoutMs"`,
            {
              kind: 'timeout',
            },
          ),
        );
        this.#isOver = true;
      } else if (error instanceof TransportServiceError) {
        this.#note(error);
        this.#isOver ||= isFinal(error);
      } else throw error;
    }
  }

  #note(error: TransportServiceError): void {
    if (!this.errors.some(({ kind, vendorCode }) => kind === error.kind && vendorCode === error.vendorCode)) {
      this.errors.push(error);
    }
  }
}
