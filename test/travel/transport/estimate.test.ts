import { describe, expect, it } from 'vitest';
import type { Position } from '../../../src/domain/place.js';
import type { TransportMode } from '../../../src/domain/trip-request.js';
import { distanceBetween } from '../../../src/travel/place/position.js';
import { createTransportEstimator } from '../../../src/travel/transport/estimate.js';

const centre: Position = { latitude: 30, longitude: 120, datum: 'WGS-84' };
/** A degree of latitude is 111.195 km on the mean sphere. */
const north = (kilometers: number): Position => ({ ...centre, latitude: 30 + kilometers / 111.195 });

describe('distanceBetween', () => {
  it('measures a kilometre of latitude', () => {
    expect(distanceBetween(centre, north(1))).toBeCloseTo(1000, 0);
  });

  it('finds the same point in both datums at the same place', () => {
    // Tian'anmen: published pair of WGS-84 and GCJ-02 coordinates.
    const satellite: Position = { latitude: 39.907333, longitude: 116.391083, datum: 'WGS-84' };
    const map: Position = { latitude: 39.908735, longitude: 116.397321, datum: 'GCJ-02' };
    expect(distanceBetween(satellite, map)).toBeLessThan(20);
    expect(distanceBetween(satellite, { ...map, datum: 'WGS-84' })).toBeGreaterThan(400);
  });
});

describe('createTransportEstimator', () => {
  const estimate = createTransportEstimator();

  it.each<[TransportMode, number, number, number]>([
    // 1 km straight is 1.3 km on foot: 17.3 minutes at 4.5 km/h.
    ['walk', 1, 2, 0],
    ['bus', 5, 2, 4],
    // 5 km straight is 6.5 km of line: 3 yuan each.
    ['metro', 5, 2, 6],
    // 7 km of road: 13 + 4 × 2.5 = 23 yuan a car, two cars for five people.
    ['taxi', 5, 4, 23],
    ['taxi', 5, 5, 46],
  ])('charges for %s over %d km with %i people %d yuan', (mode, kilometers, people, yuan) => {
    expect(estimate(centre, north(kilometers), mode, people)?.costYuan).toBe(yuan);
  });

  it('rounds minutes up', () => {
    expect(estimate(centre, north(1), 'walk', 1)).toMatchObject({ minutes: 18, distanceMeters: 1300, costYuan: 0 });
  });

  it.each<[TransportMode, number]>([
    ['walk', 3.6],
    ['metro', 1],
    ['bus', 0.5],
    ['taxi', 0.3],
  ])('gives no %s over %d km', (mode, kilometers) => {
    expect(estimate(centre, north(kilometers), mode, 1)).toBeUndefined();
  });

  it('takes a city’s own numbers', () => {
    const flat = createTransportEstimator({ bus: { fare: (_, people) => people } });
    expect(flat(centre, north(5), 'bus', 3)?.costYuan).toBe(3);
  });

  it('says by what share the minutes may be off, the more so in the rush hour', () => {
    const share = (hours: 'day' | 'rush') =>
      createTransportEstimator({ hours })(centre, north(5), 'taxi', 1)?.errorShare;
    expect(share('day')).toBeGreaterThan(0.1);
    expect(share('rush')).toBeGreaterThan(share('day') ?? 1);
  });

  it('takes longer on the road in the rush hour, not under it', () => {
    const minutes = (hours: 'day' | 'rush', mode: TransportMode) =>
      createTransportEstimator({ hours })(centre, north(8), mode, 1)?.minutes ?? 0;
    expect(minutes('rush', 'taxi')).toBeGreaterThan(minutes('day', 'taxi'));
    expect(minutes('rush', 'bus')).toBeGreaterThan(minutes('day', 'bus'));
    expect(minutes('rush', 'metro')).toBe(minutes('day', 'metro'));
  });

  it.each<[string, number, number]>([
    // Beijing: 3 yuan up to 6 km, 4 up to 12, 5 up to 22, 6 up to 32, then one for each 20 km.
    ['北京', 4, 3],
    ['北京市', 8, 4],
    ['北京', 38, 7],
    // Shanghai: 3 yuan up to 6 km, then one for each 10 km.
    ['上海', 4, 3],
    ['上海', 12, 4],
    ['杭州', 2, 2],
  ])('charges for the metro of %s over %d km as the city does: %d yuan', (city, kilometers, yuan) => {
    expect(createTransportEstimator({ city })(centre, north(kilometers), 'metro', 1)?.costYuan).toBe(yuan);
  });

  it('charges for a taxi in Beijing as the city does', () => {
    // 5 km straight is 7 km of road: 13 + 4 × 2.3 + 1 = 23.2. 20 km straight is 28: 13 + 25 × 2.3 + 13 × 1.15 + 1 = 86.45.
    const estimateThere = createTransportEstimator({ city: '北京' });
    expect(estimateThere(centre, north(5), 'taxi', 1)?.costYuan).toBe(23);
    expect(estimateThere(centre, north(20), 'taxi', 4)?.costYuan).toBe(86);
  });

  it('has no metro in a city without one, and leaves open what it does not know', () => {
    expect(createTransportEstimator({ city: '桂林' })(centre, north(5), 'metro', 1)).toBeUndefined();
    expect(createTransportEstimator({ city: '桂林' })(centre, north(5), 'bus', 1)).toBeDefined();
    expect(createTransportEstimator({ city: '小城' })(centre, north(5), 'metro', 1)).toBeDefined();
  });
});
