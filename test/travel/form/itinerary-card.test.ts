import { describe, expect, it } from 'vitest';
import { wantsHandoff } from '../../../src/assistant/handoff/handoff-wish.js';
import type { Language } from '../../../src/domain/language.js';
import { itineraryCard } from '../../../src/travel/form/itinerary-card.js';
import { sampleItinerary } from '../render/sample-itinerary.js';

describe('itineraryCard', () => {
  it('gives words and bare values of each stop', () => {
    const [first] = itineraryCard(sampleItinerary, 'en').days;
    expect(first?.items.find((item) => item.type === 'stop' && item.number === 3)).toEqual({
      type: 'stop',
      number: 3,
      kind: 'visit',
      placeId: 'leifeng',
      name: 'Leifeng Pagoda',
      arrive: '13:30',
      leave: '15:00',
      time: '13:30–15:00',
      title: 'Leifeng Pagoda (雷峰塔)',
      details: ['open 08:00–20:00', 'tickets ¥80'],
      costYuan: 80,
      actions: [
        {
          id: 'replace-stop',
          label: 'Something else',
          message: 'Without Leifeng Pagoda on day 1, please; suggest something else',
        },
      ],
    });
  });

  it('is plain JSON', () => {
    const card = itineraryCard(sampleItinerary, 'zh-Hans');
    expect(JSON.parse(JSON.stringify(card))).toEqual(card);
  });

  it('is worded in traditional characters with the ids as they are', () => {
    const [first] = sampleItinerary.days;
    const stop = { ...first!.stops[0]!, placeId: '断桥', name: '断桥' };
    const card = itineraryCard({ ...sampleItinerary, days: [{ ...first!, stops: [stop] }] }, 'zh-Hant');
    expect(card.days[0]?.items).toContainEqual(expect.objectContaining({ placeId: '断桥', name: '斷橋' }));
    expect(card.actions.map(({ label }) => label)).toContain('便宜一點');
  });

  it.each<Language>(['zh-Hans', 'zh-Hant', 'en'])('has a button that the handoff understands in %s', (language) => {
    const human = itineraryCard(sampleItinerary, language).actions.find(({ id }) => id === 'human');
    expect(wantsHandoff(human?.message ?? '')).toBe(true);
  });

  it('owns up to old facts as the chat does', () => {
    const old = { ...sampleItinerary, sources: [{ name: '旅游局', date: '2019-03-05' }] };
    expect(itineraryCard(old, 'zh-Hans').remarks.at(-1)).toContain('2019');
    expect(itineraryCard(old, 'en').remarks.at(-1)).toContain('2019');
  });
});
