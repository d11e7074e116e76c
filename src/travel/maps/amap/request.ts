import type { Position } from '../../../domain/place.js';
import { TransportServiceError } from '../../../error/travel-error.js';
import { md5, sortedQuery } from '../md5.js';
import type { VendorCall, WayQuestion } from '../vendor.js';

// Longitude first; the vendor takes no more than six decimals.
const point = ({ latitude, longitude }: Position) => `${longitude.toFixed(6)},${latitude.toFixed(6)}`;
const points = (positions: readonly Position[]) => positions.map(point).join('|');

/**
 * Ways from many origins to one destination, one call.
 * Source: https://lbs.amap.com/api/webservice/guide/api/direction (距离测量)
 */
export function encodeMatrix({ mode, from, to }: WayQuestion): VendorCall {
  return {
    path: '/v3/distance',
    parameters: { origins: points(from), destination: points(to), type: mode === 'walk' ? '3' : '1' },
    weight: 1,
  };
}

/**
 * One way.
 * Source: https://lbs.amap.com/api/webservice/guide/api/direction
 *
 * @throws {TransportServiceError} public transport without the city, which the vendor demands
 */
export function encodeRoute({ mode, from, to, options }: WayQuestion): VendorCall {
  const ends = { origin: points(from), destination: points(to) };
  if (mode === 'walk') return { path: '/v3/direction/walking', parameters: ends, weight: 1 };
  if (mode === 'taxi' || mode === 'drive') {
    return { path: '/v3/direction/driving', parameters: { ...ends, extensions: 'base' }, weight: 1 };
  }
  const { city, departAt } = options;
  if (city === undefined) {
    throw new TransportServiceError('Amap needs the city for public transport; give "city" with the question', {
      kind: 'refused',
    });
  }
  return {
    path: '/v3/direction/transit/integrated',
    parameters: { ...ends, city, strategy: mode === 'bus' ? '5' : '0', ...(departAt && inBeijing(departAt)) },
    weight: 1,
  };
}

/** Day and time as the vendor writes them: `2014-3-19` and `22:34`. */
function inBeijing(time: Date): { readonly date: string; readonly time: string } {
  const shifted = new Date(time.getTime() + 8 * 3_600_000);
  const date = `${shifted.getUTCFullYear()}-${shifted.getUTCMonth() + 1}-${shifted.getUTCDate()}`;
  return { date, time: shifted.toISOString().slice(11, 16) };
}

/**
 * Adds key and signature: MD5 of the sorted parameters as they are before encoding, and the private key.
 * Source: https://lbs.amap.com/faq/quota-key/key/41181/
 */
export function sign(call: VendorCall, key: string, secretKey: string | undefined): Record<string, string> {
  const parameters = { ...call.parameters, key };
  return secretKey === undefined ? parameters : { ...parameters, sig: md5(`${sortedQuery(parameters)}${secretKey}`) };
}
