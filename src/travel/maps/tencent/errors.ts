import type { TransportServiceErrorKind } from '../../../error/travel-error.js';
import { toNumber, type VendorBody, type VendorFault } from '../vendor.js';

// Source: https://lbs.qq.com/service/webService/webServiceGuide/status
const kinds: Readonly<Record<number, TransportServiceErrorKind>> = {
  110: 'auth',
  111: 'auth',
  112: 'auth',
  113: 'auth',
  190: 'auth',
  199: 'auth',
  301: 'auth',
  311: 'auth',
  120: 'rate-limit',
  121: 'quota',
};

/** Too near, too far, no stop, no road, no plan. */
const noWay: ReadonlySet<number> = new Set([326, 327, 328, 329, 333, 335, 344, 347, 373, 377, 378, 379]);

/** Status 0 is an answer. */
export function readFault(body: VendorBody): VendorFault | undefined {
  const status = toNumber(body.status);
  if (status === 0) return undefined;
  if (status === undefined) return { type: 'fault', code: 'no-status', kind: 'invalid-response' };
  if (noWay.has(status)) return { type: 'no-way' };
  return { type: 'fault', code: String(status), kind: kinds[status] ?? (status >= 500 ? 'unavailable' : 'refused') };
}
