import type { FoundWay } from '../../transport/transport-service.js';
import { isRecord, toList, toNumber, toWay, type VendorBody, type WayQuestion } from '../vendor.js';

/** 4.5 km/h: the matrix has told the length of walks without their time. */
const walkedMetersPerSecond = 1.25;

function readElement(element: unknown, isWalk: boolean): FoundWay | undefined {
  if (!isRecord(element)) return undefined;
  const meters = toNumber(element.distance);
  const seconds = toNumber(element.duration);
  const isUntimed = isWalk && meters !== undefined && meters > 0 && !seconds;
  return toWay(meters, isUntimed ? meters / walkedMetersPerSecond : seconds);
}

/** Rows by origin; metres and seconds. A pair without a road has a negative length or an own status. */
export function decodeMatrix(body: VendorBody, question: WayQuestion): (FoundWay | undefined)[][] | undefined {
  if (!isRecord(body.result) || !Array.isArray(body.result.rows)) return undefined;
  const { rows } = body.result;
  if (rows.length !== question.from.length) return undefined;
  return rows.map((row) =>
    toList(isRecord(row) ? row.elements : undefined).map((element) => readElement(element, question.mode === 'walk')),
  );
}

const linesOf = (route: VendorBody): VendorBody[] =>
  toList(route.steps)
    .filter(isRecord)
    .flatMap((step) => toList(step.lines).filter(isRecord));

/** The first plan that the mode means: with the metro in it, or without. */
function pickTransit(routes: readonly VendorBody[], mode: WayQuestion['mode']): VendorBody | undefined {
  const usesMetro = (route: VendorBody) => linesOf(route).some((line) => line.vehicle === 'SUBWAY');
  return routes.find((route) => linesOf(route).length > 0 && usesMetro(route) === (mode === 'metro'));
}

/**
 * One way: metres and, other than in the matrix, minutes.
 *
 * @param priceUnit - of the fare in public transport; undefined: it is not read
 */
export function decodeRoute(
  body: VendorBody,
  { mode }: WayQuestion,
  priceUnit: 'yuan' | 'fen' | undefined,
): FoundWay | null | undefined {
  if (!isRecord(body.result) || !Array.isArray(body.result.routes)) return undefined;
  const routes = body.result.routes.filter(isRecord);
  const isTransit = mode === 'bus' || mode === 'metro';
  const route = isTransit ? pickTransit(routes, mode) : routes[0];
  if (route === undefined) return null;
  const minutes = toNumber(route.duration);
  const price = toNumber(route.price);
  const taxiFare = isRecord(route.taxi_fare) ? toNumber(route.taxi_fare.fare) : undefined;
  const transitFare =
    priceUnit === undefined || price === undefined || price < 0 ? undefined : priceUnit === 'fen' ? price / 100 : price;
  const fare = isTransit ? transitFare : mode === 'taxi' ? taxiFare : undefined;
  return toWay(route.distance, minutes === undefined ? undefined : minutes * 60, fare);
}
