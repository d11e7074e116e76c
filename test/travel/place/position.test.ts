import { describe, expect, it } from 'vitest';
import type { Position } from '../../../src/domain/place.js';
import { fromBaiduPosition, toBaiduPosition } from '../../../src/travel/place/baidu-position.js';
import { distanceBetween, toMapPosition, toSatellitePosition } from '../../../src/travel/place/position.js';

const wgs = (latitude: number, longitude: number): Position => ({ latitude, longitude, datum: 'WGS-84' });
const gcj = (latitude: number, longitude: number): Position => ({ latitude, longitude, datum: 'GCJ-02' });

/** Metres between the numbers themselves, whatever their datums. */
const gap = (left: { latitude: number; longitude: number }, right: { latitude: number; longitude: number }) =>
  distanceBetween(wgs(left.latitude, left.longitude), wgs(right.latitude, right.longitude));

describe('GCJ-02 and WGS-84', () => {
  // Pairs published with the tests of eviltransform: https://github.com/googollee/eviltransform
  it.each([
    ['Shanghai', wgs(31.1774276, 121.5272106), gcj(31.17530398364597, 121.531541859215)],
    ['Shenzhen', wgs(22.543847, 113.912316), gcj(22.540796131694766, 113.9171764808363)],
    ['Beijing', wgs(39.911954, 116.377817), gcj(39.91334545536069, 116.38404722455657)],
  ])('are converted as published in %s, both ways within a metre', (_, satellite, map) => {
    expect(gap(toMapPosition(satellite), map)).toBeLessThan(0.01);
    expect(gap(toSatellitePosition(map), satellite)).toBeLessThan(0.01);
  });

  it('agree with what a vendor’s own conversion answered', () => {
    // Amap's coordinate service for 39.90734, 116.39089, as recorded in the tests of an R package.
    expect(gap(toMapPosition(wgs(39.90734, 116.39089)), gcj(39.90874539, 116.39713623))).toBeLessThan(1);
  });

  it('come back to where they were, all over the country', () => {
    for (let latitude = 21; latitude < 48; latitude += 2.7) {
      for (let longitude = 80; longitude < 124; longitude += 3.1) {
        const start = wgs(latitude, longitude);
        expect(gap(toSatellitePosition(toMapPosition(start)), start)).toBeLessThan(0.01);
      }
    }
  });

  it.each([
    ['Tokyo', 35.68, 139.69],
    ['Seoul', 37.57, 126.98],
    ['Taipei', 25.04, 121.56],
    ['Hanoi', 21.03, 105.85],
    ['Paris', 48.86, 2.35],
  ])('are the same in %s', (_, latitude, longitude) => {
    expect(toMapPosition(wgs(latitude, longitude))).toEqual(gcj(latitude, longitude));
    expect(toSatellitePosition(gcj(latitude, longitude))).toEqual({ latitude, longitude });
  });
});

describe('BD-09', () => {
  it.each([
    // https://github.com/hujiulong/gcoord, test/unit/crs/GCJ02.spec.js
    [gcj(45, 123), { latitude: 45.00636899, longitude: 123.00636499 }],
    // https://github.com/wandergis/coordtransform, README
    [gcj(39.915, 116.404), { latitude: 39.92133699351022, longitude: 116.41036949371029 }],
  ])('is converted as published, both ways within a metre', (map, baidu) => {
    expect(gap(toBaiduPosition(map), baidu)).toBeLessThan(0.05);
    expect(gap(fromBaiduPosition(baidu), map)).toBeLessThan(0.05);
  });

  it('comes back to where it was', () => {
    const start = { latitude: 30.25, longitude: 120.16 };
    expect(gap(toBaiduPosition(fromBaiduPosition(start)), start)).toBeLessThan(0.01);
  });
});
