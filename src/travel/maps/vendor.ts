import type { Position } from '../../domain/place.js';
import type { TransportMode } from '../../domain/trip-request.js';
import type { TransportServiceErrorKind } from '../../error/travel-error.js';
import type { FoundWay, MatrixLimits, ServiceCallOptions } from '../transport/transport-service.js';

/** Many ways or one; positions are in GCJ-02 already. */
export interface WayQuestion {
  readonly mode: TransportMode;
  readonly from: readonly Position[];
  readonly to: readonly Position[];
  readonly options: Pick<ServiceCallOptions, 'departAt' | 'city'>;
}

/** A GET as it goes over the wire, before key and signature. */
export interface VendorCall {
  /** With its leading slash. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** What the vendor counts against the quota: one a call, or one a pair. */
  readonly weight: number;
}

/** An answer that is no way, as the vendor wrote it into the body. */
export type VendorFault =
  | { readonly type: 'fault'; readonly code: string; readonly kind: TransportServiceErrorKind }
  /** The question was fine; there is no such way. */
  | { readonly type: 'no-way' };

export type VendorBody = Readonly<Record<string, unknown>>;

/** What differs between map services; everything else they share. Each part is pure. */
export interface MapVendor {
  readonly name: string;
  readonly matrix: MatrixLimits;
  encodeMatrix(question: WayQuestion): VendorCall;
  /** @returns rows by origin, or undefined where the body is not what was asked for */
  decodeMatrix(body: VendorBody, question: WayQuestion): (FoundWay | undefined)[][] | undefined;
  encodeRoute(question: WayQuestion): VendorCall;
  /** @returns the way; null where there is none; undefined where the body is not what was asked for */
  decodeRoute(body: VendorBody, question: WayQuestion): FoundWay | null | undefined;
  /** @returns undefined where the body holds an answer */
  readFault(body: VendorBody): VendorFault | undefined;
  /** Query parameters with key and signature. */
  sign(call: VendorCall): Readonly<Record<string, string>>;
}

export function isRecord(value: unknown): value is VendorBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A number, also one that the vendor wrote as text; undefined for anything else. */
export function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A list, empty where there is none. */
export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A way from metres and seconds; undefined where one of them is missing or negative. */
export function toWay(meters: unknown, seconds: unknown, fareYuan?: number): FoundWay | undefined {
  const distanceMeters = toNumber(meters);
  const duration = toNumber(seconds);
  if (distanceMeters === undefined || duration === undefined || distanceMeters < 0 || duration < 0) return undefined;
  return {
    minutes: Math.ceil(duration / 60),
    distanceMeters: Math.round(distanceMeters),
    ...(fareYuan !== undefined && fareYuan >= 0 && { fareYuan }),
  };
}
