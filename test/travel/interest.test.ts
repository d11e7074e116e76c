import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/domain/place.js';
import type { TripRequest } from '../../src/domain/trip-request.js';
import { interestPoints, readInterests, servedPoints } from '../../src/travel/plan/interest.js';

const sight = (id: string, tags: readonly string[], aliases: readonly string[] = []): Place => ({
  id,
  name: `Sight ${id}`,
  aliases,
  city: '小城',
  kind: 'sight',
  position: { latitude: 30, longitude: 120, datum: 'WGS-84' },
  tags,
});

const places: readonly Place[] = [
  sight('dam', ['lake', 'west-lake'], ['西湖', 'West Lake']),
  sight('bridge', ['lake', 'west-lake'], ['西湖', 'West Lake']),
  sight('island', ['boat', 'west-lake']),
  sight('pond', ['lake']),
  sight('hall', ['museum'], ['市博']),
  sight('annex', ['museum', 'night-view'], ['市博']),
  sight('gallery', ['museum']),
];
const trip: TripRequest = { city: '小城', startDate: '2026-12-04', days: 3, party: { adult: 2 } };
const membersOf = (change: Partial<TripRequest>) =>
  readInterests({ ...trip, ...change }, places, 3).map(({ members }) => [...members].map((site) => places[site]?.id));

describe('readInterests', () => {
  it('takes a kind as all sights of the kind', () => {
    // The lake's English name holds the word too, which makes it no name for all lakes.
    expect(membersOf({ interests: ['lake'] })).toEqual([['dam', 'bridge', 'pond']]);
  });

  it('takes a shared name that is also a tag as all sights with the tag, ahead of the interests', () => {
    expect(membersOf({ interests: ['museum'], mustSee: ['西湖'] })).toEqual([
      ['dam', 'bridge', 'island'],
      ['hall', 'annex', 'gallery'],
    ]);
  });

  it('takes another shared name as those sights alone', () => {
    expect(membersOf({ mustSee: ['市博'] })).toEqual([['hall', 'annex']]);
  });

  it('leaves a single sight that must be seen to the must-see wishes', () => {
    expect(membersOf({ mustSee: ['Sight pond'] })).toEqual([]);
  });

  it('gives earlier interests more points and no smaller share', () => {
    const [first, second] = readInterests({ ...trip, interests: ['lake', 'museum'] }, places, 3);
    expect(first?.points).toBeGreaterThan(second?.points ?? Number.NaN);
    expect(first?.share).toBeGreaterThanOrEqual(second?.share ?? Number.NaN);
  });

  it('knows which interest wants the dark', () => {
    const interests = readInterests({ ...trip, interests: ['night-view', 'lake'] }, places, 3);
    expect(interests.map(({ isNightly }) => isNightly)).toEqual([true, false]);
  });
});

describe('interestPoints', () => {
  const interest = { members: new Set([1]), points: 100, share: 3, isNamed: false, isNightly: false };

  it('falls with every sight and goes below nothing beyond the share', () => {
    const points = [0, 1, 2, 3, 4].map((already) => interestPoints(interest, already));
    expect(points).toEqual(points.toSorted((left, right) => right - left));
    expect(points.map((each) => each > 0)).toEqual([true, true, true, false, false]);
  });

  it('counts a sight of two kinds for less than two sights', () => {
    const both = servedPoints([0, 1], [interest, interest], [0, 0]);
    expect(both).toBeGreaterThan(100);
    expect(both).toBeLessThan(200);
  });
});
