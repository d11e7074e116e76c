import type { Itinerary } from '../../../src/domain/itinerary.js';
import type { TripRequest } from '../../../src/domain/trip-request.js';

// Friday 4 and Saturday 5 December 2026, written by hand: nothing of it comes from the planner.
export const request: TripRequest = {
  city: '小城',
  origin: '海城',
  startDate: '2026-12-04',
  days: 2,
  party: { adult: 2 },
  mustSee: ['明湖'],
  budgets: [{ scope: 'total', maxYuan: 1200 }],
};
const stroll = { mode: 'walk', minutes: 15, distanceMeters: 1000, costYuan: 0 } as const;
const ride = { mode: 'metro', minutes: 25, distanceMeters: 7500, costYuan: 6 } as const;
export const inn = { placeId: 'inn', name: '湖边客栈' };
export const station = { placeId: 'station', name: '小城站' };

export const plan: Itinerary = {
  city: '小城',
  party: { adult: 2 },
  outbound: {
    mode: 'train',
    from: '海城',
    to: '小城',
    date: '2026-12-04',
    depart: '08:00',
    arrive: '09:00',
    costYuan: 140,
  },
  days: [
    {
      day: 1,
      date: '2026-12-04',
      start: { ...station, time: '09:00' },
      stops: [
        { kind: 'visit', placeId: 'lake', name: '明湖', leg: ride, arrive: '09:30', leave: '11:30', costYuan: 0 },
        {
          kind: 'meal',
          meal: 'lunch',
          placeId: 'noodles',
          name: '面馆',
          leg: stroll,
          arrive: '12:00',
          leave: '13:00',
          costYuan: 50,
        },
        { kind: 'visit', placeId: 'temple', name: '古寺', leg: stroll, arrive: '13:30', leave: '15:30', costYuan: 60 },
        {
          kind: 'meal',
          meal: 'dinner',
          placeId: 'snacks',
          name: '小吃街',
          leg: stroll,
          arrive: '17:00',
          leave: '18:00',
          costYuan: 70,
        },
      ],
      end: { ...inn, time: '18:30', leg: stroll },
      overnight: { ...inn, rooms: 1, costYuan: 260 },
      // Train 140, metro 6, lunch 50, temple 60, dinner 70, night 260.
      costYuan: 586,
    },
    {
      day: 2,
      date: '2026-12-05',
      start: { ...inn, time: '09:00' },
      stops: [
        {
          kind: 'visit',
          placeId: 'museum',
          name: '小城博物馆',
          leg: stroll,
          arrive: '09:30',
          leave: '11:30',
          costYuan: 0,
        },
        {
          kind: 'meal',
          meal: 'lunch',
          placeId: 'teahouse',
          name: '茶餐厅',
          leg: stroll,
          arrive: '12:00',
          leave: '13:00',
          costYuan: 100,
        },
        {
          kind: 'visit',
          placeId: 'garden',
          name: '南园',
          leg: { ...stroll, minutes: 30, distanceMeters: 2400 },
          arrive: '13:30',
          leave: '14:30',
          costYuan: 20,
        },
      ],
      end: { ...station, time: '15:00', leg: { ...ride, distanceMeters: 9000 } },
      // Train 140, metro 6, lunch 100, garden 20.
      costYuan: 266,
    },
  ],
  inbound: {
    mode: 'train',
    from: '小城',
    to: '海城',
    date: '2026-12-05',
    depart: '15:30',
    arrive: '16:30',
    costYuan: 140,
  },
  costs: { attractions: 80, dining: 220, hotel: 260, innerCityTransport: 12, intercityTransport: 280, total: 852 },
  remarks: [{ type: 'book-ahead', name: '古寺', note: '须提前一天预约' }],
  sources: [],
};
