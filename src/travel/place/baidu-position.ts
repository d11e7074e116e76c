import type { Position } from '../../domain/place.js';
import type { SatellitePosition } from './position.js';

// BD-09 is GCJ-02, turned and moved once more. Formula as published with eviltransform (MIT licence).
const turn = (Math.PI * 3000) / 180;
const eastShift = 0.0065;
const northShift = 0.006;
/** Each round makes the rest about a thousandth of what it was. */
const inverseRounds = 4;

/** Gives a GCJ-02 position as Baidu's maps have it (BD-09). */
export function toBaiduPosition({ latitude, longitude }: SatellitePosition): SatellitePosition {
  const radius = Math.hypot(longitude, latitude) + 0.000_02 * Math.sin(latitude * turn);
  const angle = Math.atan2(latitude, longitude) + 0.000_003 * Math.cos(longitude * turn);
  return { latitude: radius * Math.sin(angle) + northShift, longitude: radius * Math.cos(angle) + eastShift };
}

/** Gives a position of Baidu's maps (BD-09, not Baidu's metres) in GCJ-02, exact to a centimetre. */
export function fromBaiduPosition({ latitude, longitude }: SatellitePosition): Position {
  let guess: SatellitePosition = { latitude: latitude - northShift, longitude: longitude - eastShift };
  for (let round = 0; round < inverseRounds; round += 1) {
    const there = toBaiduPosition(guess);
    guess = {
      latitude: guess.latitude + latitude - there.latitude,
      longitude: guess.longitude + longitude - there.longitude,
    };
  }
  return { ...guess, datum: 'GCJ-02' };
}
