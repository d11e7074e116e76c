import { describe, expect, it } from 'vitest';
import { readPlaces } from '../../../src/travel/data/read-places.js';

const options = { city: '杭州', today: '2026-12-01' };

// Overpass JSON as `[out:json]; … out center meta;` writes it.
const overpass = JSON.stringify({
  version: 0.6,
  generator: 'Overpass API',
  osm3s: {
    timestamp_osm_base: '2026-11-20T08:00:00Z',
    copyright: 'The data included in this document is from www.openstreetmap.org.',
  },
  elements: [
    {
      type: 'node',
      id: 1,
      lat: 30.2463,
      lon: 120.1445,
      tags: {
        tourism: 'museum',
        name: '浙江省博物馆',
        'name:en': 'Zhejiang Provincial Museum',
        alt_name: '浙博;省博',
        opening_hours: 'Tu-Su,PH 09:00-17:00; Mo off',
        fee: 'no',
        wheelchair: 'yes',
        phone: '+86 571 87980281',
        'addr:street': '孤山路',
        'addr:housenumber': '25号',
        'addr:city': 'Hangzhou',
      },
    },
    {
      type: 'way',
      id: 2,
      center: { lat: 30.24, lon: 120.1 },
      timestamp: '2024-05-06T01:02:03Z',
      tags: { leisure: 'park', name: '公园', charge: '60 CNY', wheelchair: 'limited', opening_hours: 'sunrise-sunset' },
    },
    { type: 'node', id: 3, lat: 30.25, lon: 120.15, tags: { amenity: 'bench' } },
    { type: 'node', id: 4, lat: 30.25, lon: 120.15, tags: { tourism: 'attraction' } },
    { type: 'node', id: 5, lat: 30.25, lon: 120.15, tags: { amenity: 'place_of_worship', name: '土地庙' } },
    {
      type: 'node',
      id: 6,
      lat: 30.24,
      lon: 120.09,
      tags: { amenity: 'place_of_worship', name: '灵隐寺', wikidata: 'Q1' },
    },
    { type: 'node', id: 7, lat: 30.25, lon: 120.16, tags: { tourism: 'hotel', name: '湖滨酒店' } },
    { type: 'node', id: 8, lat: 30.25, lon: 120.15 },
  ],
});

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6" generator="osmium">
  <node id="10" lat="30.0" lon="120.0"/>
  <node id="11" lat="30.2" lon="120.0"/>
  <node id="12" lat="30.2" lon="120.2"/>
  <node id="13" lat="30.0" lon="120.2"/>
  <node id="20" lat="30.25" lon="120.15" timestamp="2026-10-09T08:07:06Z">
    <tag k="historic" v="pagoda"/>
    <tag k="name" v="六和塔 &amp; 院"/>
    <tag k="opening_hours" v="06:00-18:30"/>
    <tag k="charge" v="20元"/>
  </node>
  <way id="30" timestamp="2026-10-09T08:07:06Z">
    <nd ref="10"/><nd ref="11"/><nd ref="12"/><nd ref="13"/>
    <tag k="leisure" v="garden"/>
    <tag k="name" v="园"/>
    <tag k="fee" v="no"/>
  </way>
  <relation id="40"><tag k="tourism" v="attraction"/><tag k="name" v="西湖"/></relation>
</osm>`;

describe('OpenStreetMap extracts', () => {
  it('give places with what their tags say', async () => {
    const { places } = await readPlaces({ osm: overpass }, options);
    expect(places[0]).toEqual({
      id: 'osm-node-1',
      name: '浙江省博物馆',
      aliases: ['浙博', '省博'],
      englishName: 'Zhejiang Provincial Museum',
      city: '杭州',
      kind: 'sight',
      position: { latitude: 30.2463, longitude: 120.1445, datum: 'WGS-84' },
      openingHours: [{ open: '09:00', close: '17:00', weekdays: [2, 3, 4, 5, 6, 7] }],
      closedDays: { weekdays: [1], openOnHolidays: true },
      price: { adult: 0 },
      tags: ['museum', 'free'],
      indoor: true,
      access: { stepFree: true },
      address: '孤山路25号',
      phone: '+86 571 87980281',
      source: {
        name: 'OpenStreetMap 贡献者',
        englishName: 'OpenStreetMap contributors',
        url: 'https://www.openstreetmap.org/node/1',
        license: 'ODbL 1.0',
        date: '2026-11-20',
      },
    });
    expect(places.map(({ name, kind }) => [name, kind])).toEqual([
      ['浙江省博物馆', 'sight'],
      ['公园', 'sight'],
      ['灵隐寺', 'sight'],
      ['湖滨酒店', 'hotel'],
    ]);
  });

  it('report what they do not say clearly, and count what is no place to visit', async () => {
    const { places, report } = await readPlaces({ osm: JSON.parse(overpass) }, options);
    expect(places[1]).toMatchObject({ price: { adult: 60 }, position: { latitude: 30.24, longitude: 120.1 } });
    // A wheelchair that gets somewhere only is neither yes nor no.
    expect(places[1]).not.toHaveProperty('access');
    expect(report.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'unread-hours', row: 2, found: 'sunrise-sunset' }),
        expect.objectContaining({ code: 'stale', row: 2, found: '2024-05-06' }),
        expect.objectContaining({ code: 'price-missing', place: '灵隐寺' }),
        expect.objectContaining({ code: 'room-price-missing', place: '湖滨酒店' }),
      ]),
    );
    expect(report.skipped).toEqual({
      'amenity=bench': 1,
      'no name': 1,
      'place_of_worship of no more than local note': 1,
    });
    expect(report.rows).toBe(4 + 3);
    expect(report.used).toBe(4);
  });

  it('are read as XML, a way in the middle of its corners', async () => {
    const { places, report } = await readPlaces({ osm: xml }, options);
    expect(places).toMatchObject([
      {
        id: 'osm-node-20',
        name: '六和塔 & 院',
        price: { adult: 20 },
        openingHours: [{ open: '06:00', close: '18:30' }],
        tags: ['pagoda', 'historic-site'],
        source: { date: '2026-10-09' },
      },
      { id: 'osm-way-30', position: { latitude: expect.closeTo(30.1, 9), longitude: expect.closeTo(120.1, 9) } },
    ]);
    // A relation has no position of its own in such a file.
    expect(report.findings).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'invalid', place: '西湖', field: 'position' }),
    );
  });
});
