import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../../src/error/configuration-error.js';
import { createLocalDay } from '../../../src/travel/calendar/local-day.js';

describe('createLocalDay', () => {
  const lateEvening = new Date('2026-11-24T17:30:00Z');

  it('tells the day of the time zone, not of the machine', () => {
    expect(createLocalDay('Asia/Shanghai')(lateEvening)).toBe('2026-11-25');
    expect(createLocalDay('Europe/Berlin')(lateEvening)).toBe('2026-11-24');
  });

  it('refuses an unknown time zone by name', () => {
    expect(() => createLocalDay('Asia/Hangzhou')).toThrow(ConfigurationError);
    expect(() => createLocalDay('Asia/Hangzhou')).toThrow(/"Asia\/Hangzhou"; use an IANA name/);
  });
});
