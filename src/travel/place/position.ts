import type { Position } from '../../domain/place.js';
import { isShifted } from './mainland.js';

/** Degrees in WGS-84. */
export interface SatellitePosition {
  readonly latitude: number;
  readonly longitude: number;
}

// The Krasovsky ellipsoid of 1940, on which GCJ-02 is defined.
const semiMajorAxis = 6_378_245;
const eccentricitySquared = 0.006_693_421_622_965_943;
const earthRadiusMeters = 6_371_008.8;
const radians = Math.PI / 180;

/** How far GCJ-02 lies from WGS-84 at a point, in degrees. Formula as published with eviltransform (MIT licence). */
function shiftAt(latitude: number, longitude: number): SatellitePosition {
  const east = longitude - 105;
  const north = latitude - 35;
  const common = ((20 * Math.sin(6 * east * Math.PI) + 20 * Math.sin(2 * east * Math.PI)) * 2) / 3;
  const latitudeMeters =
    -100 +
    2 * east +
    3 * north +
    0.2 * north * north +
    0.1 * east * north +
    0.2 * Math.sqrt(Math.abs(east)) +
    common +
    ((20 * Math.sin(north * Math.PI) + 40 * Math.sin((north / 3) * Math.PI)) * 2) / 3 +
    ((160 * Math.sin((north / 12) * Math.PI) + 320 * Math.sin((north / 30) * Math.PI)) * 2) / 3;
  const longitudeMeters =
    300 +
    east +
    2 * north +
    0.1 * east * east +
    0.1 * east * north +
    0.1 * Math.sqrt(Math.abs(east)) +
    common +
    ((20 * Math.sin(east * Math.PI) + 40 * Math.sin((east / 3) * Math.PI)) * 2) / 3 +
    ((150 * Math.sin((east / 12) * Math.PI) + 300 * Math.sin((east / 30) * Math.PI)) * 2) / 3;
  const sine = Math.sin(latitude * radians);
  const magic = 1 - eccentricitySquared * sine * sine;
  const root = Math.sqrt(magic);
  return {
    latitude: latitudeMeters / (((semiMajorAxis * (1 - eccentricitySquared)) / (magic * root)) * radians),
    longitude: longitudeMeters / ((semiMajorAxis / root) * Math.cos(latitude * radians) * radians),
  };
}

/** Each round makes the rest about 1 % of what it was; after four it is below a millimetre. */
const inverseRounds = 4;

/**
 * Gives a position in WGS-84, what satellites and OpenStreetMap use. Exact to less than a millimetre; outside mainland China
 * the datums are the same.
 */
export function toSatellitePosition(position: Position): SatellitePosition {
  const { latitude, longitude } = position;
  if (position.datum === 'WGS-84' || !isShifted(latitude, longitude)) return { latitude, longitude };
  let guess: SatellitePosition = { latitude, longitude };
  for (let round = 0; round < inverseRounds; round += 1) {
    const shift = shiftAt(guess.latitude, guess.longitude);
    guess = { latitude: latitude - shift.latitude, longitude: longitude - shift.longitude };
  }
  return guess;
}

/**
 * Gives a position in GCJ-02, what Tencent's and Amap's maps use. Outside mainland China the datums are the same.
 */
export function toMapPosition(position: Position): Position {
  const { latitude, longitude } = position;
  if (position.datum === 'GCJ-02' || !isShifted(latitude, longitude)) return { latitude, longitude, datum: 'GCJ-02' };
  const shift = shiftAt(latitude, longitude);
  return { latitude: latitude + shift.latitude, longitude: longitude + shift.longitude, datum: 'GCJ-02' };
}

/** Metres between two positions as the crow flies, whatever their datums (haversine). */
export function distanceBetween(from: Position, to: Position): number {
  const start = toSatellitePosition(from);
  const end = toSatellitePosition(to);
  const halfLatitude = Math.sin(((end.latitude - start.latitude) * radians) / 2);
  const halfLongitude = Math.sin(((end.longitude - start.longitude) * radians) / 2);
  const chord =
    halfLatitude * halfLatitude +
    Math.cos(start.latitude * radians) * Math.cos(end.latitude * radians) * halfLongitude * halfLongitude;
  return 2 * earthRadiusMeters * Math.asin(Math.sqrt(chord));
}
