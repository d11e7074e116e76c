import { describe, expect, it } from 'vitest';
import type { TripObstacle } from '../../../src/domain/itinerary.js';
import { renderPlanOutcome } from '../../../src/travel/render/render-plan-outcome.js';
import { sampleItinerary } from './sample-itinerary.js';

const nearest = { ...sampleItinerary, remarks: [] };

function reasonFor(obstacle: TripObstacle, language: 'zh-Hans' | 'en'): string | undefined {
  return renderPlanOutcome({ status: 'no-plan', obstacles: [obstacle] }, language).split('\n')[0];
}

describe('renderPlanOutcome', () => {
  it('words a plan like renderItinerary does', () => {
    const text = renderPlanOutcome({ status: 'planned', itinerary: sampleItinerary }, 'zh-Hans');
    expect(text.split('\n')[0]).toMatch(/^为您安排好了杭州/);
  });

  it('says which budget is too small and what would do, then introduces the nearest plan as such', () => {
    const text = renderPlanOutcome(
      {
        status: 'no-plan',
        obstacles: [{ type: 'budget', scope: 'total', maxYuan: 300, neededYuan: 956.5 }],
        nearest,
      },
      'zh-Hans',
    );
    const lines = text.split('\n');
    expect(lines[0]).toBe('预算 300 元不够：最省的 2 天安排要 956.5 元。');
    expect(lines[1]).toBe('下面这个安排最接近您的要求：');
    expect(lines[3]).toMatch(/^杭州 2 天 1 晚：.*，全程预计 956\.5 元，比 300 元的预算多 656\.5 元。$/);
    expect(lines.at(-1)).toBe('您看怎么调整？告诉我，我重新安排。');
    expect(text).not.toContain('为您安排好了');
  });

  it.each<[what: string, obstacle: TripObstacle, simplified: string, english: string]>([
    [
      'a way of travelling that is not known',
      { type: 'journey-modes', modes: ['flight'], knownModes: ['train', 'coach'] },
      '没有查到飞机的班次，目前能走的是火车、长途汽车。',
      'We know of no way there by flight; what we can offer is: train and coach.',
    ],
    [
      'no hotel with all that was asked for',
      { type: 'stay', wanted: ['pets-allowed', 'sauna'] },
      '没有找到符合要求的住处：可带宠物、sauna。',
      'We found no place to stay with all of this: pets allowed and sauna.',
    ],
    [
      'an unknown city',
      { type: 'unknown-city', city: '拉萨', knownCities: ['杭州', '绍兴'] },
      '我们暂时没有拉萨的景点资料，目前可以安排：杭州、绍兴。',
      'We have no sights for Lhasa yet. We can plan: Hangzhou and Shaoxing.',
    ],
    [
      'an unknown city where none is known',
      { type: 'unknown-city', city: '拉萨', knownCities: [] },
      '我们暂时没有拉萨的景点资料。',
      'We have no sights for Lhasa yet.',
    ],
    [
      'a budget for one kind of cost',
      { type: 'budget', scope: 'hotel', maxYuan: 100, neededYuan: 240 },
      '住宿预算 100 元不够：最省的安排要 240 元。',
      '¥100 is not enough for the hotel: the cheapest plan comes to ¥240.',
    ],
    [
      'the wish to pay nothing',
      { type: 'budget', scope: 'attractions', maxYuan: 0, neededYuan: 45 },
      '门票预算一分不花排不下来：最省的安排也要 45 元。',
      'It cannot be done without spending on tickets: the cheapest plan comes to ¥45.',
    ],
    [
      'a place that is not known',
      { type: 'must-see', name: '云顶', reason: 'unknown' },
      '我们的资料里没有找到“云顶”，换个叫法告诉我，我再找一次。',
      'We could not find “云顶” in our records; under another name we will gladly look again.',
    ],
    [
      'a place that is closed',
      { type: 'must-see', name: '茶叶博物馆', reason: 'closed' },
      '“茶叶博物馆”在您选的这几天不开放。',
      '“茶叶博物馆” is closed on the days you chose.',
    ],
    [
      'a place without time for it',
      { type: 'must-see', name: '千岛湖', reason: 'time' },
      '“千岛湖”在这次的时间里排不下。',
      '“千岛湖” does not fit into the time there is.',
    ],
    [
      'a place that is wished and refused',
      { type: 'must-see', name: '灵隐寺', reason: 'contradicts' },
      '您既想去“灵隐寺”，又说了不去，我该按哪个来？',
      'You asked for “灵隐寺” and also to leave it out; which shall it be?',
    ],
    [
      'too many wishes',
      { type: 'too-many-wishes', names: ['灵隐寺', '宋城'] },
      '想去的地方这几天排不完：“灵隐寺”、“宋城”。多留一天，或者减去一两处就可以。',
      'These are too many for the time there is: “灵隐寺” and “宋城”. One more day, or one or two fewer, would do.',
    ],
    [
      'a city without sights',
      { type: 'no-places', city: '绍兴' },
      '绍兴还没有可以安排的景点资料。',
      'We have no sights to plan with in Shaoxing yet.',
    ],
  ])('words %s', (_what, obstacle, simplified, english) => {
    expect(reasonFor(obstacle, 'zh-Hans')).toBe(simplified);
    expect(reasonFor(obstacle, 'en')).toBe(english);
  });

  it('tells once that a place is not known', () => {
    const remarks = [{ type: 'unknown-place', name: '云顶' } as const];
    const obstacles = [{ type: 'must-see', name: '云顶', reason: 'unknown' } as const];
    const text = renderPlanOutcome({ status: 'no-plan', obstacles, nearest: { ...nearest, remarks } }, 'zh-Hans');
    expect(text.match(/云顶/g)).toHaveLength(1);
  });

  it('offers to change the wish where there is no nearest plan', () => {
    const text = renderPlanOutcome({ status: 'no-plan', obstacles: [{ type: 'no-places', city: '绍兴' }] }, 'en');
    expect(text.split('\n')[1]).toBe('What would you like to change? We will plan it again.');
  });
});
