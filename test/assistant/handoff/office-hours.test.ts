import { describe, expect, it } from 'vitest';
import { officeHours } from '../../../src/assistant/handoff/index.js';

const china = officeHours({
  workdays: [
    ['09:00', '12:00'],
    ['13:30', '18:00'],
  ],
  freeDays: [['10:00', '16:00']],
});
/** Clock time in Shanghai. */
const shanghai = (time: string) => new Date(`${time}:00+08:00`);

describe('officeHours()', () => {
  it.each([
    ['2026-11-25T09:00', true],
    ['2026-11-25T11:59', true],
    ['2026-11-25T12:00', false],
    ['2026-11-25T13:30', true],
    ['2026-11-25T18:00', false],
    ['2026-11-25T03:00', false],
    ['2026-11-28T09:30', false],
    ['2026-11-28T10:00', true],
  ])('knows workdays and weekends: %s is %s', async (time, isOpen) => {
    expect(await china.isOpen(shanghai(time))).toBe(isOpen);
  });

  it.each([
    ['a public holiday on a Thursday', '2026-10-01T17:00', false],
    ['a Saturday that is worked in lieu of it', '2026-10-10T17:00', true],
    ['an ordinary Saturday', '2026-10-17T17:00', false],
  ])('goes by the published holidays and working weekends: %s', async (_case, time, isOpen) => {
    expect(await china.isOpen(shanghai(time))).toBe(isOpen);
  });

  it.each([
    ['2026-11-25T10:00', '2026-11-25T10:00'],
    ['2026-11-25T12:10', '2026-11-25T13:30'],
    ['2026-11-25T20:00', '2026-11-26T09:00'],
    ['2026-11-27T20:00', '2026-11-28T10:00'],
  ])('tells when it opens next: at %s it is %s', async (time, opening) => {
    expect(await china.nextOpening(shanghai(time))).toEqual(shanghai(opening));
  });

  it('goes on past midnight', async () => {
    const night = officeHours({ workdays: [['22:00', '02:00']], calendar: 'weekdays' });
    expect(await night.isOpen(shanghai('2026-11-25T23:00'))).toBe(true);
    expect(await night.isOpen(shanghai('2026-11-26T01:59'))).toBe(true);
    expect(await night.isOpen(shanghai('2026-11-26T02:00'))).toBe(false);
    expect(await night.isOpen(shanghai('2026-11-28T01:00'))).toBe(true);
    expect(await night.isOpen(shanghai('2026-11-29T01:00'))).toBe(false);
  });

  it('keeps its hours when clocks are set forward', async () => {
    const newYork = officeHours({ timeZone: 'America/New_York', workdays: [['09:00', '17:00']], calendar: 'weekdays' });
    expect(await newYork.nextOpening(new Date('2026-03-06T23:00:00Z'))).toEqual(new Date('2026-03-09T13:00:00Z'));
  });

  it('lets single days differ, and tells that nothing opens', async () => {
    const special = officeHours({ workdays: [['09:00', '18:00']], special: { '2026-11-25': [] } });
    expect(await special.isOpen(shanghai('2026-11-25T10:00'))).toBe(false);
    expect(await officeHours({ workdays: [] }).nextOpening(shanghai('2026-11-25T10:00'))).toBeUndefined();
  });

  it.each([
    ['a time', { workdays: [['9', '18:00']] }],
    ['a range', { workdays: [['09:00', '09:00']] }],
    ['a zone', { workdays: [], timeZone: 'Mars/Olympus' }],
    ['an option', { workdays: [], weekends: [] }],
  ])('refuses %s that it cannot read', (_case, options) => {
    expect(() => officeHours(options as never)).toThrow(/officeHours\(\)/);
  });
});
