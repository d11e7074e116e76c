import type { Connection } from '../../../src/domain/connection.js';
import type { MultiCityRequest } from '../../../src/domain/multi-city-request.js';
import type { Place } from '../../../src/domain/place.js';
import { smallCity } from '../small-city.js';

/** The town of the other tests, and a second one beside it: a harbour, a tower, a garden, a hall of mirrors. */
const harbour = { city: '海湾' } as const;

function at(eastMeters: number, northMeters: number): Place['position'] {
  return { latitude: 30.75 + northMeters / 111_000, longitude: 121.15 + eastMeters / 96_000, datum: 'WGS-84' };
}

export const harbourTown: readonly Place[] = [
  {
    ...harbour,
    ...{ id: 'old-harbour', name: '旧港', englishName: 'Old Harbour', kind: 'sight', position: at(0, 0) },
    ...{ visitMinutes: 120, tags: ['lake', 'free'], rating: 4.8 },
  },
  {
    ...harbour,
    ...{ id: 'sea-tower', name: '望海楼', englishName: 'Sea Tower', kind: 'sight', position: at(600, 400) },
    ...{ openingHours: [{ open: '09:00', close: '18:00' }], price: { adult: 40 }, visitMinutes: 60, rating: 4.2 },
    tags: ['historic-site'],
  },
  {
    ...harbour,
    ...{ id: 'rock-temple', name: '石岩寺', englishName: 'Rock Temple', kind: 'sight', position: at(-900, 300) },
    ...{ openingHours: [{ open: '08:00', close: '17:00' }], price: { adult: 20 }, visitMinutes: 60, rating: 4 },
    tags: ['temple'],
  },
  {
    ...harbour,
    ...{ id: 'moon-garden', name: '月园', englishName: 'Moon Garden', kind: 'sight', position: at(300, -700) },
    ...{ openingHours: [{ open: '08:00', close: '17:30' }], visitMinutes: 90, tags: ['garden', 'free'], rating: 4.5 },
  },
  {
    ...harbour,
    ...{ id: 'fish-house', name: '渔家', kind: 'restaurant', position: at(200, 100), price: { adult: 70 } },
    ...{ openingHours: [{ open: '10:30', close: '21:00' }], tags: ['seafood'] },
  },
  {
    ...harbour,
    ...{ id: 'bay-noodles', name: '湾边面馆', kind: 'restaurant', position: at(-100, -300), price: { adult: 25 } },
    openingHours: [{ open: '10:00', close: '21:30' }],
  },
  { ...harbour, id: 'bay-inn', name: '湾景酒店', kind: 'hotel', position: at(100, 150), roomPrice: 480 },
  { ...harbour, id: 'bay-station', name: '海湾站', englishName: 'Bay Station', kind: 'station', position: at(2500, 0) },
];

export const bothTowns: readonly Place[] = [...smallCity, ...harbourTown];

const regular = { first: '06:00', last: '21:00', everyMinutes: 30 } as const;

export const trains: readonly Connection[] = [
  {
    ...{ from: '上海', to: '临溪', mode: 'train', station: 'linxi-station', minutes: 70, price: { adult: 50 } },
    departures: regular,
  },
  {
    ...{ from: '上海', to: '海湾', mode: 'train', station: 'bay-station', minutes: 40, price: { adult: 30 } },
    departures: regular,
  },
  {
    ...{ from: '临溪', to: '海湾', mode: 'train', station: 'bay-station', fromStation: 'linxi-station', minutes: 60 },
    ...{ price: { adult: 45 }, departures: regular },
  },
];

export const twoTowns: MultiCityRequest = {
  origin: '上海',
  stays: [
    { city: '临溪', days: 2 },
    { city: '海湾', days: 2 },
  ],
  startDate: '2027-05-11',
  party: { adult: 2 },
};
