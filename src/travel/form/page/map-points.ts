import type { ItineraryDay } from '../../../domain/itinerary.js';
import type { Place } from '../../../domain/place.js';
import { toSatellitePosition } from '../../place/position.js';

/** A place on the sketch, in units of the drawing: x to the east, y to the south. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
  /** What stands in its circle: the number of the stop, the number of the day; empty for where a day starts or ends. */
  readonly mark: string;
  readonly name: string;
  /** From 0; picks the colour. */
  readonly colour: number;
}

/** Points joined in the order of a day. */
export interface MapTrack {
  readonly colour: number;
  readonly points: readonly MapPoint[];
}

export interface MapDrawing {
  readonly width: number;
  readonly height: number;
  readonly tracks: readonly MapTrack[];
  /** Each drawn once, however many tracks meet there. */
  readonly points: readonly MapPoint[];
  readonly metersPerUnit: number;
  /** Of a point's circle. */
  readonly radius: number;
}

interface GroundPoint {
  readonly placeId: string;
  readonly mark: string;
  readonly name: string;
  readonly colour: number;
  readonly east: number;
  readonly south: number;
}

const width = 400;
const padding = 46;
const leastHeight = 230;
const mostHeight = 430;
/** A sketch of less ground than this would make a stroll look like a march. */
const leastSpanMeters = 800;
/** Of a numbered point: smaller where a whole trip stands on one sketch. */
const radii = { stops: 10, days: 7.5 };
const metersPerDegree = 111_195;

/**
 * Projects the places of some days onto one drawing that fits them, north up, and moves points that would hide each
 * other apart.
 *
 * @param marks - `stops` numbers the stops of one day, `days` marks every stop with its day
 * @returns undefined where fewer than two places have a known position
 */
export function drawPoints(
  days: readonly ItineraryDay[],
  places: ReadonlyMap<string, Place>,
  marks: 'stops' | 'days',
  nameOf: (placeId: string) => string,
): MapDrawing | undefined {
  const tracks = days.map((day) => groundTrack(day, places, marks, nameOf));
  const points = distinct(tracks.flat());
  if (points.length < 2) return undefined;
  const { place, height, metersPerUnit } = projection(points);
  const radius = radii[marks];
  const moved = spread(points.map(place), height, radius);
  const byKey = new Map(points.map((point, index) => [keyOf(point), moved[index]]));
  const drawn = tracks.map((track, index) => ({
    colour: days[index]?.day ?? 1,
    points: track.flatMap((point) => byKey.get(keyOf(point)) ?? []),
  }));
  return {
    width,
    height,
    metersPerUnit,
    radius,
    points: moved,
    tracks: drawn.map((track) => ({ ...track, colour: track.colour - 1 })),
  };
}

function groundTrack(
  day: ItineraryDay,
  places: ReadonlyMap<string, Place>,
  marks: 'stops' | 'days',
  nameOf: (placeId: string) => string,
): GroundPoint[] {
  const ids = [day.start.placeId, ...day.stops.map(({ placeId }) => placeId), day.end.placeId];
  return ids.flatMap((placeId, index) => {
    const place = places.get(placeId);
    if (place === undefined) return [];
    const { latitude, longitude } = toSatellitePosition(place.position);
    const isStop = index > 0 && index < ids.length - 1;
    const mark = !isStop ? '' : String(marks === 'stops' ? index : day.day);
    const east = longitude * metersPerDegree * Math.cos((latitude * Math.PI) / 180);
    return [{ placeId, mark, name: nameOf(placeId), colour: day.day - 1, east, south: -latitude * metersPerDegree }];
  });
}

/** A base is one point however often it is passed; a stop is one point each time it is visited. */
function keyOf({ placeId, mark, colour }: GroundPoint): string {
  return mark === '' ? placeId : `${placeId} ${mark} ${colour}`;
}

function distinct(points: readonly GroundPoint[]): GroundPoint[] {
  return [...new Map(points.map((point) => [keyOf(point), point])).values()];
}

function projection(points: readonly GroundPoint[]) {
  const span = (values: readonly number[]) => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return { middle: (least + most) / 2, length: Math.max(most - least, leastSpanMeters) };
  };
  const east = span(points.map((point) => point.east));
  const south = span(points.map((point) => point.south));
  const inner = width - 2 * padding;
  const metersPerUnit = Math.max(east.length / inner, south.length / (mostHeight - 2 * padding));
  const height = Math.round(Math.max(leastHeight, south.length / metersPerUnit + 2 * padding));
  const place = ({ east: x, south: y, mark, name, colour }: GroundPoint): MapPoint => ({
    x: width / 2 + (x - east.middle) / metersPerUnit,
    y: height / 2 + (y - south.middle) / metersPerUnit,
    mark,
    name,
    colour,
  });
  return { place, height, metersPerUnit };
}

/** Pushes points apart that are nearer than two circles, as little as that takes. */
function spread(points: readonly MapPoint[], height: number, radius: number): MapPoint[] {
  const moved = points.map(({ x, y }) => ({ x, y }));
  const gap = 2 * radius + 3;
  for (let round = 0; round < 200; round += 1) {
    let isSettled = true;
    for (const [index, point] of moved.entries()) {
      for (const [position, other] of moved.slice(index + 1).entries()) {
        const [dx, dy] = [other.x - point.x, other.y - point.y];
        const distance = Math.hypot(dx, dy);
        if (distance >= gap - 0.01) continue;
        isSettled = false;
        // Points on the very same spot part in a direction of their own.
        const angle = distance > 0.01 ? Math.atan2(dy, dx) : 2.4 * (index + position + 1);
        const push = (gap - distance) / 2;
        point.x -= Math.cos(angle) * push;
        point.y -= Math.sin(angle) * push;
        other.x += Math.cos(angle) * push;
        other.y += Math.sin(angle) * push;
      }
    }
    if (isSettled) break;
    for (const point of moved) {
      point.x = Math.min(width - radius - 4, Math.max(radius + 4, point.x));
      point.y = Math.min(height - radius - 24, Math.max(radius + 4, point.y));
    }
  }
  return points.map((point, index) => ({ ...point, ...moved[index] }));
}
