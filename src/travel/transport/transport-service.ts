import type { Position } from '../../domain/place.js';
import type { TransportMode } from '../../domain/trip-request.js';

/** A way as a map service tells it. */
export interface FoundWay {
  /** On the way, without looking for a car or a parking space. */
  readonly minutes: number;
  readonly distanceMeters: number;
  /** Yuan: of one person by public transport, of one car by taxi. Absent where the service does not tell. */
  readonly fareYuan?: number | undefined;
}

export interface ServiceCallOptions {
  /** When the way is gone; only services that can tell the future heed it. Default: now. */
  readonly departAt?: Date | undefined;
  /** Name of the city; some services need it for public transport. */
  readonly city?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How much a service takes in one question for many ways. */
export interface MatrixLimits {
  /** Modes that may be asked for in blocks; for others each way is asked for alone. */
  readonly modes: readonly TransportMode[];
  readonly maxOrigins: number;
  readonly maxDestinations: number;
  /** Longest way as the crow flies that a mode is told for, metres. Default: any. */
  readonly maxMeters: Readonly<Partial<Record<TransportMode, number>>>;
}

/**
 * A map service that is asked over the network. Positions may be in either datum.
 *
 * Every method throws a `TransportServiceError` where the service fails, and the reason of `signal`, as it is, when that is
 * aborted. No way is an answer, not an error: undefined.
 */
export interface TransportService {
  /** For people and errors. */
  readonly name: string;
  readonly matrix: MatrixLimits;
  /** The ways from every origin (rows) to every destination (columns), within the limits of `matrix`. */
  ways(
    mode: TransportMode,
    from: readonly Position[],
    to: readonly Position[],
    options?: ServiceCallOptions,
  ): Promise<readonly (readonly (FoundWay | undefined)[])[]>;
  /** One way, with its fare where the service knows it. */
  way(mode: TransportMode, from: Position, to: Position, options?: ServiceCallOptions): Promise<FoundWay | undefined>;
}
