import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { Itinerary } from '../../../src/domain/itinerary.js';
import type { Place } from '../../../src/domain/place.js';
import { type RenderICalendarOptions, renderICalendar } from '../../../src/travel/form/itinerary-icalendar.js';
import { freeDay, sampleItinerary } from '../render/sample-itinerary.js';
import { anyPlan } from '../support/any-plan.js';

const now = new Date('2027-01-02T03:04:05.678Z');
const leifeng: Place = {
  id: 'leifeng',
  name: '雷峰塔',
  city: '杭州',
  kind: 'sight',
  position: { latitude: 30.2316, longitude: 120.1487, datum: 'GCJ-02' },
  address: '南山路 15 号; 近净寺',
  phone: '0571-87982111',
};

function eventsOf(itinerary: Itinerary, language: 'zh-Hans' | 'en' = 'zh-Hans', options: RenderICalendarOptions = {}) {
  const calendar = new ICAL.Component(ICAL.parse(renderICalendar(itinerary, language, { now, ...options })));
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}

const instant = (time: ICAL.Time) => time.toJSDate().toISOString();

describe('renderICalendar', () => {
  it('gives an event for each stop, journey and check-in, at the hours of mainland China', () => {
    const events = eventsOf(sampleItinerary).map(({ summary, startDate, endDate }) => [
      summary,
      instant(startDate),
      instant(endDate),
    ]);
    expect(events).toEqual([
      ['火车 · 上海 08:30 → 杭州 09:30 · 146 元', '2027-10-01T00:30:00.000Z', '2027-10-01T01:30:00.000Z'],
      ['断桥残雪', '2027-10-01T02:00:00.000Z', '2027-10-01T03:00:00.000Z'],
      ['午餐：楼外楼', '2027-10-01T03:10:00.000Z', '2027-10-01T04:10:00.000Z'],
      ['雷峰塔', '2027-10-01T05:30:00.000Z', '2027-10-01T07:00:00.000Z'],
      ['入住：湖滨', '2027-10-01T07:10:00.000Z', '2027-10-01T07:10:00.000Z'],
      // Past midnight, the calendar's day is the next one.
      ['武林夜市', '2027-10-02T14:30:00.000Z', '2027-10-02T16:30:00.000Z'],
      ['火车 · 杭州 次日 01:10 → 上海 次日 02:10 · 146 元', '2027-10-02T17:10:00.000Z', '2027-10-02T18:10:00.000Z'],
    ]);
  });

  it('describes the ticket and the way, and gives the position by satellite', () => {
    const event = eventsOf(sampleItinerary, 'zh-Hans', { places: [leifeng] }).find(
      ({ summary }) => summary === '雷峰塔',
    );
    expect(event?.description).toBe(
      '开放 08:00–20:00 · 门票 80 元\n怎么去：打车 12 分钟 · 16.5 元\n地址：南山路 15 号; 近净寺\n电话：0571-87982111',
    );
    expect(event?.location).toBe('雷峰塔, 南山路 15 号; 近净寺');
    const position: unknown = event?.component.getFirstPropertyValue('geo');
    const [latitude, longitude] = position as [number, number];
    // GCJ-02 lies some hundred metres to the south-east of it there.
    expect(latitude).toBeGreaterThan(30.233);
    expect(latitude).toBeLessThan(30.236);
    expect(longitude).toBeGreaterThan(120.142);
    expect(longitude).toBeLessThan(120.146);
  });

  it('keeps the id of a stop when its time moves, and tells the versions apart', () => {
    const [before] = eventsOf(freeDay);
    const [day] = freeDay.days;
    const stop = { ...day!.stops[0]!, arrive: '15:00', leave: '16:00' };
    const [after] = eventsOf({ ...freeDay, days: [{ ...day!, stops: [stop] }] }, 'zh-Hans', { revision: 1 });
    expect(after?.uid).toBe(before?.uid);
    expect([before?.sequence, after?.sequence]).toEqual([0, 1]);
  });

  it('escapes names, and folds lines at 75 octets without cutting a character', () => {
    const [day] = freeDay.days;
    const name = `a,b;c\\d\n${'长🎐'.repeat(40)}`;
    const itinerary = { ...freeDay, days: [{ ...day!, stops: [{ ...day!.stops[0]!, name }] }] };
    const [event] = eventsOf(itinerary);
    expect(event?.summary).toBe(name);
    const text = renderICalendar(itinerary, 'zh-Hans', { now });
    for (const line of text.split('\r\n')) {
      const bytes = new TextEncoder().encode(line);
      expect(bytes.length).toBeLessThanOrEqual(75);
      expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toBe(line);
    }
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('is read by a parser with every stop in its place, whatever the plan', () => {
    fc.assert(
      fc.property(anyPlan, ({ itinerary, places }) => {
        const text = renderICalendar(itinerary, 'en', { places, now });
        expect(
          Math.max(...text.split('\r\n').map((line) => new TextEncoder().encode(line).length)),
        ).toBeLessThanOrEqual(75);
        const events = eventsOf(itinerary, 'en', { places });
        expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
        const starts = events.map(({ location, startDate }) => `${location} ${instant(startDate)}`);
        for (const day of itinerary.days) {
          for (const stop of day.stops) {
            const midnight = Date.parse(`${day.date}T00:00:00+08:00`);
            const [hours = 0, minutes = 0] = stop.arrive.split(':').map(Number);
            const start = new Date(midnight + (hours * 60 + minutes) * 60_000).toISOString();
            expect(
              starts
                .filter((each) => each.endsWith(start))
                .some((each) => each.includes(stop.englishName ?? stop.name)),
            ).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
