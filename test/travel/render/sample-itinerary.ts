import type { Itinerary, ItineraryDay } from '../../../src/domain/itinerary.js';
import type { FactSource } from '../../../src/domain/place.js';

const sample: FactSource = { name: 'Sample data', url: 'https://example.com/places', date: '2026-11-20' };
const station = { placeId: 'hz-east', name: '杭州东站', englishName: 'Hangzhou East Railway Station' };
const hubin = { placeId: 'hubin', name: '湖滨', englishName: 'Hubin' };
const walk = { mode: 'walk', minutes: 10, distanceMeters: 640, costYuan: 0 } as const;
const metro = { mode: 'metro', minutes: 25, distanceMeters: 8200, costYuan: 8 } as const;

const firstDay: ItineraryDay = {
  day: 1,
  date: '2027-10-01',
  holiday: '国庆节',
  start: { ...station, time: '09:35' },
  stops: [
    {
      kind: 'visit',
      placeId: 'broken-bridge',
      name: '断桥残雪',
      englishName: 'Broken Bridge',
      leg: metro,
      arrive: '10:00',
      leave: '11:00',
      costYuan: 0,
    },
    {
      kind: 'meal',
      meal: 'lunch',
      placeId: 'louwailou',
      name: '楼外楼',
      englishName: 'Louwailou',
      leg: walk,
      arrive: '11:10',
      leave: '12:10',
      openingHours: '10:30–14:00',
      costYuan: 160,
    },
    {
      kind: 'visit',
      placeId: 'leifeng',
      name: '雷峰塔',
      englishName: 'Leifeng Pagoda',
      leg: { mode: 'taxi', minutes: 12, distanceMeters: 4100, costYuan: 16.5 },
      arrive: '13:30',
      leave: '15:00',
      openingHours: '08:00–20:00',
      costYuan: 80,
    },
  ],
  end: { ...hubin, time: '15:10', leg: walk },
  overnight: { ...hubin, rooms: 1, costYuan: 320 },
  costYuan: 730.5,
};

const secondDay: ItineraryDay = {
  day: 2,
  date: '2027-10-02',
  holiday: '国庆节',
  start: { ...hubin, time: '18:00' },
  stops: [
    {
      kind: 'visit',
      placeId: 'night-market',
      name: '武林夜市',
      leg: walk,
      arrive: '22:30',
      leave: '24:30',
      openingHours: '18:00–26:00',
      costYuan: 0,
    },
  ],
  end: { ...hubin, time: '24:40', leg: walk },
  costYuan: 226,
};

/** Two days that touch every kind of line, with sums worked out by hand. */
export const sampleItinerary: Itinerary = {
  city: '杭州',
  party: { adult: 2 },
  outbound: {
    mode: 'train',
    from: '上海',
    to: '杭州',
    date: '2027-10-01',
    depart: '08:30',
    arrive: '09:30',
    costYuan: 146,
  },
  days: [firstDay, secondDay],
  inbound: {
    mode: 'train',
    from: '杭州',
    to: '上海',
    date: '2027-10-02',
    depart: '25:10',
    arrive: '26:10',
    costYuan: 146,
  },
  costs: {
    attractions: 80,
    dining: 240,
    hotel: 320,
    innerCityTransport: 24.5,
    intercityTransport: 292,
    total: 956.5,
  },
  remarks: [
    { type: 'meal-on-your-own', day: 2, meal: 'dinner', costYuan: 80 },
    { type: 'saving', budgetYuan: 2000, costYuan: 956.5 },
  ],
  sources: [sample, { ...sample, date: '2026-11-24' }],
};

/** The cheapest day there is: one free sight near the start. */
export const freeDay: Itinerary = {
  city: '杭州',
  party: { adult: 1 },
  days: [
    {
      day: 1,
      date: '2026-12-05',
      start: { ...hubin, time: '09:00' },
      stops: [
        {
          kind: 'visit',
          placeId: 'broken-bridge',
          name: '断桥残雪',
          englishName: 'Broken Bridge',
          leg: walk,
          arrive: '09:10',
          leave: '10:10',
          costYuan: 0,
        },
      ],
      end: { ...hubin, time: '10:20', leg: walk },
      costYuan: 0,
    },
  ],
  costs: { attractions: 0, dining: 0, hotel: 0, innerCityTransport: 0, intercityTransport: 0, total: 0 },
  remarks: [],
  sources: [],
};
