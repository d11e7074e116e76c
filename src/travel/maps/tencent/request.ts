import type { Position } from '../../../domain/place.js';
import { md5, sortedQuery } from '../md5.js';
import type { VendorCall, WayQuestion } from '../vendor.js';

// Latitude first, six decimals (10 cm).
const point = ({ latitude, longitude }: Position) => `${latitude.toFixed(6)},${longitude.toFixed(6)}`;
const points = (positions: readonly Position[]) => positions.map(point).join(';');

/**
 * A block of ways. Each pair counts against the quota, also against that of a second.
 * Source: https://lbs.qq.com/service/webService/webServiceGuide/webServiceMatrix
 */
export function encodeMatrix({ mode, from, to }: WayQuestion): VendorCall {
  return {
    path: '/ws/distance/v1/matrix',
    parameters: { mode: mode === 'walk' ? 'walking' : 'driving', from: points(from), to: points(to) },
    weight: from.length * to.length,
  };
}

/**
 * One way. `departure_time` is sent for public transport alone: on the road it belongs to a service that is paid for apart.
 * Source: https://lbs.qq.com/service/webService/webServiceGuide/webServiceRoute
 */
export function encodeRoute({ mode, from, to, options }: WayQuestion): VendorCall {
  const ends = { from: points(from), to: points(to) };
  if (mode === 'walk') return { path: '/ws/direction/v1/walking', parameters: ends, weight: 1 };
  if (mode === 'taxi' || mode === 'drive') return { path: '/ws/direction/v1/driving', parameters: ends, weight: 1 };
  return {
    path: '/ws/direction/v1/transit',
    parameters: {
      ...ends,
      policy: mode === 'bus' ? 'LEAST_TIME,NO_SUBWAY' : 'LEAST_TIME',
      ...(options.departAt && { departure_time: String(Math.floor(options.departAt.getTime() / 1000)) }),
    },
    weight: 1,
  };
}

/**
 * Adds key and signature: MD5 of the path, the sorted parameters as they are before encoding, and the SK.
 * Source: https://lbs.qq.com/faq/serverFaq/webServiceKey
 */
export function sign(call: VendorCall, key: string, secretKey: string | undefined): Record<string, string> {
  const parameters = { ...call.parameters, key };
  if (secretKey === undefined) return parameters;
  return { ...parameters, sig: md5(`${call.path}?${sortedQuery(parameters)}${secretKey}`) };
}
