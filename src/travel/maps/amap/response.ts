import type { FoundWay } from '../../transport/transport-service.js';
import { isRecord, toList, toNumber, toWay, type VendorBody, type WayQuestion } from '../vendor.js';

/**
 * One column: metres and seconds, both as text, known by `origin_id` from 1. A pair without a road has an own `code`.
 */
export function decodeMatrix(body: VendorBody, question: WayQuestion): (FoundWay | undefined)[][] | undefined {
  if (!Array.isArray(body.results)) return undefined;
  const found: (FoundWay | undefined)[][] = question.from.map(() => [undefined]);
  for (const result of body.results.filter(isRecord)) {
    const index = (toNumber(result.origin_id) ?? 0) - 1;
    if (found[index] === undefined) return undefined;
    found[index] = [result.code === undefined ? toWay(result.distance, result.duration) : undefined];
  }
  return found;
}

const linesOf = (transit: VendorBody): VendorBody[] =>
  toList(transit.segments)
    .filter(isRecord)
    .flatMap((segment) => (isRecord(segment.bus) ? toList(segment.bus.buslines) : []))
    .filter(isRecord);

/** 地铁线路; light rail and maglev are called 轻轨, 磁悬浮列车. */
const isMetro = (line: VendorBody): boolean =>
  typeof line.type === 'string' && /地铁|轻轨|磁悬浮|有轨/u.test(line.type);

function pickTransit(transits: readonly VendorBody[], mode: WayQuestion['mode']): VendorBody | undefined {
  return transits.find(
    (transit) => linesOf(transit).length > 0 && linesOf(transit).some(isMetro) === (mode === 'metro'),
  );
}

/** One way: metres and seconds as text. What is empty is an empty list: `"cost": []`. */
export function decodeRoute(body: VendorBody, { mode }: WayQuestion): FoundWay | null | undefined {
  if (!isRecord(body.route)) return undefined;
  const { route } = body;
  if (mode === 'bus' || mode === 'metro') {
    const transit = pickTransit(toList(route.transits).filter(isRecord), mode);
    if (transit === undefined) return null;
    return toWay(toNumber(transit.distance) ?? route.distance, transit.duration, toNumber(transit.cost));
  }
  const [path] = toList(route.paths).filter(isRecord);
  if (path === undefined) return null;
  return toWay(path.distance, path.duration, mode === 'taxi' ? toNumber(route.taxi_cost) : undefined);
}
