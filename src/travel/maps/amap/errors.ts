import type { TransportServiceErrorKind } from '../../../error/travel-error.js';
import type { VendorBody, VendorFault } from '../vendor.js';

// Source: https://lbs.amap.com/api/webservice/guide/tools/info
const kinds: Readonly<Record<string, TransportServiceErrorKind>> = {
  '10001': 'auth',
  '10002': 'auth',
  '10005': 'auth',
  '10006': 'auth',
  '10007': 'auth',
  '10008': 'auth',
  '10009': 'auth',
  '10012': 'auth',
  '10013': 'auth',
  '10026': 'auth',
  '10041': 'auth',
  '10003': 'quota',
  '10010': 'quota',
  '10029': 'quota',
  '10044': 'quota',
  '10045': 'quota',
  '40000': 'quota',
  '40002': 'quota',
  '40003': 'quota',
  '10004': 'rate-limit',
  '10014': 'rate-limit',
  '10015': 'rate-limit',
  '10019': 'rate-limit',
  '10020': 'rate-limit',
  '10021': 'rate-limit',
  '10016': 'unavailable',
  '10017': 'unavailable',
};

/** Not on land in China, no road near, no plan, too far. */
const noWay: ReadonlySet<string> = new Set(['20800', '20801', '20802', '20803']);

/** Status "1" is an answer. */
export function readFault(body: VendorBody): VendorFault | undefined {
  if (body.status === '1') return undefined;
  const code = typeof body.infocode === 'string' ? body.infocode : 'no-status';
  if (noWay.has(code)) return { type: 'no-way' };
  if (code === 'no-status') return { type: 'fault', code, kind: 'invalid-response' };
  return { type: 'fault', code, kind: kinds[code] ?? (code.startsWith('300') ? 'unavailable' : 'refused') };
}
