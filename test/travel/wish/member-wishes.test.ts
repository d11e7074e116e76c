import { describe, expect, it } from 'vitest';
import { mergeMembers } from '../../../src/travel/wish/member-wishes.js';
import { readTripWish } from '../../../src/travel/wish/read-trip-wish.js';
import type { NamedPlace } from '../../../src/travel/wish/wish-reading.js';

const places: readonly NamedPlace[] = [
  { id: 'lake', name: '西湖', englishName: 'West Lake', city: '杭州', kind: 'sight' },
  { id: 'lingyin', name: '灵隐寺', englishName: 'Lingyin Temple', city: '杭州', kind: 'sight' },
];
const read = (message: string) => readTripWish(message, { now: new Date('2026-11-24T04:00:00Z'), places }).wish;

describe('members of a party', () => {
  it('are heard one by one', () => {
    expect(read('杭州两天三个人,小王想去西湖和灵隐寺,小李不想爬山,我想去博物馆')).toEqual({
      city: '杭州',
      days: 2,
      party: { adult: 3 },
      members: [
        { member: '小王', wants: ['西湖', '灵隐寺'] },
        { member: '小李', refuses: ['hiking'] },
        { member: '我', wants: ['museum'] },
      ],
    });
  });

  it('are heard in English', () => {
    const { members } = read(
      'Two days in Hangzhou: Ann wants to see West Lake, Ben hates hiking and I would like museums',
    );
    expect(members).toEqual([
      { member: 'Ann', wants: ['西湖'] },
      { member: 'Ben', refuses: ['hiking'] },
      { member: 'I', wants: ['museum'] },
    ]);
  });

  it.each(['杭州两天,我想去西湖,不想爬山', '我和女朋友想去杭州看博物馆', 'I want to see West Lake and we love tea'])(
    'are none where one person speaks: “%s”',
    (message) => {
      expect(read(message).members).toBeUndefined();
    },
  );

  it('change their mind without losing what else they said', () => {
    const first = [{ member: '小王', wants: ['西湖', '灵隐寺'] }];
    expect(mergeMembers(first, [{ member: '小王', refuses: ['灵隐寺'] }])).toEqual([
      { member: '小王', wants: ['西湖'], refuses: ['灵隐寺'] },
    ]);
  });
});
