import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../../../src/domain/place.js';
import { drawPoints } from '../../../../src/travel/form/page/map-points.js';
import { overlaps, placeLabels } from '../../../../src/travel/form/page/place-labels.js';
import { renderPage } from '../../../../src/travel/form/page/render-page.js';
import { freeDay, sampleItinerary } from '../../render/sample-itinerary.js';
import { anyPlan } from '../../support/any-plan.js';

const at = (id: string, name: string, latitude: number, longitude: number): Place => ({
  id,
  name,
  city: '杭州',
  kind: 'sight',
  position: { latitude, longitude, datum: 'WGS-84' },
});
const places = [
  at('hz-east', '杭州东站', 30.29, 120.21),
  at('hubin', '湖滨', 30.254, 120.163),
  at('broken-bridge', '断桥残雪', 30.258, 120.151),
  at('louwailou', '楼外楼', 30.253, 120.141),
  at('leifeng', '雷峰塔', 30.231, 120.148),
  at('night-market', '武林夜市', 30.27, 120.16),
];

/** Tags with their attributes, and the text that stands in them. */
function read(html: string) {
  const tags: { name: string; attributes: Record<string, string> }[] = [];
  let text = '';
  const open: string[] = [];
  const void_ = new Set(['meta', 'br']);
  const parser = new Parser({
    onopentag(name, attributes) {
      tags.push({ name, attributes });
      if (!void_.has(name)) open.push(name);
    },
    onclosetag(name, implied) {
      if (void_.has(name)) return;
      if (implied && !['circle', 'rect', 'line', 'polyline', 'path'].includes(name))
        throw new Error(`${name} is not closed`);
      open.pop();
    },
    ontext(piece) {
      if (open.at(-1) !== 'style') text += piece;
    },
  });
  parser.end(html);
  return { tags, text };
}

describe('renderPage', () => {
  const page = read(renderPage(sampleItinerary, 'zh-Hans', { places }));

  it('tells the plan stop by stop under one heading a day', () => {
    expect(page.text).toContain('第 1 天 · 10 月 1 日 周五 · 国庆节');
    expect(page.text).toContain('313:30–15:00雷峰塔开放 08:00–20:00 · 门票 80 元');
    expect(page.text).toContain('合计956.5 元');
    expect(page.tags.find(({ name }) => name === 'html')?.attributes.lang).toBe('zh-Hans');
    expect(page.tags.filter(({ name }) => name === 'h1')).toHaveLength(1);
  });

  it('draws a map of the trip and of each day, with words for who cannot see them', () => {
    const maps = page.tags.filter(({ name }) => name === 'svg');
    expect(maps).toHaveLength(3);
    const ids = page.tags.flatMap(({ attributes }) => attributes.id ?? []);
    for (const { attributes } of maps) {
      for (const id of attributes['aria-labelledby']?.split(' ') ?? []) expect(ids).toContain(id);
    }
    expect(page.text).toContain('1 断桥残雪 → 2 楼外楼 → 3 雷峰塔');
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('draws no map where positions are not known', () => {
    expect(renderPage(sampleItinerary, 'en')).not.toContain('<svg');
  });

  it('needs no network and runs nothing, whatever a name holds', () => {
    const [day] = freeDay.days;
    const evil = `"><script>alert(1)</script><img src=x onerror='a()'>`;
    const stop = { ...day!.stops[0]!, name: evil };
    const itinerary = {
      ...freeDay,
      days: [{ ...day!, stops: [stop] }],
      sources: [{ name: evil, date: '2026-11-24', url: 'javascript:alert(1)' }],
    };
    const named = places.map((place) => ({ ...place, name: evil }));
    const { tags, text } = read(renderPage(itinerary, 'zh-Hans', { places: named }));
    expect(text).toContain(evil);
    expect(tags.filter(({ name }) => ['script', 'img', 'link', 'iframe', 'a'].includes(name))).toEqual([]);
    expect(tags.flatMap(({ attributes }) => Object.keys(attributes)).filter((key) => /^on|^src$/.test(key))).toEqual(
      [],
    );
  });

  it('puts no name of a map over another or over a point, and no point over another', () => {
    fc.assert(
      fc.property(anyPlan, ({ itinerary, places: city }) => {
        const byId = new Map(city.map((place) => [place.id, place]));
        for (const day of itinerary.days) {
          const drawing = drawPoints([day], byId, 'stops', (id) => byId.get(id)?.name ?? id);
          if (drawing === undefined) continue;
          const { points, radius, width, height } = drawing;
          const labels = placeLabels(drawing, []);
          const boxes = labels.map(({ box }) => box);
          for (const [index, box] of boxes.entries()) {
            for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
            for (const { x, y } of points) {
              const circle = { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
              expect(overlaps(box, circle)).toBe(false);
            }
            expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0);
            expect(box.right <= width && box.bottom <= height).toBe(true);
          }
          for (const [index, { x, y }] of points.entries()) {
            for (const other of points.slice(index + 1)) {
              expect(Math.hypot(x - other.x, y - other.y)).toBeGreaterThan(1.9 * radius);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
