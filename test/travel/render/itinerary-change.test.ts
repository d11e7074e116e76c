import { describe, expect, it } from 'vitest';
import type { Itinerary, ItineraryDay } from '../../../src/domain/itinerary.js';
import { compareItineraries, isUnchanged } from '../../../src/travel/render/itinerary-change.js';
import { sampleItinerary } from './sample-itinerary.js';

function withDay(number: number, change: (day: ItineraryDay) => ItineraryDay): Itinerary {
  return { ...sampleItinerary, days: sampleItinerary.days.map((day) => (day.day === number ? change(day) : day)) };
}

const [bridge, lunch, pagoda] = sampleItinerary.days[0]?.stops ?? [];
if (!bridge || !lunch || !pagoda) throw new Error('the sample has three stops on its first day');

describe('compareItineraries', () => {
  it('finds nothing between a plan and its copy from a log', () => {
    const change = compareItineraries(sampleItinerary, JSON.parse(JSON.stringify(sampleItinerary)));
    expect(isUnchanged(change)).toBe(true);
    expect(change).toMatchObject({ days: [], moved: [], journeys: [], stay: undefined });
  });

  it('names what left a day and what came in its place', () => {
    const island = { ...pagoda, placeId: 'island', name: '三潭印月' };
    const change = compareItineraries(
      sampleItinerary,
      withDay(1, (day) => ({ ...day, stops: [bridge, lunch, island] })),
    );
    expect(change.days).toEqual([{ day: 1, kind: 'sights', removed: [pagoda], added: [island] }]);
    expect(isUnchanged(change)).toBe(false);
  });

  it('calls a sight on another day moved, not lost and found', () => {
    const first = withDay(1, (day) => ({ ...day, stops: [bridge, lunch] }));
    const both = { ...first, days: first.days.map((day) => (day.day === 2 ? { ...day, stops: [pagoda] } : day)) };
    const change = compareItineraries(sampleItinerary, both);
    expect(change.moved).toEqual([{ stop: pagoda, from: 1, to: 2 }]);
    expect(change.days.flatMap((day) => day.added)).toEqual([]);
    expect(change.days[0]?.removed).toEqual([]);
  });

  it.each<[what: string, kind: string, change: (day: ItineraryDay) => ItineraryDay]>([
    ['the order', 'order', (day) => ({ ...day, stops: [pagoda, lunch, bridge] })],
    ['a meal', 'meals', (day) => ({ ...day, stops: [bridge, { ...lunch, placeId: 'other' }, pagoda] })],
    ['a fare', 'way', (day) => ({ ...day, end: { ...day.end, leg: { ...day.end.leg, costYuan: 3 } } })],
  ])('tells a change of %s', (_what, kind, change) => {
    expect(compareItineraries(sampleItinerary, withDay(1, change)).days).toMatchObject([{ day: 1, kind }]);
  });

  it('sees another train, another hotel and the new total', () => {
    const { outbound, costs } = sampleItinerary;
    const hotel = { placeId: 'wulin', name: '武林' };
    const now = {
      ...withDay(1, (day) => ({ ...day, overnight: { ...hotel, rooms: 1, costYuan: 300 } })),
      outbound: outbound && { ...outbound, depart: '07:30' },
      costs: { ...costs, total: 900 },
    };
    expect(compareItineraries(sampleItinerary, now)).toMatchObject({
      journeys: ['outbound'],
      stay: hotel,
      beforeYuan: 956.5,
      nowYuan: 900,
    });
  });
});
